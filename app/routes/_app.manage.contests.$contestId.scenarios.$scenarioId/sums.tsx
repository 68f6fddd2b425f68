import type { ScenarioPage } from "~/results/scenarios/scenario-page.server";
import type { LevelSum } from "~/results/scenarios/scenario-view";
import { Count, DataTable, Money, useT } from "~/ui";

interface Row extends LevelSum {
  readonly label: string;
  readonly regulationVnd: number;
}

/** By level and in all: prizes given, places left, money, and the money that the regulation's numbers would take. */
export function Sums({
  levels,
  then,
  byRegulation,
}: {
  levels: ScenarioPage["levels"];
  then: readonly LevelSum[];
  byRegulation: readonly LevelSum[];
}) {
  const t = useT("scenarios");
  const rows = then.map(
    (sum): Row => ({
      ...sum,
      label: levels.find(({ id }) => id === sum.level)?.label ?? sum.level,
      regulationVnd: byRegulation.find(({ level }) => level === sum.level)?.costVnd ?? 0,
    }),
  );
  const total = (of: (row: Row) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const all: Row = {
    level: "",
    label: t("sum.all"),
    quota: total(({ quota }) => quota),
    awarded: total(({ awarded }) => awarded),
    undecided: total(({ undecided }) => undecided),
    empty: total(({ empty }) => empty),
    costVnd: total(({ costVnd }) => costVnd),
    regulationVnd: total(({ regulationVnd }) => regulationVnd),
  };
  const anyUndecided = all.undecided > 0;
  const money = (of: (row: Row) => number) =>
    function Cell(row: Row) {
      return row.level === "" ? (
        <strong>
          <Money dong={of(row)} />
        </strong>
      ) : (
        <Money dong={of(row)} />
      );
    };
  return (
    <DataTable
      caption={t("sum.caption")}
      captionVisible
      rows={[...rows, all]}
      rowKey={({ level }) => level}
      columns={[
        { key: "level", header: t("sum.level"), rowHeader: true, cell: ({ label }) => label },
        { key: "places", header: t("sum.places"), align: "end", cell: ({ quota }) => <Count value={quota} /> },
        { key: "awarded", header: t("sum.awarded"), align: "end", cell: ({ awarded }) => <Count value={awarded} /> },
        ...(anyUndecided
          ? [
              {
                key: "undecided",
                header: t("sum.undecided"),
                align: "end" as const,
                cell: ({ undecided }: Row) => <Count value={undecided} />,
              },
            ]
          : []),
        { key: "empty", header: t("sum.empty"), align: "end", cell: ({ empty }) => <Count value={empty} /> },
        { key: "cost", header: t("sum.cost"), align: "end", cell: money(({ costVnd }) => costVnd) },
        {
          key: "regulation",
          header: t("sum.regulation"),
          align: "end",
          cell: money(({ regulationVnd }) => regulationVnd),
        },
      ]}
    />
  );
}
