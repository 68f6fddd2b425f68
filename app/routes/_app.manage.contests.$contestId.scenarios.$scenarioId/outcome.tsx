import { Link } from "@remix-run/react";
import { memo, useMemo } from "react";
import { paths } from "~/paths";
import { formatDecimal } from "~/platform/format";
import { MoveBadge } from "~/results/scenarios/move-badge";
import { usePrizeName } from "~/results/scenarios/prize-words";
import { playScenario, type ScenarioLevel } from "~/results/scenarios/scenario";
import type { ScenarioPage } from "~/results/scenarios/scenario-page.server";
import {
  moveOf,
  outcomeOf,
  playedGroups,
  sumsOf,
  type PlayedEntry,
  type PlayedGroup,
} from "~/results/scenarios/scenario-view";
import { DataTable, Decimal, Section, useLanguage, useT } from "~/ui";
import { Sums } from "./sums";

/** What the numbers come to, played anew whenever they change. */
export function usePlayed(page: ScenarioPage, levels: readonly ScenarioLevel[]) {
  const { rule, regulation, standings } = page;
  const now = useMemo(() => playScenario(rule, standings), [rule, standings]);
  const byRegulation = useMemo(() => playScenario(regulation, standings), [regulation, standings]);
  const then = useMemo(() => outcomeOf(rule, levels, standings), [rule, levels, standings]);
  const groups = useMemo(() => playedGroups(standings, now, then), [standings, now, then]);
  return { byRegulation, then, groups };
}

type Played = ReturnType<typeof usePlayed>;

/** Beside the numbers: cost, places left, and whose prize is another one than now. */
export function Changes({ page, played }: { page: ScenarioPage; played: Played }) {
  const t = useT("scenarios");
  const { byRegulation, then, groups } = played;
  const changed = groups
    .map((group) => ({ ...group, near: group.near.filter((each) => each.now !== each.then), rest: [] }))
    .filter(({ near }) => near.length > 0);
  const moves = changed.reduce((sum, { near }) => sum + near.length, 0);
  return (
    <div className="grid gap-8">
      <Sums levels={page.levels} then={sumsOf(then)} byRegulation={sumsOf(byRegulation)} />
      <p role="status">
        {moves > 0 ? t("played.moves", { count: moves }) : t("played.no-moves")}
        {then.undecided > 0 ? ` ${t("played.undecided", { count: then.undecided })}` : null}
      </p>
      {changed.map((group) => (
        <GroupTable key={group.group ?? ""} page={page} group={group} title={t("played.changed")} />
      ))}
    </div>
  );
}

/** Who would win what, group by group. */
export function Winners({ page, played }: { page: ScenarioPage; played: Played }) {
  const t = useT("scenarios");
  return (
    <Section title={t("played.title")}>
      <div className="grid gap-8">
        {played.groups.map((group) => (
          <GroupTable key={group.group ?? ""} page={page} group={group} title={t("numbers.all")} />
        ))}
      </div>
    </Section>
  );
}

function GroupTable({
  page,
  group,
  title,
}: {
  page: ScenarioPage;
  group: PlayedGroup;
  /** Where prizes are not given by group. */
  title: string;
}) {
  const t = useT("scenarios");
  const prize = usePrizeName(page.levels);
  const order = page.levels.map(({ id }) => id);
  const about = (code: string) => page.entries[code];
  const name = group.group === null ? null : (page.groupNames[group.group] ?? group.group);
  return (
    <div>
      <DataTable
        dense
        caption={name ?? title}
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
            cell: ({ now }) => <span className="sm:whitespace-nowrap">{prize(now)}</span>,
          },
          {
            key: "then",
            header: t("played.then"),
            labelled: true,
            cell: ({ now, then }) => (
              <span className="flex flex-wrap items-center gap-2 sm:whitespace-nowrap">
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
