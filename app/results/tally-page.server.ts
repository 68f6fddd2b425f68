import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { prizeMoney } from "~/contests/prize-money";
import { UNDECIDED } from "~/contests/rule";
import { levelLabel, type Deciding, type Regulation } from "~/contests/regulation";
import { roundAfter, roundsOf } from "~/contests/rounds";
import { whyNotWindow, windowOf, type ContestState } from "~/contests/timeline";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { awardWinners, type AwardWinners } from "./awards/award-winners.server";
import type { Decision } from "./bundle";
import { correctedSince } from "./corrected-since.server";
import { titlesOf } from "./entry-titles.server";
import { checkedNames, closedPlaces, type CheckedNames } from "./gate/checked-names.server";
import type { GatePoint } from "./gate/gate";
import { readGate } from "./gate/gate.server";
import { openCommitteeMeetings, type CommitteeMeeting } from "./meetings/committee-meetings.server";
import { whyNotCloseTally, whyNotDecide, whyNotSeeTally } from "./result-policy";
import { newestTally, type StoredTally } from "./tally-read.server";
import { tallyEntries, type ResultRow } from "./tally";
import type { LevelFill } from "./prizes";
import { scenarioInForce, type ScenarioInForce } from "./scenarios/in-force";
import { departuresOf, standingsOf, type Departure } from "./scenarios/scenario";
import { tallyHistory, type TallyMade } from "./tally-history.server";

export interface RankedEntry {
  readonly code: string;
  readonly title: string;
  readonly group: string;
  readonly score: string | null;
  readonly rank: number | null;
  readonly prize: string | null;
  /** The round that it did not come to; null: it took part in all. */
  readonly stopped: Stopped | null;
}

/** The round from which an entry did not go on, and the next one; their ids. */
interface Stopped {
  readonly round: string;
  readonly next: string;
}

export interface LevelView extends LevelFill {
  readonly label: string;
  readonly amountVnd: number;
}

/** The results desk of one contest before, between and after closing and publishing. */
export interface TallyPage {
  readonly contest: {
    readonly id: string;
    readonly slug: string;
    readonly state: ContestState;
    readonly version: number;
  };
  readonly whyNot: {
    readonly close: Refusal | null;
    readonly decide: Refusal | null;
  };
  /** From when the timeline lets it be closed. */
  readonly closesFrom: string | null;
  /** What the regulation has besides prizes by rank. */
  readonly has: { readonly awards: boolean; readonly publicVote: boolean };
  readonly groupNames: Readonly<Record<string, string>>;
  readonly roundNames: Readonly<Record<string, string>>;
  /** What must be green before the next step: closing, then the official result. Empty once that is out. */
  readonly gate: readonly GatePoint[];
  readonly names: CheckedNames;
  readonly timeZone: string;
  /** Meetings of the committee in whose minutes a decision can be put down. */
  readonly meetings: readonly CommitteeMeeting[];
  /** Of whom the share of votes is taken. */
  readonly voteOf: Deciding["voteOf"];
  readonly tally: {
    readonly number: number;
    readonly createdAt: Date;
    readonly groups: readonly {
      readonly group: string | null;
      readonly levels: readonly LevelView[];
      readonly rows: readonly RankedEntry[];
    }[];
    /** Entries that wait for a decision, those of one rank together. */
    readonly ties: readonly (readonly RankedEntry[])[];
    readonly decisions: readonly Decision[];
    /** With the special and collective prizes that stand. */
    readonly prizesVnd: number;
    /** By whose numbers it was computed; null: the regulation's. */
    readonly scenario: ScenarioInForce | null;
    /** Prizes that the ranking alone would not give. */
    readonly departures: readonly Departure[];
    readonly history: readonly TallyMade[];
  } | null;
}

/** Everything that the results desk shows; refused to who may not see marks. */
export async function tallyPage(
  ctx: Context,
  contestId: string,
): Promise<Result<TallyPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal = whyNotSeeTally(standing, { contestState: contest.state });
  if (refusal) return refused(refusal);
  const facts = {
    contestState: contest.state,
    window: whyNotWindow(regulation, "decide", ctx.now),
    corrected: await correctedSince(db, contest.id),
  };
  const stored = await newestTally(db, contest.id);
  const withheld = stored && (await whyMarksAreWithheld(ctx, contest));
  if (withheld) return refused(withheld);
  const gate =
    contest.state === "PUBLISHED"
      ? []
      : await readGate(db, ctx, opened, contest.state === "OPEN" ? "close" : "official");
  return ok({
    contest: { id: contest.id, slug: contest.slug, state: contest.state, version: contest.version },
    whyNot: {
      close: whyNotCloseTally(standing, facts),
      decide: whyNotDecide(standing, facts),
    },
    closesFrom: windowOf(regulation, "decide")?.opensAt ?? null,
    has: {
      awards: regulation.specialPrizes.length > 0 || regulation.collective !== null,
      publicVote: regulation.publicVote !== null,
    },
    groupNames: groupNames(regulation),
    roundNames: Object.fromEntries(roundsOf(regulation).map(({ id, label }) => [id, label])),
    gate,
    names: await checkedNames(opened, gate, { closed: closedPlaces(standing) }),
    timeZone: regulation.timeZone,
    meetings: await openCommitteeMeetings(opened),
    voteOf: regulation.deciding.voteOf,
    tally: stored && {
      ...view(
        regulation,
        stored,
        { titles: await titlesOf(contest.id), stopped: await stoppedEntries(contest.id, regulation) },
        await awardWinners(db, opened),
      ),
      history: await tallyHistory(contest.id, stored.bundle.decisions),
    },
  });
}

