import { levelsIn } from "~/contests/rule";
import { groupBy } from "~/platform/group-by";
import { seededRandom, type Random } from "~/platform/random";
import type { Bundle } from "../bundle";
import { allocatePrizes, decidedPrizes } from "../prizes";
import { votesOf } from "../votes";
import { otherRounds, tidy, weightOf, type SeverityAnalysis } from "./severity";
import { asExact, asNumber } from "./sheet-totals";

const DRAWS = 2000;
const SEED = 1979;

/** Of all draws, the part in which an entry takes a level; what is missing to 1 is "no prize". */
export type PrizeChances = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * A judge's severity as a comparison with the average of those who can be compared with them: who share entries, if
 * only through others. Alone, nothing is known but how far judges differ at all.
 */
export interface Compared {
  readonly severity: number;
  /**
   * Its standard deviation. The conditional standard deviation of the report also holds what all judges and all entries
   * could share unseen, which compares nobody.
   */
  readonly deviation: number;
}

export interface Certainty {
  readonly judges: ReadonlyMap<string, Compared>;
  /** null where the model tells no entries apart, or where the round weighs nothing. */
  readonly prizes: PrizeChances | null;
}

/**
 * What the marks leave open about judges, and about the prizes once the judges' strictness is taken off: all effects
 * are drawn many times from their joint distribution given the marks (the model's, its variances and intercept taken as
 * known), and each time the rule's own allocation gives the prizes. The seed is fixed: the same marks give the same
 * answer.
 */
export function certaintyOf(
  bundle: Bundle,
  analysis: SeverityAnalysis,
  { draws = DRAWS, seed = SEED } = {},
): Certainty {
  const { model } = analysis;
  const normal = normalFrom(seededRandom(seed));
  const squares = new Float64Array(model.judges.length);
  const compared = compareWithin(analysis);
  const severities = compared(Float64Array.from(model.judges, ({ effect }) => effect));
  const prizes = prizeCounter(bundle, analysis);
  const lonely = new Set(
    analysis.report.components.flatMap((codes) => (codes.length === 1 ? codes : [])),
  );
  const alone = (code: string) => (lonely.has(code) ? Math.sqrt(model.variance.judge) : null);
  for (let draw = 0; draw < draws; draw++) {
    const drawn = model.draw(normal);
    compared(drawn.judges).forEach((severity, at) => {
      squares[at] = (squares[at] as number) + (severity - (severities[at] as number)) ** 2;
    });
    prizes?.count(drawn.entries);
  }
  return {
    judges: new Map(
      model.judges.map(({ code }, at) => [
        code,
        {
          severity: tidy(severities[at] as number),
          deviation: alone(code) ?? Math.sqrt((squares[at] as number) / draws),
        },
      ]),
    ),
    prizes: prizes && prizes.parts(draws),
  };
}

/** Of effects of judges, each less the average of those who can be compared. */
function compareWithin({ model, report }: SeverityAnalysis) {
  const place = new Map(model.judges.map(({ code }, at) => [code, at]));
  const sets = report.components.map((codes) => codes.flatMap((code) => place.get(code) ?? []));
  return (effects: Float64Array): Float64Array => {
    const out = new Float64Array(effects.length);
    for (const set of sets) {
      const average = set.reduce((sum, at) => sum + (effects[at] as number), 0) / set.length;
      for (const at of set) out[at] = (effects[at] as number) - average;
    }
    return out;
  };
}

interface Runner {
  readonly code: string;
  /** Where its effect stands in a draw; null: without sheets in this round, its score stays. */
  readonly at: number | null;
  readonly fixed: number;
}

/** Allots the prizes for one draw of the entries' effects after the other. */
function prizeCounter(bundle: Bundle, { round, model, official }: SeverityAnalysis) {
  const { rule, entries, decisions } = bundle;
  const weight = asNumber(weightOf(rule, round));
  if (model.variance.entry === 0 || weight === 0) return null;
  const { scope, onTie } = rule.prizes;
  const votes = votesOf(decisions);
  const decided = decidedPrizes(decisions);
  const placeOf = new Map(model.design.entries.map((code, index) => [code, index]));
  const groupOf = new Map(entries.map(({ code, group }) => [code, scope === "group" ? group : null]));
  const races = [...groupBy(official, ({ entry }) => groupOf.get(entry) ?? null)].map(
    ([group, rows]) => ({
      levels: levelsIn(rule, group),
      unranked: rows.filter(({ score }) => score === null).map(({ entry }) => entry),
      runners: rows
        .filter(({ score }) => score !== null)
        .map((row): Runner => {
          const at = placeOf.get(row.entry) ?? null;
          const fixed = at === null ? Number(row.score) : asNumber(otherRounds(rule, round, row));
          return { code: row.entry, at, fixed };
        }),
    }),
  );
  const taken = new Map<string, Map<string, number>>();

  const count = (effects: Float64Array) => {
    for (const { levels, runners, unranked } of races) {
      // Who comes behind as many entries as there are places cannot take one: the rest need not be allotted.
      const places = levels.reduce((sum, { quota }) => sum + quota, 0) + decided.size;
      const scores = Float64Array.from(runners, ({ at, fixed }) =>
        at === null ? fixed : fixed + weight * (model.intercept + (effects[at] as number)),
      );
      const least = scores.toSorted().at(-places) ?? -Infinity;
      const first = runners
        .map(({ code }, index) => ({ code, score: scores[index] as number }))
        .filter(({ code, score }) => score >= least || decided.has(code))
        .sort((a, b) => b.score - a.score);
      const { prizes } = allocatePrizes({
        levels,
        onTie,
        ties: first.map(({ code, score }) => [{ code, score: asExact(score) }]),
        unranked,
        decided,
        votes,
      });
      for (const [code, level] of prizes) {
        const own = taken.get(code) ?? new Map<string, number>();
        taken.set(code, own.set(level, (own.get(level) ?? 0) + 1));
      }
    }
  };
  const parts = (draws: number): PrizeChances =>
    new Map(
      [...taken].map(([code, own]) => [
        code,
        new Map([...own].map(([level, times]) => [level, times / draws])),
      ]),
    );
  return { count, parts };
}

/** Standard normal numbers (Box and Muller 1958). */
export function normalFrom(random: Random): () => number {
  let kept: number | null = null;
  return () => {
    if (kept !== null) {
      const value = kept;
      kept = null;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random()));
    const angle = 2 * Math.PI * random();
    kept = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}
