import type { Collective } from "~/contests/regulation";
import {
  compare,
  decimal,
  formatDecimal,
  fromInteger,
  fromMilli,
  mul,
  sum,
  ZERO,
  type Exact,
} from "~/platform/decimal";
import { compareTexts } from "~/platform/vietnamese";
import { allocatePrizes } from "../prizes";
import { votesOf } from "../votes";

/** What a unit did in a contest. */
export interface UnitRecord {
  readonly unitId: string;
  readonly name: string;
  /** Entries sent in, and those of them that went to the judges. */
  readonly entries: number;
  readonly eligible: number;
  /** Prizes by level. */
  readonly prizes: Readonly<Record<string, number>>;
  /** Given by the secretariat for promoting the contest, in thousandths. */
  readonly promotionMilli: number;
}

export interface LeagueRow extends UnitRecord {
  readonly points: string;
  readonly rank: number;
  /** A collective level; "undecided": equal at a level's edge, for the committee; null: none. */
  readonly prize: string | null;
}

/** Points of a unit by the regulation's formula, exact. */
export function unitPoints({ points }: Pick<Collective, "points">, unit: UnitRecord): Exact {
  return sum([
    mul(decimal(points.entry), fromInteger(unit.entries)),
    mul(decimal(points.eligible), fromInteger(unit.eligible)),
    ...Object.entries(unit.prizes).map(([level, count]) =>
      mul(decimal(points.levels[level] ?? "0"), fromInteger(count)),
    ),
    fromMilli(unit.promotionMilli),
  ]);
}

/**
 * The league table: by points, of equals first who has more of the best prizes, level by level; who is equal then shares the
 * rank (1, 2, 2, 4). Collective levels are filled as prizes are (`allocatePrizes`); equals that do not all fit wait for the
 * committee. `decided`: by unit, the level that the committee named, or "none".
 */
export function leagueTable(
  collective: Collective,
  levels: readonly string[],
  units: readonly UnitRecord[],
  decided: ReadonlyMap<string, string>,
): LeagueRow[] {
  const scored = units.map((unit) => ({ unit, points: unitPoints(collective, unit) }));
  const byMerit = (a: (typeof scored)[number], b: (typeof scored)[number]) =>
    compare(b.points, a.points) ||
    levels.reduce(
      (order, level) => order || (b.unit.prizes[level] ?? 0) - (a.unit.prizes[level] ?? 0),
      0,
    );
  const sorted = scored.toSorted((a, b) => byMerit(a, b) || compareTexts(a.unit.name, b.unit.name));
  const ties: (typeof scored)[] = [];
  for (const each of sorted) {
    const last = ties.at(-1);
    if (last?.[0] && byMerit(last[0], each) === 0) last.push(each);
    else ties.push([each]);
  }
  const { prizes } = allocatePrizes({
    levels: collective.levels.map(({ id, label, count, minimumPoints, amountVnd }) => ({
      id,
      label,
      amountVnd,
      quota: count,
      ...(minimumPoints !== null && { minimumScore: minimumPoints }),
    })),
    onTie: "undecided",
    // Nothing done is no merit, whatever the quota says.
    ties: ties.flatMap((tie) => {
      const merited = tie.filter(({ points }) => compare(points, ZERO) > 0);
      return merited.length > 0
        ? [merited.map(({ unit, points }) => ({ code: unit.unitId, score: points }))]
        : [];
    }),
    unranked: scored
      .filter(({ points }) => compare(points, ZERO) <= 0)
      .map(({ unit }) => unit.unitId),
    decided,
    votes: votesOf([]),
  });
  let rank = 1;
  return ties.flatMap((tie) => {
    const own = rank;
    rank += tie.length;
    return tie.map(({ unit, points }) => ({
      ...unit,
      points: formatDecimal(points),
      rank: own,
      prize: prizes.get(unit.unitId) ?? null,
    }));
  });
}
