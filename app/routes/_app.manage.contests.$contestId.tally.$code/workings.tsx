import type { Combine } from "~/contests/rule";
import type { RankedEntry } from "~/results/tally-page.server";
import type { RoundWorkings, Workings } from "~/results/workings";
import { Alert, Card, DataTable, DefinitionList, useLanguage, useT } from "~/ui";
import { formatDecimal } from "~/platform/format";

type Names = Readonly<Record<"criteria" | "rounds" | "levels", Readonly<Record<string, string>>>>;

/** Step by step from the sheets to the score, the rank and the prize. */
export function WorkingsView({
  entry,
  workings,
  combine,
  names,
}: {
  entry: RankedEntry;
  workings: Workings;
  combine: Combine;
  names: Names;
}) {
  const t = useT("results");
  const number = useNumber();
  if (workings.status === "insufficient-sheets") {
    return <Alert tone="warning" title={t("workings.insufficient", { minimum: combine.minimumSheets })} />;
  }
  return (
    <>
      {workings.rounds.map((round) => (
        <Card
          key={round.round}
          title={t("workings.round", { round: names.rounds[round.round] ?? round.round, weight: number(round.weight) })}
        >
          <SheetTable round={round} />
          {round.criteria ? <CriteriaTable round={round} names={names} /> : null}
          <p className="mt-4">
            {t(`workings.combined.${combine.method}`, { count: round.validSheets })}{" "}
            {round.combined ? <>{t("workings.exact", { value: number(round.combined) })} </> : null}
            <strong>{number(round.score)}</strong>
          </p>
        </Card>
      ))}
      <DefinitionList
        items={[
          { term: t("workings.total-exact"), description: number(workings.total?.exact ?? null) },
          { term: t("workings.total"), description: <strong>{number(workings.total?.rounded ?? null)}</strong> },
          { term: t("ranking.rank"), description: entry.rank ?? "–" },
          ...workings.tieBreak.map(({ by, id, value }) => ({
            term: t(`workings.tie.${by}`, { name: names.criteria[id ?? ""] ?? names.rounds[id ?? ""] ?? id }),
            description: number(value),
          })),
          ...workings.prizes.map(({ level, outcome }) => ({
            term: names.levels[level] ?? (level === "none" ? t("decisions.no-prize") : level),
            description: t(`workings.prize.${outcome}`),
          })),
        ]}
      />
    </>
  );
}

function SheetTable({ round }: { round: RoundWorkings }) {
  const t = useT("results");
  const number = useNumber();
  return (
    <DataTable
      caption={t("workings.sheets")}
      rows={round.sheets}
      rowKey={({ judge }) => judge}
      columns={[
        { key: "judge", header: t("workings.judge"), rowHeader: true, cell: ({ judge }) => judge },
        { key: "total", header: t("workings.sheet-total"), align: "end", cell: ({ total }) => number(total) },
        {
          key: "note",
          header: t("workings.note"),
          cell: ({ dropped, missing }) =>
            dropped ? t(`workings.dropped.${dropped}`) : missing?.length ? t("workings.not-valid") : null,
        },
      ]}
    />
  );
}

function CriteriaTable({ round, names }: { round: RoundWorkings; names: Names }) {
  const t = useT("results");
  const number = useNumber();
  return (
    <DataTable
      caption={t("workings.criteria")}
      rows={round.criteria ?? []}
      rowKey={({ criterion }) => criterion}
      columns={[
        {
          key: "criterion",
          header: t("workings.criterion"),
          rowHeader: true,
          cell: ({ criterion }) => names.criteria[criterion] ?? criterion,
        },
        {
          key: "marks",
          header: t("workings.marks"),
          cell: ({ marks }) => marks.map(({ mark, dropped }) => (dropped ? `(${number(mark)})` : number(mark))).join("; "),
        },
        { key: "combined", header: t("workings.combined-short"), align: "end", cell: ({ combined }) => number(combined) },
        { key: "weighted", header: t("workings.weighted"), align: "end", cell: ({ weighted }) => number(weighted) },
      ]}
    />
  );
}

/** A decimal in the page's language; an endless one stays the fraction that it is. */
function useNumber(): (value: string | null) => string {
  const language = useLanguage();
  return (value) => (value === null ? "–" : value.includes("/") ? value : formatDecimal(value, language));
}
