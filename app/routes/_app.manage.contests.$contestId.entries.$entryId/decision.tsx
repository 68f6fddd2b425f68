import { useLocation } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { ScreeningOutcome } from "~/entries/entry-state";
import { unmetReason } from "~/entries/screening/checklist";
import { versionJudged } from "~/entries/screening/version-judged";
import { screeningSchema } from "~/entries/screening/screening-form";
import {
  Alert,
  AppForm,
  CheckboxGroupField,
  DateTimeField,
  HiddenField,
  Section,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";
import type { ScreeningAnswer, ScreeningPage } from "./route";

/** The secretariat's conclusion, or why none can be drawn now. Each outcome asks for what it needs. */
export function Decision({ entry, answer }: { entry: ScreeningPage; answer: ScreeningAnswer }) {
  const t = useT("entries");
  const [opened] = useState(entry);
  if (entry.whyNotScreen !== null) return <NotNow entry={entry} />;
  // What is kept in the background brings the page up to date under whoever reads it.
  const version = versionJudged(opened, entry, answer?.conflict ?? false);
  return (
    <Section title={t("screen.decision")} id="decision">
      {answer?.conflict ? (
        <Alert tone="danger" title={t("screen.conflict")}>
          {t("screen.conflictHelp")}
        </Alert>
      ) : null}
      <div className="outcomes">
        <Outcome entry={entry} version={version} answer={answer} id="eligible" outcome="ELIGIBLE" />
        {entry.assigned ? (
          <p className="help">{t("screen.assigned")}</p>
        ) : (
          <Outcome entry={entry} version={version} answer={answer} id="supplement" outcome="SUPPLEMENT">
            <Asked entry={entry} />
            <DateTimeField name="dueAt" label={t("screen.dueAt")} required />
          </Outcome>
        )}
        <Outcome entry={entry} version={version} answer={answer} id="ineligible" outcome="INELIGIBLE" />
      </div>
    </Section>
  );
}

function Outcome({
  entry,
  version,
  answer,
  id,
  outcome,
  children,
}: {
  entry: ScreeningPage;
  version: number;
  answer: ScreeningAnswer;
  id: string;
  outcome: ScreeningOutcome;
  children?: ReactNode;
}) {
  const t = useT("entries");
  const schema = useMemo(() => screeningSchema(entry.timeZone), [entry.timeZone]);
  const details = useOpenedByAddress(id);
  const mine = answer?.values["outcome"] === outcome ? answer : undefined;
  const typed = useRef(false);
  const point = (label: string) => t("screening:checklist.unmet", { label });
  const unmet = outcome === "ELIGIBLE" ? "" : unmetReason(entry.checklist, point);
  const values = mine?.values ?? { reason: unmet, dueAt: entry.proposedDue, asked: [] };
  // The reason follows the checklist until somebody has written into it; in place, so that the focus stays.
  useEffect(() => {
    const reason = details.current?.querySelector("textarea");
    if (reason && !typed.current && !mine) reason.value = unmet;
  }, [details, mine, unmet]);
  return (
    <details className="outcome" id={id} ref={details} open={mine !== undefined || undefined}>
      <summary>{t(`screen.outcomes.${outcome}`)}</summary>
      <AppForm
        schema={schema}
        namespace="entries"
        faults={mine?.faults}
        values={values}
        onInput={() => {
          typed.current = true;
        }}
      >
        <HiddenField name="version" value={version} />
        <HiddenField name="outcome" value={outcome} />
        <p className="help">{t(`screen.outcomeHelp.${outcome}`)}</p>
        {outcome === "ELIGIBLE" ? null : (
          <TextAreaField
            name="reason"
            label={t("screen.reason")}
            help={t("screen.reasonHelp")}
            required
          />
        )}
        {children}
        <SubmitButton variant={outcome === "INELIGIBLE" ? "danger" : "primary"}>
          {t(`screening:decide.${outcome}`)}
        </SubmitButton>
      </AppForm>
    </details>
  );
}

/** Opened and given the focus when the address leads to it. */
function useOpenedByAddress(id: string) {
  const details = useRef<HTMLDetailsElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const wanted = hash === `#${id}`;
    if (!wanted) {
      if (/^#(eligible|supplement|ineligible)$/.test(hash)) element.open = false;
      return;
    }
    element.open = true;
    element.querySelector<HTMLElement>("textarea, button[type=submit]")?.focus();
  }, [hash, key, id]);
  return details;
}

/** Which parts of the form the supplement opens. */
function Asked({ entry }: { entry: ScreeningPage }) {
  const t = useT("screening");
  return (
    <CheckboxGroupField
      name="asked"
      className="checks-columns"
      label={t("asked.title")}
      help={t("asked.help")}
      options={entry.askable.map(({ path, label }) => ({
        value: path,
        label: label ?? t(`entries:part.${path}`),
      }))}
    />
  );
}

/** Who only reads (an observer) is shown nothing to press. */
function NotNow({ entry }: { entry: ScreeningPage }) {
  const t = useT("entries");
  const { whyNotScreen, screenFrom, screenUntil, timeZone } = entry;
  if (whyNotScreen !== "not-yet" && whyNotScreen !== "too-late" && whyNotScreen !== "state")
    return null;
  const at = whyNotScreen === "not-yet" ? screenFrom : screenUntil;
  const title =
    entry.decision !== null
      ? t("screening:not-now.decided", { number: entry.decision })
      : entry.appeal
        ? t("screening:not-now.appeal")
        : t(`screen.notNow.${whyNotScreen}`);
  return (
    <Section title={t("screen.decision")} id="decision">
      <Alert tone="info" title={title}>
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
