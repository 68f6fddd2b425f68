import { OPINIONS, opinionSchema } from "~/entries/similarity/opinion-form";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  Badge,
  HiddenField,
  RadioGroupField,
  Section,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";
import type { PairOnPage } from "./route";

interface Answer {
  readonly conflict: boolean;
  readonly faults: readonly Fault[];
  readonly values: unknown;
}

/** The opinion on record, and the form of those who may give one. */
export function Weighing({ pair, answer }: { pair: PairOnPage; answer: Answer | undefined }) {
  const t = useT("similarity");
  const { opinion, whyNotWeigh, seen, timeZone } = pair;
  const values = answer?.values ?? { opinion: opinion?.opinion ?? "", note: opinion?.note ?? "" };
  return (
    <Section title={t("weigh.title")} lead={t("weigh.lead")} id="opinion">
      {opinion ? (
        <div className="mb-6 grid gap-1">
          <p>
            <Badge tone="success">{t(`opinion.${opinion.opinion}`)}</Badge>
          </p>
          {opinion.note ? <p className="whitespace-pre-line break-words">{opinion.note}</p> : null}
          <p className="text-muted">
            {t("weigh.by", { name: opinion.by })} <When at={opinion.at} time zone={timeZone} />
          </p>
        </div>
      ) : null}
      {whyNotWeigh === null ? (
        <AppForm
          schema={opinionSchema}
          namespace="similarity"
          faults={answer?.faults}
          values={values}
        >
          <HiddenField name="seen" value={seen} />
          {answer?.conflict ? (
            <Alert tone="danger" title={t("weigh.conflict")}>
              {t("weigh.conflict-help")}
            </Alert>
          ) : null}
          <RadioGroupField
            name="opinion"
            label={t("weigh.opinion")}
            required
            options={OPINIONS.map((value) => ({
              value,
              label: t(`opinion.${value}`),
              help: t(`weigh.${value}-help`),
            }))}
          />
          <TextAreaField name="note" label={t("weigh.note")} help={t("weigh.note-help")} rows={3} />
          <SubmitButton>{t("weigh.save")}</SubmitButton>
        </AppForm>
      ) : opinion ? null : (
        <p className="text-muted">{t("opinion.none")}</p>
      )}
    </Section>
  );
}
