import type { Advance } from "~/contests/round";
import type { Rule } from "~/contests/rule";
import { compare, decimal, formatDecimal, formatExact, parseExact } from "~/platform/decimal";
import { groupBy } from "~/platform/group-by";
import type { BundleSheet } from "./bundle";
import { stageText } from "./combine";
import { scorerOf } from "./score";
import { rankEntries } from "./tie-break";
import { votesOf } from "./votes";

/*
 * Who goes on from a round. Pure, so that the page shows at once what another line would do, and the server locks what
 * the page has shown.
 */

/** An entry of a round with what it reached there. */
export interface RoundRow {
  readonly entry: string;
  readonly group: string;
  /** As shown; null: too few sheets count. */
  readonly score: string | null;
  /** The same exactly, as a fraction where its decimals never end. */
  readonly exact: string | null;
  /** Within the group; equals share it. */
  readonly rank: number | null;
}

/**
 * The entries of a round by group and rank, those without a score last. The score is the one that an entry would have
 * if the round were the only one; equal scores share a rank, whatever the rule breaks ties by at the end.
 */
export function roundRanking(
  rule: Rule,
  roundId: string,
  entries: readonly { readonly code: string; readonly group: string }[],
  sheets: readonly BundleSheet[],
): RoundRow[] {
  const alone = rule.rounds.filter(({ id }) => id === roundId);
  const scorer = scorerOf({ ...rule, rounds: alone.map((round) => ({ ...round, weight: "1" })) });
  const sheetsOf = groupBy(sheets, ({ entry }) => entry);
  const byGroup = groupBy(entries, ({ group }) => group);
  return [...byGroup].flatMap(([group, members]) => {
    const scored = members.map(({ code }) => ({
      code,
      value: scorer.score(sheetsOf.get(code) ?? []).value,
    }));
    const { ties } = rankEntries(
      scored.flatMap(({ code, value }) => (value ? [{ code, score: value }] : [])),
      { chain: [], valueOf: () => null, votes: votesOf([]) },
    );
    const ranked = ties.flatMap(({ rank, entries: tied }) =>
      tied.map(({ code, score }): RoundRow => ({
        entry: code,
        group,
        score: rule.rounding.total ? stageText(score, rule.rounding.total) : formatDecimal(score),
        exact: formatExact(score),
        rank,
      })),
    );
    const without = scored
      .filter(({ value }) => value === null)
      .map(({ code }): RoundRow => ({ entry: code, group, score: null, exact: null, rank: null }))
      .sort((a, b) => (a.entry < b.entry ? -1 : 1));
    return [...ranked, ...without];
  });
}

/** An entry as a line leaves it. */
export interface LineRow extends RoundRow {
  /** Goes on, by the line or as an exception from it. */
  readonly advances: boolean;
  /** The line says the contrary. */
  readonly exception: boolean;
  /** Stands right at the line: the last that it lets through, or the first that it does not. */
  readonly edge: "last-in" | "first-out" | null;
}

/** What a line comes to in one group. */
export interface GroupLine {
  readonly group: string;
  readonly rows: readonly LineRow[];
  readonly advancing: number;
  /** Equals of whom only some have a place: how many, and their score; null where the line falls between scores. */
  readonly tie: { readonly count: number; readonly score: string } | null;
}

/**
 * Draws a line through the ranking of a round. `wanted`: entries that are to go on (true) or to stay (false) whatever
 * the line says; where it says the same they are no exceptions.
 */
export function drawLine(
  rows: readonly RoundRow[],
  cut: Advance,
  wanted: ReadonlyMap<string, boolean>,
): GroupLine[] {
  return [...groupBy(rows, ({ group }) => group)].map(([group, members]) => {
    const passes = members.map((row) => isThrough(row, members, cut));
    const edges = edgesOf(members, passes, cut);
    const lined = members.map((row, at): LineRow => {
      const byLine = passes[at] === true;
      const advances = wanted.get(row.entry) ?? byLine;
      return {
        ...row,
        advances,
        exception: advances !== byLine,
        edge: edges.get(row.rank) ?? null,
      };
    });
    return {
      group,
      rows: lined,
      advancing: lined.filter(({ advances }) => advances).length,
      tie: tieAt(members, cut),
    };
  });
}

/** How an entry stands on a line that was locked. */
export interface LockedRow {
  readonly score: string | null;
  readonly rank: number | null;
  readonly advances: boolean;
  readonly exception: boolean;
}

