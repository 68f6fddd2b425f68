import { levelsIn, NO_PRIZE, UNDECIDED, type PrizeLevel, type Rule } from "~/contests/rule";
import { decimal, formatExact, parseExact } from "~/platform/decimal";
import { groupBy } from "~/platform/group-by";
import type { Bundle, Decision } from "../bundle";
import { allocatePrizes, decidedPrizes, type LevelFill } from "../prizes";
import type { ResultRow } from "../tally";
import { votesOf } from "../votes";

/*
 * What-if: other numbers of prizes and other least scores over a ranking that stands. Cut scores are mostly set after
 * the marks are known, so a committee wants to see what each would bring before it votes. Money and the ranking itself
 * are the regulation's and do not move. Small enough to run in the browser at every keystroke.
 */

/** Places and least score of one level; `groups`: where single groups have their own. Ids are the regulation's. */
export interface ScenarioLevel {
  readonly id: string;
  readonly quota: number;
  readonly minimumScore: string | null;
  readonly groups: readonly {
    readonly group: string;
    readonly quota: number;
    readonly minimumScore: string | null;
  }[];
}

/** A ranking to play scenarios over: by group (null: the whole contest), entries of one rank together. */
export interface Standings {
  readonly groups: readonly {
    readonly group: string | null;
    /** Scores exact, as workings write them. */
    readonly ties: readonly (readonly { readonly code: string; readonly score: string }[])[];
    readonly unranked: readonly string[];
  }[];
  readonly decisions: readonly Decision[];
  readonly onTie: Rule["prizes"]["onTie"];
}

export interface OutcomeLevel extends LevelFill {
  /** Integer đồng of all prizes given. */
  readonly costVnd: number;
}

export interface Outcome {
  readonly groups: readonly {
    readonly group: string | null;
    readonly levels: readonly OutcomeLevel[];
  }[];
  /** By entry: a level, or "undecided"; entries without a prize are not in it. */
  readonly prizes: ReadonlyMap<string, string>;
  readonly costVnd: number;
  readonly awarded: number;
  readonly undecided: number;
  readonly empty: number;
}

/** The ranking of a tally, as scenarios are played over it. */
export function standingsOf(
  { rule, entries, decisions }: Pick<Bundle, "rule" | "entries" | "decisions">,
  results: readonly ResultRow[],
): Standings {
  const groupOf = new Map(entries.map(({ code, group }) => [code, group]));
  const byGroup = groupBy(results, ({ entry }) =>
    rule.prizes.scope === "group" ? (groupOf.get(entry) ?? "") : null,
  );
  return {
    groups: [...byGroup].map(([group, rows]) => ({
      group,
      ties: [
        ...groupBy(
          rows.filter(({ rank }) => rank !== null),
          ({ rank }) => rank,
        ).values(),
      ].map((tied) =>
        tied.map(({ entry, workings }) => ({ code: entry, score: workings.total?.rounded ?? "0" })),
      ),
      unranked: rows.filter(({ rank }) => rank === null).map(({ entry }) => entry),
    })),
    decisions,
    onTie: rule.prizes.onTie,
  };
}

/** The levels of a rule as a scenario to begin with; for every group its own numbers. */
export function levelsOf(rule: Pick<Rule, "prizes">, groups: readonly string[]): ScenarioLevel[] {
  const own = new Map(groups.map((group) => [group, levelsIn(rule, group)]));
  return rule.prizes.levels.map(({ id, quota, minimumScore }, index) => ({
    id,
    quota,
    minimumScore: minimumScore ?? null,
    groups: (rule.prizes.scope === "group" ? groups : []).map((group) => {
      const level = own.get(group)?.[index];
      return { group, quota: level?.quota ?? quota, minimumScore: level?.minimumScore ?? null };
    }),
  }));
}

/** Whether two rules give as many prizes from the same least scores on, in each of these groups. */
export function sameNumbers(
  one: Pick<Rule, "prizes">,
  other: Pick<Rule, "prizes">,
  groups: readonly string[],
): boolean {
  const theirs = new Map(levelsOf(other, groups).map((level) => [level.id, numbersOf(level)]));
  const own = levelsOf(one, groups);
  return own.length === theirs.size && own.every((level) => theirs.get(level.id) === numbersOf(level));
}

/** By group where prizes are by group: what stands for all others then says nothing. */
function numbersOf(level: ScenarioLevel): string {
  const numbers = level.groups.length > 0 ? level.groups : [level];
  return numbers
    // Nought is below every score.
    .map(({ quota, minimumScore }) => `${quota} ${formatExact(decimal(minimumScore ?? "0"))}`)
    .join(", ");
}

/**
 * The rule with a scenario's places and least scores. What all groups have alike is the level's own, so that a bundle says no
 * more than it must; a level that the scenario does not name stays as it is.
 */