/** One entry's way to its score, rank and prize. */
export interface EntryWorkings {
  readonly entry: RankedEntry;
  readonly row: ResultRow;
  /** The entry's sheets under the judges' codes. */
  readonly scores: readonly {
    readonly round: string;
    readonly judge: string;
    readonly scores: Readonly<Record<string, string>>;
  }[];
  readonly regulation: Regulation;
}

/** The workings of one entry in the newest tally. */
export async function entryWorkings(
  ctx: Context,
  contestId: string,
  code: string,
): Promise<Result<EntryWorkings, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const refusal = whyNotSeeTally(standingInContest(ctx.actor, contest), {
    contestState: contest.state,
  });
  const withheld = refusal ?? (await whyMarksAreWithheld(ctx, contest));
  if (withheld) return refused(withheld);
  const stored = await newestTally(db, contest.id);
  const row = stored?.results.find(({ entry }) => entry === code);
  if (!stored || !row) return refused("hidden");
  const scores = stored.bundle.sheets
    .filter(({ entry }) => entry === code)
    .map(({ round, judge, scores: marks }) => ({ round, judge, scores: marks }));
  return ok({
    entry: ranked(row, groupsOf(stored), {
      titles: await titlesOf(contest.id),
      stopped: await stoppedEntries(contest.id, regulation, code),
    }),
    row,
    scores,
    regulation,
  });
}

/** Where lines that stand left entries behind, by code; of one alone where `code` says so. */
async function stoppedEntries(contestId: string, regulation: Regulation, code?: string): Promise<Map<string, Stopped>> {
  const left = await db.advancementEntry.findMany({
    where: { advances: false, entry: { contestId, code: code ?? { not: null } }, advancement: { revokedAt: null } },
    select: { entry: { select: { code: true } }, advancement: { select: { roundId: true } } },
  });
  return new Map(
    left.flatMap(({ entry, advancement: { roundId: round } }) => {
      const next = roundAfter(regulation, round);
      return next === null ? [] : [[entry.code ?? "", { round, next }] as const];
    }),
  );
}

/** What of entries stands outside a tally, by code. */
interface Beside {
  readonly titles: ReadonlyMap<string, string>;
  readonly stopped: ReadonlyMap<string, Stopped>;
}

function view(
  regulation: Regulation,
  stored: StoredTally,
  beside: Beside,
  awards: AwardWinners,
): Omit<NonNullable<TallyPage["tally"]>, "history"> {
  const groupOf = groupsOf(stored);
  const rows = stored.results.map((row) => ranked(row, groupOf, beside));
  const byGroup = regulation.rule.prizes.scope === "group";
  const amounts = new Map(
    regulation.rule.prizes.levels.map(({ id, amountVnd }) => [id, amountVnd]),
  );
  const waiting = new Map<string, RankedEntry[]>();
  for (const row of rows) {
    if (row.prize !== UNDECIDED) continue;
    const key = `${byGroup ? row.group : ""} ${row.rank}`;
    waiting.set(key, [...(waiting.get(key) ?? []), row]);
  }
  return {
    number: stored.number,
    createdAt: stored.createdAt,
    groups: tallyEntries(stored.bundle).groups.map(({ group, levels }) => ({
      group,
      levels: levels.map((fill) => ({
        ...fill,
        label: levelLabel(regulation, fill.level) ?? fill.level,
        amountVnd: amounts.get(fill.level) ?? 0,
      })),
      rows: rows.filter((row) => group === null || row.group === group),
    })),
    ties: [...waiting.values()],
    decisions: stored.bundle.decisions,
    prizesVnd: prizeMoney([
      ...rows.map(({ prize }) => ({ amountVnd: amounts.get(prize ?? "") ?? 0 })),
      ...awards.special,
      ...awards.collective,
    ]),
    scenario: scenarioInForce(stored.bundle),
    departures: departuresOf(stored.bundle.rule, standingsOf(stored.bundle, stored.results)),
  };
}

function ranked(
  row: ResultRow,
  groupOf: ReadonlyMap<string, string>,
  { titles, stopped }: Beside,
): RankedEntry {
  const { entry: code, score, rank, prize } = row;
  return {
    code,
    title: titles.get(code) ?? "",
    group: groupOf.get(code) ?? "",
    score,
    rank,
    prize,
    stopped: stopped.get(code) ?? null,
  };
}

function groupsOf({ bundle }: StoredTally): Map<string, string> {
  return new Map(bundle.entries.map(({ code, group }) => [code, group]));
}

function groupNames({ groups }: Regulation): Record<string, string> {
  return Object.fromEntries(groups.map(({ id, name }) => [id, name]));
}
