import { sameMarks, type Marks } from "../sheets/marks";

/** What one person read on a paper sheet. */
export interface Keying {
  readonly number: number;
  readonly keyedById: string;
  readonly marks: Marks;
  readonly proposal: string | null;
}

export type KeyingState =
  /** Nobody has keyed it in. */
  | { readonly kind: "open" }
  /** One person has; a second one must, without seeing what the first read. */
  | { readonly kind: "once"; readonly byId: string }
  /** Two people read different things: both look at the paper again. */
  | { readonly kind: "differs"; readonly differences: readonly KeyingDifference[] }
  | { readonly kind: "agreed"; readonly byIds: readonly [string, string] };

export interface KeyingDifference {
  /** Criterion id, or "proposal". */
  readonly what: string;
  /** Thousandths of a point, or a proposal; null: nothing. In the order of `byIds`. */
  readonly readings: readonly [number | string | null, number | string | null];
  readonly byIds: readonly [string, string];
}

/**
 * Where a paper sheet stands. Of each person the latest reading counts; two different people who read the same marks
 * and proposal agree. Texts decide nothing and are not compared.
 */
export function keyingState(keyings: readonly Keying[]): KeyingState {
  const latest = latestOfEach(keyings);
  const [newest, ...others] = latest;
  if (!newest) return { kind: "open" };
  for (const [index, one] of latest.entries())
    for (const other of latest.slice(index + 1))
      if (isSame(one, other)) return { kind: "agreed", byIds: [one.keyedById, other.keyedById] };
  const [before] = others;
  if (!before) return { kind: "once", byId: newest.keyedById };
  return { kind: "differs", differences: differencesOf(before, newest) };
}

function isSame(a: Keying, b: Keying): boolean {
  return sameMarks(a.marks, b.marks) && a.proposal === b.proposal;
}

/** The latest first. */
function latestOfEach(keyings: readonly Keying[]): Keying[] {
  const seen = new Set<string>();
  return [...keyings]
    .sort((a, b) => b.number - a.number)
    .filter(({ keyedById }) => !seen.has(keyedById) && seen.add(keyedById));
}

function differencesOf(first: Keying, second: Keying): KeyingDifference[] {
  const byIds = [first.keyedById, second.keyedById] as const;
  const ids = [...new Set([...Object.keys(first.marks), ...Object.keys(second.marks)])].sort();
  const marks = ids
    .filter((id) => first.marks[id] !== second.marks[id])
    .map((id) => ({
      what: id,
      readings: [first.marks[id] ?? null, second.marks[id] ?? null] as const,
      byIds,
    }));
  const proposal =
    first.proposal === second.proposal
      ? []
      : [{ what: "proposal", readings: [first.proposal, second.proposal] as const, byIds }];
  return [...marks, ...proposal];
}
