import {
  AppForm,
  HiddenField,
  RadioGroupField,
  Section,
  SubmitButton,
  TextAreaField,
  useT,
} from "~/ui";
import type { RequestAnswer, RequestData } from "./route";

/** The answer, which stops the clock and goes out by mail. */
export function AnswerForm({ request, answer }: { request: RequestData; answer: RequestAnswer }) {
  const t = useT("rights");
  const mine = answer?.intent === "answer" ? answer : undefined;
  const before = request.state === "OPEN" ? {} : { state: request.state, answer: request.answer };
  return (
    <Section title={t("request.answer")}>
      <AppForm faults={mine?.faults} values={mine?.values ?? before} namespace="rights">
        <HiddenField name="from" value={request.state} />
        <div className="grid gap-6">
          <RadioGroupField
            name="state"
            label={t("request.answer-state")}
            required
            options={(["ANSWERED", "DONE", "REFUSED"] as const).map((state) => ({
              value: state,
              label: t(`state.${state}`),
            }))}
          />
          <TextAreaField
            name="answer"
            label={t("request.answer-text")}
            help={t("request.answer-help")}
            required
          />
        </div>
        <div className="actions">
          <SubmitButton intent="answer">{t("request.answer-submit")}</SubmitButton>
        </div>
      </AppForm>
    </Section>
  );
}
