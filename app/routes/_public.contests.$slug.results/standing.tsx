import { formatLocalDate } from "~/platform/format";
import type { PublishedResults } from "~/results/published.server";
import { Alert, useT, When } from "~/ui";

/** Whether the list is provisional, official or corrected, and on which decision it rests. */
export function Standing({
  results: { kind, reason, complaintsUntil, decisionNumber, decisionDate, signer },
}: {
  results: Pick<PublishedResults, "kind" | "reason" | "complaintsUntil" | "decisionNumber" | "decisionDate" | "signer">;
}) {
  const t = useT("public-results");
  return (
    <>
      {kind === "PROVISIONAL" ? (
        <Alert tone="warning" title={t("provisional.title")}>
          {t("provisional.text")}{" "}
          {complaintsUntil ? (
            <>
              {t("provisional.until")} <When at={complaintsUntil} time />.
            </>
          ) : null}
        </Alert>
      ) : null}
      {reason ? (
        <Alert tone="info" title={t("corrected")}>
          {reason}
        </Alert>
      ) : null}
      {decisionNumber ? (
        <p>
          {decisionDate
            ? t("decision.dated", { number: decisionNumber, date: formatLocalDate(new Date(decisionDate).toISOString().slice(0, 10)) })
            : t("decision.numbered", { number: decisionNumber })}
          {signer ? `. ${t("decision.signer", { name: signer })}` : ""}.
        </p>
      ) : null}
    </>
  );
}
