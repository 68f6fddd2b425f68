import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { MoveBadge } from "~/results/scenarios/move-badge";
import { usePrizeName } from "~/results/scenarios/prize-words";
import type { ScenarioList } from "~/results/scenarios/scenario-list.server";
import { moveOf } from "~/results/scenarios/scenario-view";
import { AppForm, DataTable, Money, Section, SelectField, SubmitButton, useT } from "~/ui";
import { useRowName } from "./scenario-table";

/** Two scenarios beside each other: whose prize differs. */
export function Compare({ list }: { list: ScenarioList }) {
  const t = useT("scenarios");
  const nameOf = useRowName();
  const { compared, rows } = list;
  const options = rows.map((row) => ({ value: row.key, label: nameOf(row) }));
  const chosen = { from: compared?.from ?? rows[0]?.key, to: compared?.to ?? rows.at(-1)?.key };
  return (
    <Section title={t("compare.title")} id="compare">
      <AppForm
        method="get"
        action={`${paths.scenarios(list.contest.id)}#compare`}
        values={chosen}
        preventScrollReset
      >
        <div className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
          <SelectField name="from" label={t("compare.from")} options={options} required />
          <SelectField name="to" label={t("compare.to")} options={options} required />
          <SubmitButton variant="secondary">{t("compare.submit")}</SubmitButton>
        </div>
      </AppForm>
      {compared ? <Compared list={list} compared={compared} /> : null}
    </Section>
  );
}

function Compared({
  list,
  compared,
}: {
  list: ScenarioList;
  compared: NonNullable<ScenarioList["compared"]>;
}) {
  const t = useT("scenarios");
  const prize = usePrizeName(list.levels);
  const order = list.levels.map(({ id }) => id);
  const { moves, moreVnd } = compared;
  return (
    <div className="mt-6 grid gap-4">
      <p>
        {moves.length > 0 ? t("compare.moves", { count: moves.length }) : t("compare.same")}{" "}
        {moreVnd === 0 ? (
          t("compare.same-cost")
        ) : (
          <>
            {t(moreVnd > 0 ? "compare.more" : "compare.less")} <Money dong={Math.abs(moreVnd)} />.
          </>
        )}
      </p>
      {moves.length > 0 ? (
        <DataTable
          dense
          caption={t("compare.title")}
          rows={moves}
          rowKey={({ entry }) => entry}
          columns={[
            {
              key: "entry",
              header: t("played.entry"),
              rowHeader: true,
              cell: ({ entry, title, group }) => (
                <>
                  <Link to={paths.tallyEntry(list.contest.id, entry)}>{entry}</Link>
                  <span className="block font-normal">{title}</span>
                  <span className="block text-sm font-normal text-muted">{list.groupNames[group]}</span>
                </>
              ),
            },
            { key: "from", header: t("compare.from"), labelled: true, cell: ({ from }) => prize(from) },
            { key: "to", header: t("compare.to"), labelled: true, cell: ({ to }) => prize(to) },
            {
              key: "move",
              header: t("played.move"),
              cell: ({ from, to }) => <MoveBadge move={moveOf(order, from, to)} />,
            },
          ]}
        />
      ) : null}
    </div>
  );
}
