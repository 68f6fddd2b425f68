import { levelsIn, type Rule } from "~/contests/rule";
import { formatDecimal, formatExact, formatFixed, type Exact } from "~/platform/decimal";
import { groupBy } from "~/platform/group-by";
import type { BundleEntry, BundleSheet, Decision } from "./bundle";
import { stageText } from "./combine";
import { allocatePrizes, decidedPrizes, type LevelFill } from "./prizes";
import { votePoints, type VotePoints } from "./public-vote";
import { scorerOf, type EntryScore } from "./score";
import { rankEntries } from "./tie-break";
import { votesOf } from "./votes";
import {
  WORKINGS_FORMAT,
  type PrizeWorkings,
  type TieBreakWorkings,
  type Workings,
} from "./workings";

/** A row of `results`, as it is published. */
export interface ResultRow {
  readonly entry: string;
  readonly score: string | null;
  readonly rank: number | null;
  readonly tiedWith: readonly string[];
  /** A level's id, "undecided", or null for none. */
  readonly prize: string | null;
  readonly workings: Workings;
}

/** What a group's quotas came to. Where the rule's scope is the contest there is one, and `group` is null. */
export interface GroupTally {
  readonly group: string | null;
  readonly levels: readonly LevelFill[];
}

export interface TallyInput {
  readonly rule: Rule;
  readonly entries: readonly BundleEntry[];
  readonly sheets: readonly BundleSheet[];
  readonly decisions: readonly Decision[];
  readonly publicVote?: { readonly counts: Readonly<Record<string, number>> } | undefined;
  /** Scores to rank and award by in the place of the rule's own, for "what if". The rows still show the rule's. */
  readonly instead?: ReadonlyMap<string, Exact>;
}

export interface Tally {
  /** Group by group, in each by rank and code, those without a score last. */
  readonly results: readonly ResultRow[];
  readonly groups: readonly GroupTally[];
}

interface Candidate {
  readonly code: string;
  readonly scored: EntryScore;
  readonly voted: VotePoints | undefined;
}

/**
 * Scores, ranks and prizes of all judged entries; withdrawn and ineligible ones are out. The order of
 * entries, sheets and marks changes nothing but the order of groups. Marks must have been checked before
 * (`bundleProblems`, or `readMarks` on submission): one outside the rule throws.
 */
export function tallyEntries(input: TallyInput): Tally {
  const { rule, entries, sheets, decisions, instead } = input;
  const scorer = scorerOf(rule);
  const votes = votesOf(decisions);
  const decided = decidedPrizes(decisions);
  const sheetsOf = groupBy(sheets, ({ entry }) => entry);
  const judged = entries.filter(({ status }) => status === "judged");
  const codes = judged.map(({ code }) => code);
  const votedFor = rule.publicVote
    ? votePoints(rule.publicVote, input.publicVote?.counts ?? {}, codes)
    : new Map<string, VotePoints>();
  const groups = groupBy(judged, ({ group }) => (rule.prizes.scope === "group" ? group : null));

  const tallyGroup = (
    group: string | null,
    members: readonly BundleEntry[],
  ): { rows: ResultRow[]; levels: readonly LevelFill[] } => {
    const candidates = members.map(({ code }): Candidate => {
      const voted = votedFor.get(code);
      return { code, scored: scorer.score(sheetsOf.get(code) ?? [], voted?.points), voted };
    });
    const contenders = candidates.flatMap((candidate) => {
      const { value } = candidate.scored;
      return value ? [{ ...candidate, score: instead?.get(candidate.code) ?? value }] : [];
    });
    const without = candidates
      .filter(({ scored }) => !scored.value)
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    const ranking = rankEntries(contenders, {
      chain: rule.tieBreak,
      valueOf: ({ scored }, step) => scorer.tieValue(scored, step),
      votes,
    });
    const allocation = allocatePrizes({
      levels: levelsIn(rule, group),
      onTie: rule.prizes.onTie,
      ties: ranking.ties.map((tie) => tie.entries),
      unranked: without.map(({ code }) => code),
      decided,
      votes,
    });

    const row = (
      { code, scored, voted }: Candidate,
      rank: number | null,
      tied: readonly string[],
    ): ResultRow => ({
      entry: code,
      score: scored.value && scoreText(scored.value, rule),
      rank,
      tiedWith: tied.filter((other) => other !== code),
      prize: allocation.prizes.get(code) ?? null,
      workings: workingsOf(
        rule,
        scored,
        voted,
        ranking.steps.get(code) ?? [],
        allocation.steps.get(code) ?? [],
      ),
    });
    const ranked = ranking.ties.flatMap(({ rank, entries: tied }) => {
      const codes = tied.map(({ code }) => code);
      return tied.map((entry) => row(entry, rank, codes));
    });
    return {
      rows: [...ranked, ...without.map((entry) => row(entry, null, []))],
      levels: allocation.levels,
    };
  };

  const results: ResultRow[] = [];
  const tallies: GroupTally[] = [];
  for (const [group, members] of groups) {
    const { rows, levels } = tallyGroup(group, members);
    for (const row of rows) results.push(row);
    tallies.push({ group, levels });
  }
  return { results, groups: tallies };
}

/** A score with the decimals of its rounding; an unrounded one in full, or with twelve decimals if it never ends. */
function scoreText(value: Exact, { rounding }: Rule): string {
  return rounding.total ? stageText(value, rounding.total) : formatDecimal(value);
}

function workingsOf(
  rule: Rule,
  { exact, value, rounds }: EntryScore,
  voted: VotePoints | undefined,
  tieBreak: readonly TieBreakWorkings[],
  prizes: readonly PrizeWorkings[],
): Workings {
  return {
    format: WORKINGS_FORMAT,
    status: value ? "scored" : "insufficient-sheets",
    rounds: rounds.map(({ workings }) => workings),
    ...(voted &&
      rule.publicVote && {
        publicVote: {
          votes: voted.votes,
          highest: voted.highest,
          points: formatFixed(voted.points, rule.publicVote.decimals),
        },
      }),
    total: exact &&
      value && { exact: formatExact(exact), rounded: stageText(value, rule.rounding.total) },
    tieBreak,
    prizes,
  };
}
