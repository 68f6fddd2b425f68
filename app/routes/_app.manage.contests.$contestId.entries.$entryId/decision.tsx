import { useMemo } from "react";
import { SCREENING_OUTCOMES } from "~/entries/entry-state";
import { screeningSchema } from "~/entries/screening-form";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  DateTimeField,
  HiddenField,
  RadioGroupField,
  Section,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";
import type { ScreeningPage } from "./route";

interface Answer {
  readonly conflict: boolean;
  readonly faults: readonly Fault[];
  readonly values: unknown;
}

/** The secretariat's conclusion, or why none can be drawn now. */
export function Decision({ entry, answer }: { entry: ScreeningPage; answer: Answer | undefined }) {
  const t = useT("entries");
  const schema = useMemo(() => screeningSchema(entry.timeZone), [entry.timeZone]);
  if (entry.whyNotScreen !== null) return <NotNow entry={entry} />;
  const outcomes = SCREENING_OUTCOMES.filter(
    (outcome) => outcome !== "SUPPLEMENT" || !entry.assigned,
  );
  return (
    <Section title={t("screen.decision")} id="decision">
      <AppForm schema={schema} namespace="entries" faults={answer?.faults} values={answer?.values}>
        <HiddenField name="version" value={entry.version} />
        {answer?.conflict ? (
          <Alert tone="danger" title={t("screen.conflict")}>
            {t("screen.conflictHelp")}
          </Alert>
        ) : null}
        <RadioGroupField
          name="outcome"
          label={t("screen.outcome")}
          required
          options={outcomes.map((outcome) => ({
            value: outcome,
            label: t(`screen.outcomes.${outcome}`),
            help: t(`screen.outcomeHelp.${outcome}`),
          }))}
        />
        <TextAreaField name="reason" label={t("screen.reason")} help={t("screen.reasonHelp")} />
        {entry.assigned ? (
          <p className="help">{t("screen.assigned")}</p>
        ) : (
          <DateTimeField name="dueAt" label={t("screen.dueAt")} help={t("screen.dueAtHelp")} />
        )}
        <SubmitButton>{t("screen.decide")}</SubmitButton>
      </AppForm>
    </Section>
  );
}

/** Who only reads (an observer) is shown nothing to press. */
function NotNow({ entry }: { entry: ScreeningPage }) {
  const t = useT("entries");
  const { whyNotScreen, screenFrom, screenUntil, timeZone } = entry;
  if (whyNotScreen !== "not-yet" && whyNotScreen !== "too-late" && whyNotScreen !== "state")
    return null;
  const at = whyNotScreen === "not-yet" ? screenFrom : screenUntil;
  return (
    <Section title={t("screen.decision")} id="decision">
      <Alert tone="info" title={t(`screen.notNow.${whyNotScreen}`)}>
        {at && whyNotScreen !== "state" ? (
          <p>
            {t(whyNotScreen === "not-yet" ? "screen.from" : "screen.until")}{" "}
            <When at={at} time zone={timeZone} />
          </p>
        ) : null}
      </Alert>
    </Section>
  );
}
