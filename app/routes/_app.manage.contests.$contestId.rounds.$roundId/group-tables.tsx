import type { Advance } from "~/contests/round";
import type { GroupLine, LineRow } from "~/results/advance";
import type { RoundGroup } from "~/results/round-page.server";
import { Badge, DataTable, Section, useT } from "~/ui";
import { EntryCell, Score } from "./cells";

interface Line {
  readonly cut: Advance;
  /** The form to which the boxes belong. */
  readonly form: string;
  readonly want: (entry: string, advances: boolean | null) => void;
}

/** The ranking of each group, with what the line does to each entry. */
export function GroupTables({
  lines,
  groups,
  titles,
  line,
}: {
  lines: readonly GroupLine[];
  groups: readonly RoundGroup[];
  titles: Readonly<Record<string, string>>;
  /** Null: nobody goes on from this round. */
  line: Line | null;
}) {
  const t = useT("rounds");
  return lines.map(({ group, rows }) => {
    const name = groups.find(({ id }) => id === group)?.name ?? group;
    return (
      <Section key={group} title={name}>
        <DataTable
          dense
          caption={name}
          rows={rows}
          rowKey={({ entry }) => entry}
          columns={[
            {
              key: "rank",
              header: t("table.rank"),
              align: "center",
              cell: ({ rank }) => rank ?? "–",
            },
            {
              key: "entry",
              header: t("table.entry"),
              rowHeader: true,
              cell: ({ entry }) => <EntryCell code={entry} title={titles[entry]} />,
            },
            {
              key: "score",
              header: t("table.score"),
              align: "end",
              cell: ({ score }) => <Score score={score} />,
            },
            ...(line
              ? [
                  {
                    key: "outcome",
                    header: t("table.outcome"),
                    cell: (row: LineRow) => <Outcome row={row} />,
                  },
                  {
                    key: "decide",
                    header: t(line.cut.by === "list" ? "table.listed" : "table.decide"),
                    cell: (row: LineRow) => <Decide row={row} line={line} />,
                  },
                ]
              : []),
          ]}
        />
      </Section>
    );
  });
}

function Outcome({ row: { advances, exception, edge } }: { row: LineRow }) {
  const t = useT("rounds");
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={advances ? "success" : "neutral"}>
        {t(advances ? "table.in" : "table.out")}
      </Badge>
      {exception ? <Badge tone="warning">{t("table.exception")}</Badge> : null}
      {edge && !exception ? (
        <span className="text-sm text-muted">{t(`table.edge.${edge}`)}</span>
      ) : null}
    </span>
  );
}

/** Lets an entry in that the line leaves out, or the other way round. */
function Decide({ row, line }: { row: LineRow; line: Line }) {
  const t = useT("rounds");
  const { entry, advances, exception } = row;
  const byLine = advances !== exception;
  const action = t(byLine ? "table.leave-out" : "table.let-in");
  const id = `decide-${entry}`;
  return (
    <div className="choice">
      <input
        id={id}
        type="checkbox"
        form={line.form}
        name={byLine ? "out[]" : "in[]"}
        value={entry}
        checked={exception}
        onChange={(event) => line.want(entry, event.currentTarget.checked ? !byLine : null)}
      />
      <label htmlFor={id}>
        {action}
        <span className="sr-only"> {entry}</span>
      </label>
    </div>
  );
}
