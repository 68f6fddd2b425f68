import { paths } from "~/paths";
import { formatBytes, formatLocalDate, lastMinute } from "~/platform/format";
import { correctionsAmong } from "~/results/publication";
import type { PublicationStep, PublishedResults } from "~/results/published.server";
import { Alert, Section, useLanguage, useT, When } from "~/ui";

type Told = Pick<
  PublishedResults,
  | "slug"
  | "kind"
  | "complaintsUntil"
  | "takesComplaints"
  | "timeZone"
  | "decisionNumber"
  | "decisionDate"
  | "signer"
  | "noListReason"
  | "steps"
>;

/** Whether the list is provisional, official or corrected, on which decision it rests, and what was published before it. */
export function Standing({ results }: { results: Told }) {
  const t = useT("publication");
  const { slug, kind, complaintsUntil, takesComplaints, timeZone, decisionNumber, decisionDate, signer, steps } = results;
  const corrections = correctionsAmong(steps);
  const official = steps.filter((step) => step.kind === "OFFICIAL");
  // A provisional list after an official result is of its correction.
  const corrects = kind === "PROVISIONAL" && official.length > 0;
  return (
    <>
      {kind === "PROVISIONAL" ? (
        <Alert tone="warning" title={t("notice.provisional")}>
          <p>{t(corrects ? "notice.provisional-again" : "notice.provisional-text")}</p>
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
          {corrections.length === 0 && results.noListReason ? (
            <span className="mt-2 block break-words whitespace-pre-line">
              {t("notice.no-list", { reason: results.noListReason })}
            </span>
          ) : null}
        </p>
      )}
      {corrections.length > 0 || corrects ? (
        <Section title={t("notice.history")} id="corrections">
          <ol className="space-y-3">
            {official.map((step) => (
              <Step
                key={step.number}
                slug={slug}
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

function Step({
  slug,
  step,
  correction,
  timeZone,
}: {
  slug: string;
  step: PublicationStep;
  correction: number | null;
  timeZone: string;
}) {
  const t = useT("publication");
  const language = useLanguage();
  const { decisionNumber, decisionDate, visibleAt, reason } = step;
  return (
    <li>
      <strong>{correction === null ? t("notice.official-plain") : t("notice.correction", { number: correction })}</strong>,{" "}
      <When at={visibleAt} zone={timeZone} />
      {decisionNumber && decisionDate ? (
        <span className="block">{t("notice.decision", { number: decisionNumber, date: dateOf(decisionDate) })}</span>
      ) : null}
      {reason ? <span className="block whitespace-pre-line break-words">{t("notice.reason", { reason })}</span> : null}
      {step.noListReason ? (
        <span className="block break-words whitespace-pre-line">{t("notice.no-list", { reason: step.noListReason })}</span>
      ) : null}
      <span className="no-print flex flex-wrap gap-x-6">
        <a className="link inline-block py-1" href={paths.bundle(slug, step.number)}>
          {t("results:public.recount.download", { size: formatBytes(step.bundleBytes, language) })}
        </a>
        <a className="link inline-block py-1" href={paths.recountOf(slug, step.number)}>
          {t("public-results:nav.recount")}
        </a>
      </span>
      <span className="block text-sm text-muted">
        {t("results:public.recount.sha256")} <code className="break-all">{step.bundleSha256}</code>
      </span>
    </li>
  );
}

function dateOf(date: Date | string): string {
  return formatLocalDate(new Date(date).toISOString().slice(0, 10));
}
