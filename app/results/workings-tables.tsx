import { DataTable, useT } from "~/ui";
import type { RoundWorkings, SheetScores } from "./workings";
import type { WorkingsNames } from "./workings-names";

type Criterion = WorkingsNames["criteria"][number];

type Show = (value: string | null) => string;

/** Each judge's marks and total, and what the rule left out. */
export function SheetTable({
  round,
  criteria,
  scores,
  number,
}: {
  round: RoundWorkings;
  criteria: readonly Criterion[];
  scores: readonly SheetScores[];
  number: Show;
}) {
  const t = useT("results");
  const markOf = (judge: string, id: string) => scores.find((sheet) => sheet.judge === judge)?.scores[id] ?? null;
  const noteworthy = round.sheets.some(({ dropped, missing }) => dropped || missing?.length);
  return (
    <DataTable
      caption={t("workings.sheets")}
      rows={round.sheets}
      rowKey={({ judge }) => judge}
      columns={[
        { key: "judge", header: t("workings.judge"), rowHeader: true, cell: ({ judge }) => judge },
        ...criteria.map(({ id, label, max }) => ({
          key: id,
          header: t("workings.criterion-of", { label, max: number(max) }),
          align: "end" as const,
          cell: ({ judge }: { judge: string }) => number(markOf(judge, id)),
        })),
        {
          key: "total",
          header: t("workings.sheet-total"),
          align: "end",
          cell: ({ total }) => <strong>{number(total)}</strong>,
        },
        ...(noteworthy
          ? [
              {
                key: "note",
                header: t("workings.note"),
                cell: ({ dropped, missing }: RoundWorkings["sheets"][number]) =>
                  dropped ? t(`workings.dropped.${dropped}`) : missing?.length ? t("workings.not-valid") : null,
              },
            ]
          : []),
      ]}
    />
  );
}

/** Where the rule combines criterion by criterion. */
export function CriteriaTable({
  round,
  criteria,
  number,
}: {
  round: RoundWorkings;
  criteria: readonly Criterion[];
  number: Show;
}) {
  const t = useT("results");
  return (
    <DataTable
      caption={t("workings.criteria")}
      captionVisible
      rows={round.criteria ?? []}
      rowKey={({ criterion }) => criterion}
      columns={[
        {
          key: "criterion",
          header: t("workings.criterion"),
          rowHeader: true,
          cell: ({ criterion }) => criteria.find(({ id }) => id === criterion)?.label ?? criterion,
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