export function ruleWith<R extends Pick<Rule, "prizes">>(
  rule: R,
  levels: readonly ScenarioLevel[],
): R {
  const named = new Map(levels.map((level) => [level.id, level]));
  return {
    ...rule,
    prizes: {
      ...rule.prizes,
      levels: rule.prizes.levels.map((level): PrizeLevel => {
        const wanted = named.get(level.id);
        return wanted ? withNumbers(level, wanted) : level;
      }),
    },
  };
}

function withNumbers({ id, label, amountVnd }: PrizeLevel, wanted: ScenarioLevel): PrizeLevel {
  const alike = wanted.groups.every(
    ({ quota, minimumScore }) =>
      quota === wanted.groups[0]?.quota && minimumScore === wanted.groups[0]?.minimumScore,
  );
  const common = (alike && wanted.groups[0]) || wanted;
  const differing = alike
    ? []
    : wanted.groups.filter(
        ({ quota, minimumScore }) => quota !== common.quota || minimumScore !== common.minimumScore,
      );
  return {
    id,
    label,
    quota: common.quota,
    amountVnd,
    ...(common.minimumScore !== null && { minimumScore: common.minimumScore }),
    ...(differing.length > 0 && {
      groups: differing.map(({ group, quota, minimumScore }) => ({
        group,
        ...(quota !== common.quota && { quota }),
        // A group without a least score where the level has one: nought is below every score.
        ...(minimumScore !== common.minimumScore && { minimumScore: minimumScore ?? "0" }),
      })),
    }),
  };
}

/** Who would win what, and what it would cost. Agrees with the tally of the same rule. */
export function playScenario(rule: Pick<Rule, "prizes">, standings: Standings): Outcome {
  const amounts = new Map(rule.prizes.levels.map(({ id, amountVnd }) => [id, amountVnd]));
  const votes = votesOf(standings.decisions);
  const decided = decidedPrizes(standings.decisions);
  const prizes = new Map<string, string>();
  const groups = standings.groups.map(({ group, ties, unranked }) => {
    const allocation = allocatePrizes({
      levels: levelsIn(rule, group),
      onTie: standings.onTie,
      ties: ties.map((tie) =>
        tie.map(({ code, score }) => {
          const exact = parseExact(score);
          if (!exact) throw new RangeError(`not a score: ${score}`);
          return { code, score: exact };
        }),
      ),
      unranked,
      decided,
      votes,
    });
    for (const [code, prize] of allocation.prizes) prizes.set(code, prize);
    return {
      group,
      levels: allocation.levels.map((level) => ({
        ...level,
        costVnd: level.awarded * (amounts.get(level.level) ?? 0),
      })),
    };
  });
  const total = (of: (level: OutcomeLevel) => number) =>
    groups.reduce(
      (sum, { levels }) => sum + levels.reduce((part, level) => part + of(level), 0),
      0,
    );
  return {
    groups,
    prizes,
    costVnd: total(({ costVnd }) => costVnd),
    awarded: total(({ awarded }) => awarded),
    undecided: total(({ undecided }) => undecided),
    empty: total(({ empty }) => empty),
  };
}

export interface PrizeMove {
  readonly entry: string;
  /** A level, "undecided", or null for none. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Whose prize differs between two outcomes of one ranking, in the order of the codes. */
export function movesBetween(from: Outcome, to: Outcome): PrizeMove[] {
  const codes = [...new Set([...from.prizes.keys(), ...to.prizes.keys()])].sort();
  return codes
    .map((entry) => ({
      entry,
      from: from.prizes.get(entry) ?? null,
      to: to.prizes.get(entry) ?? null,
    }))
    .filter((move) => move.from !== move.to);
}

export interface Departure extends PrizeMove {
  readonly reason: string;
  readonly votesFor: number | null;
  readonly votesTotal: number | null;
}

/**
 * Where the committee's decisions give a prize other than the ranking would, each with its reason, for the minutes. `from` is
 * what the ranking alone gives ("undecided" where equals wait for a decision: settling these is no departure).
 */
export function departuresOf(rule: Pick<Rule, "prizes">, standings: Standings): Departure[] {
  const ties = standings.decisions.filter(({ kind }) => kind === "tie");
  const byRank = playScenario(rule, { ...standings, decisions: ties });
  const asDecided = playScenario(rule, standings);
  return movesBetween(byRank, asDecided).flatMap((move) => {
    if (move.from === UNDECIDED) return [];
    const decision = standings.decisions.findLast(
      ({ kind, entries }) => kind === "prize" && entries.includes(move.entry),
    );
    return decision && (decision.outcome === NO_PRIZE ? null : decision.outcome) === move.to
      ? [
          {
            ...move,
            reason: decision.reason ?? "",
            votesFor: decision.votesFor ?? null,
            votesTotal: decision.votesTotal ?? null,
          },
        ]
      : [];
  });
}
