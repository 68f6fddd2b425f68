import { seededRandom, type Random } from "~/platform/random";
import type { Bundle } from "../bundle";
import { allocatePrizes, decidedPrizes } from "../prizes";
import { votesOf } from "../votes";
import { mean, sumOfSquares } from "./agreement";
import type { MixedModel } from "./mixed-model";
import { otherRounds, weightOf, type SeverityAnalysis } from "./severity";
import { asExact, asNumber } from "./sheet-totals";

const DRAWS = 2000;
const SEED = 1979;

/** Of all draws, the part in which an entry takes a level; what is missing to 1 is "no prize". */
export type PrizeChances = ReadonlyMap<string, ReadonlyMap<string, number>>;

interface Runner {
  readonly code: string;
  /** Where its effect stands in a draw; null: without sheets in this round, its score stays. */
  readonly at: number | null;
  readonly fixed: number;
}

/**
 * What the marks leave open about the prizes once the judges' strictness is taken off: the worth of all entries is
 * drawn many times from its distribution given the marks (the model's, its variances and intercept taken as known),
 * and each time the rule's own allocation gives the prizes. The seed is fixed: the same marks give the same answer.
 * null where the model tells no entries apart, or where the round weighs nothing.
 */
export function prizeChances(
  bundle: Bundle,
  { round, model, official }: SeverityAnalysis,
  { draws = DRAWS, seed = SEED } = {},
): PrizeChances | null {
  const { rule, entries, decisions } = bundle;
  const weight = asNumber(weightOf(rule, round));
  if (model.variance.entry === 0 || weight === 0) return null;
  const { levels, scope, onTie } = rule.prizes;
  const votes = votesOf(decisions);
  const decided = decidedPrizes(decisions);
  const placeOf = new Map(model.design.entries.map((code, index) => [code, index]));
  const groupOf = new Map(entries.map(({ code, group }) => [code, scope === "group" ? group : ""]));
  const races = new Map<string, { runners: Runner[]; unranked: string[] }>();
  for (const row of official) {
    const group = groupOf.get(row.entry) ?? "";
    const race = races.get(group) ?? { runners: [], unranked: [] };
    races.set(group, race);
    const at = placeOf.get(row.entry) ?? null;
    if (row.score === null) race.unranked.push(row.entry);
    else
      race.runners.push({
        code: row.entry,
        at,
        fixed: at === null ? Number(row.score) : asNumber(otherRounds(rule, round, row)),
      });
  }

  // Who comes behind as many entries as there are places cannot take one: the rest need not be allotted.
  const places = levels.reduce((sum, { quota }) => sum + quota, 0) + decided.size;
  const taken = new Map<string, Map<string, number>>();
  const normal = normalFrom(seededRandom(seed));
  for (let draw = 0; draw < draws; draw++) {
    const effects = model.draw(normal).entries;
    for (const { runners, unranked } of races.values()) {
      const ranking = runners
        .map(({ code, at, fixed }) => ({
          code,
          score: at === null ? fixed : fixed + weight * (model.intercept + (effects[at] as number)),
        }))
        .sort((a, b) => b.score - a.score);
      const { prizes } = allocatePrizes({
        levels,
        onTie,
        ties: ranking
          .filter(({ code }, index) => index < places || decided.has(code))
          .map(({ code, score }) => [{ code, score: asExact(score) }]),
        unranked,
        decided,
        votes,
      });
      for (const [code, level] of prizes) {
        const own = taken.get(code) ?? new Map<string, number>();
        taken.set(code, own.set(level, (own.get(level) ?? 0) + 1 / draws));
      }
    }
  }
  return taken;
}

/**
 * By judge, how far a severity may be off as a comparison with the panel's own average. The conditional standard
 * deviation of the report also holds what all judges and all entries could share unseen, which compares nobody.
 */
export function peerErrors(
  { design, draw }: MixedModel,
  { draws = DRAWS, seed = SEED } = {},
): ReadonlyMap<string, number> {
  const normal = normalFrom(seededRandom(seed));
  const drawn = Array.from({ length: draws }, () => {
    const { judges } = draw(normal);
    const average = mean([...judges]);
    return judges.map((effect) => effect - average);
  });
  return new Map(
    design.judges.map((code, at) => {
      const own = drawn.map((effects) => effects[at] as number);
      return [code, Math.sqrt(sumOfSquares(own, mean(own)) / draws)];
    }),
  );
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
