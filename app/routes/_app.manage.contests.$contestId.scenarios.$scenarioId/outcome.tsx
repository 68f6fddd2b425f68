import { Link } from "@remix-run/react";
import { memo, useMemo } from "react";
import { paths } from "~/paths";
import { formatDecimal } from "~/platform/format";
import { MoveBadge } from "~/results/scenarios/move-badge";
import { usePrizeName } from "~/results/scenarios/prize-words";
import { movesBetween, playScenario, type ScenarioLevel } from "~/results/scenarios/scenario";
import type { ScenarioPage } from "~/results/scenarios/scenario-page.server";
import {
  moveOf,
  outcomeOf,
  playedGroups,
  sumsOf,
  type PlayedEntry,
  type PlayedGroup,
} from "~/results/scenarios/scenario-view";
import { DataTable, Decimal, useLanguage, useT } from "~/ui";
import { Sums } from "./sums";

/** What the numbers come to: cost, places left, and who would win what. */
export function Outcome({
  page,
  levels,
}: {
  page: ScenarioPage;
  levels: readonly ScenarioLevel[];
}) {
  const t = useT("scenarios");
  const { rule, regulation, standings } = page;
  const now = useMemo(() => playScenario(rule, standings), [rule, standings]);
  const byRegulation = useMemo(() => playScenario(regulation, standings), [regulation, standings]);
  const then = useMemo(() => outcomeOf(rule, levels, standings), [rule, levels, standings]);
  const groups = useMemo(() => playedGroups(standings, now, then), [standings, now, then]);
  const moves = movesBetween(now, then).length;
  return (
    <div className="grid gap-8">
      <Sums levels={page.levels} then={sumsOf(then)} byRegulation={sumsOf(byRegulation)} />
      <p role="status">
        {moves > 0 ? t("played.moves", { count: moves }) : t("played.no-moves")}
        {then.undecided > 0 ? ` ${t("played.undecided", { count: then.undecided })}` : null}
      </p>
      {groups.map((group) => (
        <GroupTable key={group.group ?? ""} page={page} group={group} />
      ))}
    </div>
  );
}

function GroupTable({ page, group }: { page: ScenarioPage; group: PlayedGroup }) {
  const t = useT("scenarios");
  const prize = usePrizeName(page.levels);
  const order = page.levels.map(({ id }) => id);
  const about = (code: string) => page.entries[code];
  const name = group.group === null ? null : (page.groupNames[group.group] ?? group.group);
  return (
    <div>
      <DataTable
        dense
        caption={name ?? t("played.title")}
        captionVisible
        rows={group.near}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "rank",
            header: t("played.rank"),
            align: "center",
            cell: ({ code }: PlayedEntry) => about(code)?.rank ?? "–",
          },
          {
            key: "entry",
            header: t("played.entry"),
            rowHeader: true,
            cell: ({ code }) => (
              <>
                <Link to={paths.tallyEntry(page.contest.id, code)}>{code}</Link>
                <span className="block font-normal">{about(code)?.title}</span>
              </>
            ),
          },
          {
            key: "score",
            header: t("played.score"),
            align: "end",
            cell: ({ code }) => <Score value={about(code)?.score ?? null} />,
          },
          {
            key: "now",
            header: t("played.now"),
            labelled: true,
            cell: ({ now }) => prize(now),
          },
          {
            key: "then",
            header: t("played.then"),
            labelled: true,
            cell: ({ now, then }) => (
              <span className="flex flex-wrap items-center gap-2">
                {now === then ? prize(then) : <strong>{prize(then)}</strong>}
                <MoveBadge move={moveOf(order, now, then)} />
              </span>
            ),
          },
        ]}
      />
      {group.rest.length > 0 ? <Rest codes={group.rest.join(" ")} entries={page.entries} /> : null}
    </div>
  );
}

function Score({ value }: { value: string | null }) {
  return value === null ? "–" : <Decimal value={value} />;
}

/** All who are out of reach, in one line each of a thousand would take. */
const Rest = memo(function Rest({
  codes,
  entries,
}: {
  codes: string;
  entries: ScenarioPage["entries"];
}) {
  const t = useT("scenarios");
  const language = useLanguage();
  const list = codes.split(" ");
  return (
    <details className="mt-3">
      <summary className="text-muted">{t("played.rest", { count: list.length })}</summary>
      <p className="figures mt-2 text-sm text-muted">
        {list
          .map((code) => {
            const score = entries[code]?.score ?? null;
            return score === null ? code : `${code} (${formatDecimal(score, language)})`;
          })
          .join(", ")}
      </p>
    </details>
  );
});
