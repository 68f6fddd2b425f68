import type { Collective } from "~/contests/regulation";
import { compare, decimal, formatDecimal, fromInteger, fromMilli, mul, ZERO } from "~/platform/decimal";
import type { UnitRecord } from "./league";

/** One addend of a unit's points: so many of something, at so many points each. */
export interface PointsLine {
  readonly kind: "entry" | "eligible" | "level" | "promotion";
  /** Of prizes: the level's id. */
  readonly level: string;
  readonly count: number;
  readonly each: string;
  readonly points: string;
}

/** How a unit's points come about, by `levels` in the order of the regulation; what adds nothing is left out. The sum is `unitPoints` of league.ts. */
export function pointsOf(
  { points }: Pick<Collective, "points">,
  unit: UnitRecord,
  levels: readonly string[],
): PointsLine[] {
  const line = (kind: PointsLine["kind"], count: number, each: string, level = ""): PointsLine => ({
    ...{ kind, level, count, each },
    points: formatDecimal(mul(decimal(each), fromInteger(count))),
  });
  const lines = [
    line("entry", unit.entries, points.entry),
    line("eligible", unit.eligible, points.eligible),
    // A stored record does not keep its order; a level that no points are given for adds nothing.
    ...levels.map((level) => line("level", unit.prizes[level] ?? 0, points.levels[level] ?? "0", level)),
    line("promotion", 1, formatDecimal(fromMilli(unit.promotionMilli))),
  ];
  return lines.filter((each) => compare(decimal(each.points), ZERO) !== 0);
}
