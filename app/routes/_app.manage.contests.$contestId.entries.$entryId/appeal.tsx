import { answerAppealSchema } from "~/entries/eligibility/eligibility-form";
import {
  Alert,
  AppForm,
  HiddenField,
  RadioGroupField,
  Section,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";
import type { ScreeningAnswer, ScreeningPage } from "./route";

/** The authors' appeal, and the answer to it. */
export function AppealToAnswer({
  entry,
  appeal,
  answer,
}: {
  entry: ScreeningPage;
  appeal: NonNullable<ScreeningPage["appeal"]>;
  answer: ScreeningAnswer;
}) {
  const t = useT("screening");
  return (
    <Section id="appeal" title={t("appeal.to-answer")}>
      <Alert tone="warning">
        <p className="whitespace-pre-line break-words">{appeal.text}</p>
        <p className="mt-2">
          <When at={appeal.at} time zone={entry.timeZone} />
        </p>
      </Alert>
      {appeal.whyNotAnswer === null ? (
        <AppForm
          schema={answerAppealSchema}
          namespace="screening"
          faults={answer?.faults}
          values={answer?.values}
        >
          <HiddenField name="appealId" value={appeal.id} />
          {answer?.conflict ? <Alert tone="danger" title={t("conflict")} /> : null}
          <RadioGroupField
            name="outcome"
            label={t("appeal.outcome")}
            required
            options={(["UPHELD", "REJECTED"] as const).map((value) => ({
              value,
              label: t(`appeal.outcomes.${value}`),
              help: t(`appeal.outcome-help.${value}`),
            }))}
          />
          <TextAreaField
            name="answer"
            label={t("appeal.answer")}
            help={t("appeal.answer-help")}
            required
          />
          <SubmitButton intent="answer-appeal">{t("appeal.send-answer")}</SubmitButton>
        </AppForm>
      ) : null}
    </Section>
  );
}
