import type { TieBreakStep } from "~/contests/rule";
import { compare, formatExact, type Exact } from "~/platform/decimal";
import type { Votes } from "./votes";
import type { TieBreakWorkings } from "./workings";

export interface Contender {
  readonly code: string;
  readonly score: Exact;
}

/** Entries that share a rank. */
export interface RankedTie<T extends Contender> {
  readonly rank: number;
  readonly entries: readonly T[];
}

export interface Ranking<T extends Contender> {
  /** From the top downward. */
  readonly ties: readonly RankedTie<T>[];
  /** By entry, the steps that were asked. */
  readonly steps: ReadonlyMap<string, readonly TieBreakWorkings[]>;
}

export interface TieBreakers<T extends Contender> {
  readonly chain: readonly TieBreakStep[];
  readonly valueOf: (entry: T, step: Exclude<TieBreakStep, { by: "vote" }>) => Exact | null;
  readonly votes: Votes;
}

/**
 * Ranks by score and, among equal scores, by the chain, one step after the other. Who is equal at its end
 * shares the rank, and the next rank skips: 1, 2, 2, 4.
 */
export function rankEntries<T extends Contender>(
  entries: readonly T[],
  breakers: TieBreakers<T>,
): Ranking<T> {
  const steps = new Map<string, TieBreakWorkings[]>();
  const note = (entry: T, step: TieBreakWorkings) => {
    const before = steps.get(entry.code);
    if (before) before.push(step);
    else steps.set(entry.code, [step]);
  };

  /** Splits equal entries by the steps from `at` on. */
  const breakTie = (tied: readonly T[], at: number): (readonly T[])[] => {
    const step = breakers.chain[at];
    if (tied.length < 2 || !step) return [tied];
    return splitBy(tied, step).flatMap((part) => breakTie(part, at + 1));
  };

  const splitBy = (tied: readonly T[], step: TieBreakStep): T[][] => {
    if (step.by === "vote") {
      const byCode = new Map(tied.map((entry) => [entry.code, entry]));
      const parts = breakers.votes.split([...byCode.keys()]);
      return parts.map((codes, place) =>
        codes.flatMap((code) => {
          const entry = byCode.get(code);
          if (!entry) return [];
          note(entry, { ...step, value: parts.length > 1 ? String(place + 1) : null });
          return [entry];
        }),
      );
    }
    const values = tied.map((entry) => ({ entry, value: breakers.valueOf(entry, step) }));
    for (const { entry, value } of values)
      note(entry, { ...step, value: value && formatExact(value) });
    return runsOfEquals(values, (a, b) => compareOptional(b.value, a.value)).map((run) =>
      run.map(({ entry }) => entry),
    );
  };

  // Within a tie the order decides nothing; by code it is the same each time.
  const byCode = [...entries].sort((a, b) => (a.code < b.code ? -1 : 1));
  const groups = runsOfEquals(byCode, (a, b) => compare(b.score, a.score)).flatMap((tied) =>
    breakTie(tied, 0),
  );
  let rank = 1;
  const ties = groups.map((group) => {
    const tie = { rank, entries: [...group].sort((a, b) => (a.code < b.code ? -1 : 1)) };
    rank += group.length;
    return tie;
  });
  return { ties, steps };
}

function compareOptional(a: Exact | null, b: Exact | null): number {
  if (a && b) return compare(a, b);
  return a ? 1 : b ? -1 : 0;
}

/** Sorts, and puts neighbours that compare as equal together. */
function runsOfEquals<T>(items: readonly T[], order: (a: T, b: T) => number): T[][] {
  const runs: T[][] = [];
  let last: T | undefined;
  for (const item of [...items].sort(order)) {
    const run = runs.at(-1);
    if (run && last !== undefined && order(last, item) === 0) run.push(item);
    else runs.push([item]);
    last = item;
  }
  return runs;
}