/** An entry that scores something else than when its line was locked, or whom the same line would now treat otherwise. */
export interface LineChange {
  readonly entry: string;
  readonly group: string;
  readonly before: Pick<RoundRow, "score" | "rank">;
  readonly now: Pick<RoundRow, "score" | "rank">;
  readonly advances: boolean;
  /** By the same line, as the ranking is now; of an exception what was decided stays. */
  readonly byLine: boolean;
}

/** What became of a locked line, from the ranking as it is now. Entries that are not on it are not spoken of. */
export function lineChanges(
  rows: readonly RoundRow[],
  cut: Advance,
  locked: ReadonlyMap<string, LockedRow>,
): LineChange[] {
  return drawLine(rows, cut, new Map()).flatMap((line) =>
    line.rows.flatMap(({ entry, group, score, rank, advances: through }): LineChange[] => {
      const before = locked.get(entry);
      if (!before) return [];
      const byLine = before.exception ? before.advances : through;
      if (before.score === score && before.advances === byLine) return [];
      const { advances } = before;
      return [{ entry, group, before, now: { score, rank }, advances, byLine }];
    }),
  );
}

/** Of the changes, the entries about which people must say whether they go on: the line now lets them through. */
export function newlyThrough(changes: readonly LineChange[]): string[] {
  return changes.filter(({ advances, byLine }) => byLine && !advances).map(({ entry }) => entry);
}

/**
 * The same line drawn anew. Whoever goes on stays, whatever their score has become: they may have been judged again.
 * Earlier exceptions stay too; `refused` are not let through although the line now does.
 */
export function renewedLine(
  rows: readonly RoundRow[],
  cut: Advance,
  locked: ReadonlyMap<string, LockedRow>,
  refused: ReadonlySet<string>,
): LineRow[] {
  const wanted = new Map<string, boolean>();
  for (const [entry, { advances, exception }] of locked) {
    if (exception || advances) wanted.set(entry, advances);
    else if (refused.has(entry)) wanted.set(entry, false);
  }
  return drawLine(rows, cut, wanted).flatMap((group) => group.rows.filter(({ entry }) => locked.has(entry)));
}

/** The ranks on both sides of a line that falls by score. */
function edgesOf(
  group: readonly RoundRow[],
  passes: readonly boolean[],
  cut: Advance,
): ReadonlyMap<number | null, NonNullable<LineRow["edge"]>> {
  const edges = new Map<number | null, NonNullable<LineRow["edge"]>>();
  if (cut.by !== "top" && cut.by !== "minimum") return edges;
  const ranked = group.map(({ rank }, at) => ({ rank, passes: passes[at] === true }));
  const lastIn = ranked.findLast((row) => row.rank !== null && row.passes);
  const firstOut = ranked.find((row) => row.rank !== null && !row.passes);
  if (lastIn && firstOut) edges.set(lastIn.rank, "last-in").set(firstOut.rank, "first-out");
  return edges;
}

/** Without a score an entry only goes on where all do. */
function isThrough({ rank, exact }: RoundRow, group: readonly RoundRow[], cut: Advance): boolean {
  switch (cut.by) {
    case "all":
      return true;
    case "list":
      return false;
    case "minimum": {
      const score = exact === null ? null : parseExact(exact);
      return score !== null && compare(score, decimal(cut.score)) >= 0;
    }
    case "top": {
      if (rank === null || rank > cut.count) return false;
      return cut.onTie === "all" || rank + equalsOf(rank, group).length - 1 <= cut.count;
    }
  }
}

function equalsOf(rank: number, group: readonly RoundRow[]): readonly RoundRow[] {
  return group.filter((row) => row.rank === rank);
}

/** Equals across the last place of a line by number. */
function tieAt(group: readonly RoundRow[], cut: Advance): GroupLine["tie"] {
  if (cut.by !== "top") return null;
  const atEdge = group.findLast(({ rank }) => rank !== null && rank <= cut.count);
  if (!atEdge || atEdge.rank === null || atEdge.score === null) return null;
  const count = equalsOf(atEdge.rank, group).length;
  return atEdge.rank + count - 1 > cut.count ? { count, score: atEdge.score } : null;
}

/**
 * Whether a line needs a reason and a document: where it is not the regulation's own, where somebody is an exception,
 * and where the regulation leaves it to the committee.
 */
export function needsDocument(own: Advance, cut: Advance, exceptions: number): boolean {
  return own.by === "list" || exceptions > 0 || !sameLine(own, cut);
}

export function sameLine(a: Advance, b: Advance): boolean {
  if (a.by === "top" && b.by === "top") return a.count === b.count && a.onTie === b.onTie;
  if (a.by === "minimum" && b.by === "minimum")
    return compare(decimal(a.score), decimal(b.score)) === 0;
  return a.by === b.by && a.by !== "top" && a.by !== "minimum";
}
