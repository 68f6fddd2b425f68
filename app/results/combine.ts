import type { Combine, RoundingStage } from "~/contests/rule";
import {
  add,
  compare,
  div,
  formatExact,
  formatFixed,
  fromInteger,
  round,
  sum,
  type Exact,
} from "~/platform/decimal";

/** One judge's number on the way into a combined one. */
export interface JudgeValue {
  readonly judge: string;
  readonly value: Exact;
}

export interface CombinedValue {
  readonly value: Exact;
  /** Of a trimmed mean: the judges whose number was left out, and at which end. */
  readonly dropped: ReadonlyMap<string, "lowest" | "highest">;
}

type Method = Pick<Combine, "method" | "dropLowest" | "dropHighest">;

const NONE: ReadonlyMap<string, "lowest" | "highest"> = new Map();

/** Several judges' numbers as one; null where nothing is left to combine. */
export function combineValues(values: readonly JudgeValue[], how: Method): CombinedValue | null {
  switch (how.method) {
    case "mean":
      return values.length === 0
        ? null
        : { value: mean(values.map(({ value }) => value)), dropped: NONE };
    case "median":
      return values.length === 0
        ? null
        : { value: median(values.map(({ value }) => value)), dropped: NONE };
    case "trimmed-mean":
      return trimmedMean(values, how);
  }
}

function trimmedMean(
  values: readonly JudgeValue[],
  { dropLowest, dropHighest }: Method,
): CombinedValue | null {
  if (values.length <= dropLowest + dropHighest) return null;
  // Which one of equals is dropped changes no number; the judge's code makes the workings the same each time.
  const sorted = [...values].sort(
    (a, b) => compare(a.value, b.value) || (a.judge < b.judge ? -1 : 1),
  );
  const end = sorted.length - dropHighest;
  const dropped = new Map<string, "lowest" | "highest">();
  for (const { judge } of sorted.slice(0, dropLowest)) dropped.set(judge, "lowest");
  for (const { judge } of sorted.slice(end)) dropped.set(judge, "highest");
  return { value: mean(sorted.slice(dropLowest, end).map(({ value }) => value)), dropped };
}

function mean(values: readonly Exact[]): Exact {
  return div(sum(values), fromInteger(values.length));
}

/** The middle one, or the mean of the two in the middle. The list must not be empty. */
export function median(values: readonly Exact[]): Exact {
  const sorted = [...values].sort(compare);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (!upper || !lower) throw new RangeError("the median of nothing");
  return upper === lower ? upper : div(add(lower, upper), fromInteger(2));
}

/** A rounding stage of the rule; without one the number goes on exactly. */
export function applyStage(value: Exact, stage: RoundingStage | undefined): Exact {
  return stage ? round(value, stage.decimals, stage.mode) : value;
}

/** A number as it stands after its stage: with the stage's decimals, or in full. */
export function stageText(value: Exact, stage: RoundingStage | undefined): string {
  return stage ? formatFixed(value, stage.decimals) : formatExact(value);
}
