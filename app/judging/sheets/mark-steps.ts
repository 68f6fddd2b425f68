import type { Criterion } from "~/contests/rule";
import {
  add,
  compare,
  decimal,
  formatDecimal,
  isMultipleOf,
  parseDecimal,
  round,
  div,
  mul,
  sub,
  type Exact,
} from "~/platform/decimal";

/**
 * The mark one step up or down from what stands in a field, as a decimal: the next on the grid, within the range.
 * From an empty field a step up leads to the least mark. Null: there is no such step.
 */
export function steppedMark(criterion: Criterion, text: string, direction: 1 | -1): string | null {
  const [min, max, step] = [criterion.min, criterion.max, criterion.step].map(decimal) as [
    Exact,
    Exact,
    Exact,
  ];
  if (text.trim() === "") return direction === 1 ? formatDecimal(min) : null;
  const value = parseDecimal(text);
  if (!value) return null;
  if (compare(value, min) < 0) return direction === 1 ? formatDecimal(min) : null;
  if (compare(value, max) > 0) return direction === -1 ? formatDecimal(max) : null;
  const below = add(min, mul(step, round(div(sub(value, min), step), 0, "down")));
  const onGrid = isMultipleOf(sub(value, min), step);
  const next = direction === 1 ? add(below, step) : onGrid ? sub(below, step) : below;
  return compare(next, min) < 0 || compare(next, max) > 0 ? null : formatDecimal(next);
}

/** Which anchor a mark has reached: the highest that asks no more points than it; null: none, or no mark. */
export function anchorReached(
  anchors: readonly { readonly points: string }[],
  text: string,
): number | null {
  const value = parseDecimal(text);
  if (!value) return null;
  let reached: { at: number; points: Exact } | null = null;
  for (const [at, anchor] of anchors.entries()) {
    const points = parseDecimal(anchor.points);
    if (!points || compare(points, value) > 0) continue;
    if (!reached || compare(points, reached.points) > 0) reached = { at, points };
  }
  return reached?.at ?? null;
}
