import { UNDECIDED, type Rule } from "~/contests/rule";
import { placesOf } from "./scenario-form";
import { playScenario, ruleWith, type Outcome, type ScenarioLevel, type Standings } from "./scenario";

/** One level of an outcome over all groups. */
export interface LevelSum {
  readonly level: string;
  readonly quota: number;
  readonly awarded: number;
  readonly undecided: number;
  readonly empty: number;
  readonly costVnd: number;
}

/** What an outcome comes to: by level, in the order of the rule. */
export function sumsOf(outcome: Outcome): LevelSum[] {
  const [first] = outcome.groups;
  return (first?.levels ?? []).map(({ level }, at) => {
    const total = (field: "quota" | "awarded" | "undecided" | "empty" | "costVnd") =>
      outcome.groups.reduce((sum, { levels }) => sum + (levels[at]?.[field] ?? 0), 0);
    return {
      level,
      quota: total("quota"),
      awarded: total("awarded"),
      undecided: total("undecided"),
      empty: total("empty"),
      costVnd: total("costVnd"),
    };
  });
}

/** The outcome of a scenario's numbers. */
export function outcomeOf(
  rule: Pick<Rule, "prizes">,
  levels: readonly ScenarioLevel[],
  standings: Standings,
): Outcome {
  return playScenario(ruleWith(rule, levels), standings);
}

export interface PlayedEntry {
  readonly code: string;
  /** A level, "undecided", or null for none. */
  readonly now: string | null;
  readonly then: string | null;
}

export interface PlayedGroup {
  readonly group: string | null;
  /** Those that have a prize either way, and the next few. */
  readonly near: readonly PlayedEntry[];
  /** The codes of all others, by rank. */
  readonly rest: readonly string[];
}

/** Entries below the last prize that are shown with those that have one. */
const NEXT = 5;

/** Who has what now and would have then; a thousand entries are not all listed. */
export function playedGroups(standings: Standings, now: Outcome, then: Outcome): PlayedGroup[] {
  return standings.groups.map(({ group, ties, unranked }) => {
    const row = (code: string): PlayedEntry => ({
      code,
      now: now.prizes.get(code) ?? null,
      then: then.prizes.get(code) ?? null,
    });
    const hasPrize = (each: PlayedEntry) => each.now !== null || each.then !== null;
    const ranked = ties.flatMap((tie) => tie.map(({ code }) => row(code)));
    const reach = ranked.findLastIndex(hasPrize) + 1 + NEXT;
    const others = unranked.map(row);
    return {
      group,
      near: [...ranked.slice(0, reach), ...others.filter(hasPrize)],
      rest: [...ranked.slice(reach), ...others.filter((each) => !hasPrize(each))].map(
        ({ code }) => code,
      ),
    };
  });
}

export type Move = "same" | "new" | "lost" | "up" | "down" | "opened" | "settled";

/** In a word, what becomes of a prize. */
export function moveOf(levels: readonly string[], from: string | null, to: string | null): Move {
  if (from === to) return "same";
  if (to === UNDECIDED) return "opened";
  if (from === UNDECIDED) return "settled";
  if (from === null) return "new";
  if (to === null) return "lost";
  return levels.indexOf(to) < levels.indexOf(from) ? "up" : "down";
}

/** Where two scenarios have other numbers, for who sees that somebody else has saved theirs. */
export function differingPlaces(
  mine: readonly ScenarioLevel[],
  theirs: readonly ScenarioLevel[],
): ReadonlySet<string> {
  const numbersOf = (levels: readonly ScenarioLevel[]) =>
    new Map(
      levels.flatMap(({ id, quota, minimumScore, groups }) =>
        (groups.length > 0 ? groups : [{ group: "", quota, minimumScore }]).map(
          (own) => [`${id} ${own.group}`, `${own.quota} ${own.minimumScore}`] as const,
        ),
      ),
    );
  const other = numbersOf(theirs);
  return new Set(
    [...numbersOf(mine)].filter(([key, value]) => other.get(key) !== value).map(([key]) => key),
  );
}

/** The numbers of one place of one level. */
export function numbersIn(
  levels: readonly ScenarioLevel[],
  level: number,
  place: number,
): { readonly quota: number; readonly minimumScore: string | null } | null {
  const own = levels[level];
  return own?.groups[place] ?? (placesOf(levels)[0] === null ? (own ?? null) : null);
}
