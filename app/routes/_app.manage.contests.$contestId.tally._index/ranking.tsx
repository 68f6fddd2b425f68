import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { UNDECIDED } from "~/contests/rule";
import type { RankedEntry, TallyPage } from "~/results/tally-page.server";
import { Badge, DataTable, Decimal, Money, Places, Section, useT } from "~/ui";

type Tally = NonNullable<TallyPage["tally"]>;

/** The ranking with its prizes, by group where prizes are by group. */
export function Ranking({
  contestId,
  tally,
  groupNames,
  roundNames,
}: {
  contestId: string;
  tally: Tally;
  groupNames: Readonly<Record<string, string>>;
  roundNames: Readonly<Record<string, string>>;
}) {
  const t = useT("results");
  return (
    <div className="space-y-6">
      <p>
        {t("ranking.money")} <Money dong={tally.prizesVnd} />
      </p>
      {tally.groups.map(({ group, levels, rows }) => (
        <Section key={group ?? ""} title={group === null ? undefined : (groupNames[group] ?? group)}>
          <ul className="mb-6 flex flex-wrap gap-x-8 gap-y-3">
            {levels.map((level) => (
              <li key={level.level}>
                <span className="block text-sm text-muted">{level.label}</span>
                <Places
                  taken={level.awarded}
                  total={level.quota}
                  label={t("ranking.places", { awarded: level.awarded, quota: level.quota })}
                />
                <span className="figures ml-2">
                  {level.awarded}/{level.quota}
                </span>
              </li>
            ))}
          </ul>
          <DataTable
            dense
            caption={group === null ? t("ranking.title") : (groupNames[group] ?? group)}
            rows={rows}
            rowKey={({ code }) => code}
            columns={[
              { key: "rank", header: t("ranking.rank"), align: "center", cell: ({ rank }) => rank ?? "–" },
              {
                key: "title",
                header: t("ranking.entry"),
                rowHeader: true,
                cell: ({ code, title }) => (
                  <>
                    <Link to={paths.tallyEntry(contestId, code)}>{code}</Link>
                    <span className="block font-normal">{title}</span>
                  </>
                ),
              },
              {
                key: "score",
                header: t("ranking.score"),
                align: "end",
                cell: ({ score, stopped }) =>
                  score !== null ? (
                    <Decimal value={score} />
                  ) : stopped ? (
                    t("ranking.stopped", { round: roundNames[stopped.next] ?? stopped.next })
                  ) : (
                    t("ranking.no-score")
                  ),
              },
              {
                key: "prize",
                header: t("ranking.prize"),
                cell: (row) => <Prize row={row} label={levels.find(({ level }) => level === row.prize)?.label} />,
              },
            ]}
          />
        </Section>
      ))}
    </div>
  );
}

function Prize({ row, label }: { row: RankedEntry; label: string | undefined }) {
  const t = useT("results");
  if (row.prize === UNDECIDED) return <Badge tone="warning">{t("ranking.undecided")}</Badge>;
  return row.prize ? <Badge tone="success">{label ?? row.prize}</Badge> : null;
}
