import { formatLocalDate } from "~/platform/format";
import { correctionsAmong } from "~/results/publication";
import type { PublicationStep, PublishedResults } from "~/results/published.server";
import { Alert, Section, useT, When } from "~/ui";

type Told = Pick<
  PublishedResults,
  "kind" | "complaintsUntil" | "takesComplaints" | "timeZone" | "decisionNumber" | "decisionDate" | "signer" | "steps"
>;

/** Whether the list is provisional, official or corrected, on which decision it rests, and what was published before it. */
export function Standing({ results }: { results: Told }) {
  const t = useT("publication");
  const { kind, complaintsUntil, takesComplaints, timeZone, decisionNumber, decisionDate, signer, steps } = results;
  const corrections = correctionsAmong(steps);
  return (
    <>
      {kind === "PROVISIONAL" ? (
        <Alert tone="warning" title={t("notice.provisional")}>
          <p>{t("notice.provisional-text")}</p>
          {complaintsUntil ? (
            <p className="mt-2">
              {t(takesComplaints ? "notice.complaints" : "notice.complaints-over")}{" "}
              <When at={lastMinute(complaintsUntil)} time zone={timeZone} />.
            </p>
          ) : null}
        </Alert>
      ) : (
        <p>
          <strong>
            {decisionNumber && decisionDate
              ? t("notice.official", { number: decisionNumber, date: dateOf(decisionDate) })
              : t("notice.official-plain")}
          </strong>
          {signer ? <span className="block text-muted">{t("notice.signer", { signer })}</span> : null}
        </p>
      )}
      {corrections.length > 0 ? (
        <Section title={t("notice.history")} id="corrections">
          <ol className="space-y-3">
            {steps.filter((step) => step.kind === "OFFICIAL").map((step) => (
              <Step
                key={step.number}
                step={step}
                correction={corrections.find(({ publication }) => publication.number === step.number)?.correction ?? null}
                timeZone={timeZone}
              />
            ))}
          </ol>
        </Section>
      ) : null}
    </>
  );
}

function Step({ step, correction, timeZone }: { step: PublicationStep; correction: number | null; timeZone: string }) {
  const t = useT("publication");
  const { decisionNumber, decisionDate, visibleAt, reason } = step;
  return (
    <li>
      <strong>{correction === null ? t("notice.official-plain") : t("notice.correction", { number: correction })}</strong>,{" "}
      <When at={visibleAt} zone={timeZone} />
      {decisionNumber && decisionDate ? (
        <span className="block">{t("notice.decision", { number: decisionNumber, date: dateOf(decisionDate) })}</span>
      ) : null}
      {reason ? <span className="block whitespace-pre-line break-words">{t("notice.reason", { reason })}</span> : null}
    </li>
  );
}

/** The end of a day as people read it: 23:59, not the next day's first moment. */
function lastMinute(until: Date | string): Date {
  return new Date(new Date(until).getTime() - 60_000);
}

function dateOf(date: Date | string): string {
  return formatLocalDate(new Date(date).toISOString().slice(0, 10));
}
