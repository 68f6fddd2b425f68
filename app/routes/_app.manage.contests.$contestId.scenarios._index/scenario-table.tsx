import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import type { ListedScenario, ScenarioList } from "~/results/scenarios/scenario-list.server";
import { StateBadge } from "~/results/scenarios/state-badge";
import { Count, DataTable, Money, useT } from "~/ui";

/** The name of a row: of a scenario its own. */
export function useRowName(): (row: Pick<ListedScenario, "key" | "name">) => string {
  const t = useT("scenarios");
  return ({ key, name }) => name || t(`base.${key}`);
}

/** What each scenario gives, leaves empty and costs. */
export function ScenarioTable({ list }: { list: ScenarioList }) {
  const t = useT("scenarios");
  const nameOf = useRowName();
  return (
    <DataTable
      caption={t("list.caption")}
      rows={list.rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "name",
          header: t("list.scenario"),
          rowHeader: true,
          cell: (row) => (
            <>
              {row.state ? (
                <Link to={paths.scenario(list.contest.id, row.key)}>{row.name}</Link>
              ) : (
                nameOf(row)
              )}
              {row.state ? (
                <span className="mt-1 block">
                  <StateBadge state={row.state} />
                </span>
              ) : null}
            </>
          ),
        },
        { key: "places", header: t("sum.places"), align: "end", cell: ({ places }) => <Count value={places} /> },
        ...list.levels.map(({ id, label }) => ({
          key: id,
          header: label,
          align: "end" as const,
          cell: ({ levels }: ListedScenario) => (
            <Count value={levels.find(({ level }) => level === id)?.awarded ?? 0} />
          ),
        })),
        { key: "empty", header: t("sum.empty"), align: "end", cell: ({ empty }) => <Count value={empty} /> },
        {
          key: "undecided",
          header: t("sum.undecided"),
          align: "end",
          cell: ({ undecided }) => <Count value={undecided} />,
        },
        { key: "cost", header: t("sum.cost"), align: "end", cell: ({ costVnd }) => <Money dong={costVnd} /> },
      ]}
    />
  );
}
