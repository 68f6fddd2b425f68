import type { GroupLine, LineRow } from "~/results/advance";
import type { RoundGroup } from "~/results/round-page.server";
import { DataTable, Decimal, useLanguage, useT } from "~/ui";
import { formatDecimal } from "~/platform/format";

/** What a line comes to: how many go on in each group, and who stands right at it. */
export function Summary({
  lines,
  groups,
  next,
}: {
  lines: readonly GroupLine[];
  groups: readonly RoundGroup[];
  next: string;
}) {
  const t = useT("rounds");
  const language = useLanguage();
  const entries = lines.reduce((sum, { rows }) => sum + rows.length, 0);
  const advancing = lines.reduce((sum, line) => sum + line.advancing, 0);
  const name = (id: string) => groups.find((group) => group.id === id)?.name ?? id;
  const edge = (which: LineRow["edge"]) => ({
    key: String(which),
    header: t(`summary.${which}`),
    align: "end" as const,
    labelled: true,
    cell: ({ rows }: GroupLine) => {
      const score = rows.find((row) => row.edge === which)?.score ?? null;
      return score === null ? "–" : <Decimal value={score} />;
    },
  });
  return (
    <div className="mt-6 grid gap-4">
      <p className="text-lg font-semibold" role="status">
        {t("summary.total", { advancing, entries, next })}
      </p>
      <DataTable
        caption={t("summary.caption")}
        rows={lines}
        rowKey={({ group }) => group}
        dense
        columns={[
          {
            key: "group",
            header: t("summary.group"),
            rowHeader: true,
            cell: ({ group, tie }) => (
              <>
                {name(group)}
                {tie ? (
                  <span className="block font-normal text-muted">
                    {t("summary.tie", {
                      count: tie.count,
                      score: formatDecimal(tie.score, language),
                    })}
                  </span>
                ) : null}
              </>
            ),
          },
          {
            key: "advancing",
            header: t("summary.advancing"),
            align: "end",
            labelled: true,
            cell: (line) =>
              t("summary.of", { advancing: line.advancing, entries: line.rows.length }),
          },
          edge("last-in"),
          edge("first-out"),
        ]}
      />
    </div>
  );
}
