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

/** How a unit's points come about; what adds nothing is left out. The sum is `unitPoints` of league.ts. */
export function pointsOf({ points }: Pick<Collective, "points">, unit: UnitRecord): PointsLine[] {
  const line = (kind: PointsLine["kind"], count: number, each: string, level = ""): PointsLine => ({
    ...{ kind, level, count, each },
    points: formatDecimal(mul(decimal(each), fromInteger(count))),
  });
  const lines = [
    line("entry", unit.entries, points.entry),
    line("eligible", unit.eligible, points.eligible),
    // In the order of the regulation; a level that it gives no points for adds nothing.
    ...Object.entries(points.levels).map(([level, each]) => line("level", unit.prizes[level] ?? 0, each, level)),
    line("promotion", 1, formatDecimal(fromMilli(unit.promotionMilli))),
  ];
  return lines.filter((each) => compare(decimal(each.points), ZERO) !== 0);
}
