import { officialDate } from "~/documents/official-date";
import { formatDateTime } from "~/platform/format";
import { DataTable, useT } from "~/ui";
import type { DecisionPage } from "./route";

/** The decision as it is printed. */
export function Paper({ decision }: { decision: DecisionPage }) {
  const t = useT("documents");
  const of = (outcome: "ELIGIBLE" | "INELIGIBLE") =>
    decision.entries.filter((entry) => entry.outcome === outcome);
  const dated = (date: string) => Object.values(officialDate(date)).join("/");
  const words = {
    contest: decision.contestTitle,
    number: decision.decisionNumber,
    date: dated(decision.decisionDate),
    rulesNumber: decision.rulesNumber,
    rulesDate: dated(decision.rulesDate),
    eligible: of("ELIGIBLE").length,
    refused: of("INELIGIBLE").length,
    until: formatDateTime(
      new Date(new Date(decision.appealUntil).getTime() - 60_000),
      decision.timeZone,
    ),
  };
  const articles = [
    ...(words.eligible > 0 ? ["eligible"] : []),
    ...(words.refused > 0 ? ["refused", "appeal"] : []),
    "carried-out",
  ];
  return (
    <article className="paper">
      <div className="paper-head">
        <div>
          <p>{decision.organisationName}</p>
          <p className="font-semibold">{t("eligibility.committee")}</p>
          <p>{t("eligibility.number", { number: decision.decisionNumber })}</p>
        </div>
        <div>
          <p className="font-semibold">{t("nation.country")}</p>
          <p className="font-semibold">{t("nation.motto")}</p>
          <p className="italic">
            {t("eligibility.place-and-date", {
              place: decision.province,
              ...officialDate(decision.decisionDate),
            })}
          </p>
        </div>
      </div>
      <div className="text-center font-semibold">
        <p>{t("eligibility.title")}</p>
        <p>{t("eligibility.about", words)}</p>
      </div>
      <p className="text-center font-semibold">{t("eligibility.authority")}</p>
      <p>{t("eligibility.rules", words)}</p>
      <p>{t("eligibility.proposal")}</p>
      <p className="text-center font-semibold">{t("eligibility.decides")}</p>
      {articles.map((key, index) => (
        <p key={key}>
          <strong>{t("eligibility.article.number", { number: index + 1 })}</strong>{" "}
          {t(`eligibility.article.${key}`, words)}
        </p>
      ))}
      <div className="text-center sm:ml-auto sm:w-1/2">
        <p className="font-semibold">{t("eligibility.on-behalf")}</p>
        <p className="mt-12 font-semibold">{decision.signer}</p>
      </div>
      <List decision={decision} outcome="ELIGIBLE" entries={of("ELIGIBLE")} />
      <List decision={decision} outcome="INELIGIBLE" entries={of("INELIGIBLE")} />
    </article>
  );
}

function List({
  decision,
  outcome,
  entries,
}: {
  decision: DecisionPage;
  outcome: "ELIGIBLE" | "INELIGIBLE";
  entries: DecisionPage["entries"];
}) {
  const t = useT("documents");
  if (entries.length === 0) return null;
  const column = (key: string) => t(`eligibility.column.${key}`);
  const numbered = entries.map((entry, index) => ({ ...entry, number: index + 1 }));
  return (
    <section className="break-before-page">
      <h3 className="mb-3 text-center font-semibold">{t(`eligibility.list.${outcome}`)}</h3>
      <p className="mb-3 text-center">
        {t("eligibility.list.with", {
          number: decision.decisionNumber,
          date: Object.values(officialDate(decision.decisionDate)).join("/"),
          count: entries.length,
        })}
      </p>
      <DataTable
        dense
        caption={t(`eligibility.list.${outcome}`)}
        rows={numbered}
        rowKey={({ entryId }) => entryId}
        columns={[
          {
            key: "number",
            header: column("number"),
            align: "center",
            cell: ({ number }) => number,
          },
          {
            key: "title",
            header: column("title"),
            rowHeader: true,
            cell: ({ title, code }) => (
              <>
                {title} <span className="figures block text-sm font-normal">{code}</span>
              </>
            ),
          },
          { key: "authors", header: column("authors"), cell: ({ authors }) => authors.join(", ") },
          { key: "unit", header: column("unit"), cell: ({ units }) => units.join(", ") },
          outcome === "ELIGIBLE"
            ? { key: "field", header: column("field"), cell: ({ fieldName }) => fieldName }
            : {
                key: "reason",
                header: column("reason"),
                cell: ({ reason }) => <span className="whitespace-pre-line">{reason}</span>,
              },
        ]}
      />
    </section>
  );
}
