import { z } from "zod";
import {
  compare,
  decimal,
  isMultipleOf,
  mul,
  sub,
  sum,
  toMilli,
  ZERO,
  type Exact,
} from "~/platform/decimal";
import type { PathSegment } from "~/platform/json-path";

/*
 * The rule of a contest: everything that decides a score, a rank or a prize. A regulation holds it, and
 * it goes as it is into the published bundle, so the names are those of `sangtao-results/1`. Strict: a
 * misspelt name would otherwise quietly decide something else. Words for people (a criterion's name, its
 * guidance) stand beside it in the regulation, keyed by the same ids.
 */

/** A decimal as the bundle writes it: plain digits, a dot, no exponent. */
export const decimalText = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,12})?$/, 'must be a decimal string such as "84.63"');

const id = z.string().min(1).max(200);
const count = z.int().min(0).max(1_000_000);

const criterionSchema = z.strictObject({
  id,
  max: decimalText,
  min: decimalText.default("0"),
  step: decimalText,
  weight: decimalText.default("1"),
});

const combineSchema = z.strictObject({
  order: z.enum(["sheets-first", "criteria-first"]),
  method: z.enum(["mean", "median", "trimmed-mean"]),
  dropLowest: count.default(0),
  dropHighest: count.default(0),
  minimumSheets: count.default(1),
});

const roundingStageSchema = z.strictObject({
  decimals: z.int().min(0).max(12),
  mode: z.enum(["half-up", "half-even", "down"]),
});

const roundingSchema = z.strictObject({
  combined: roundingStageSchema.optional(),
  weighted: roundingStageSchema.optional(),
  total: roundingStageSchema.optional(),
});

const tieBreakStepSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("criterion"), id }),
  z.strictObject({ by: z.literal("median") }),
  z.strictObject({ by: z.literal("highest-sheet") }),
  z.strictObject({ by: z.literal("round"), id }),
  z.strictObject({ by: z.literal("vote") }),
]);

const prizeLevelSchema = z.strictObject({
  id,
  label: z.string().default(""),
  quota: count,
  minimumScore: decimalText.optional(),
  amountVnd: z.int().min(0).default(0),
  /** What holds instead in single groups, where the scope is the group. */
  groups: z
    .array(z.strictObject({ group: id, quota: count.optional(), minimumScore: decimalText.optional() }))
    .min(1)
    .optional(),
});

const prizesSchema = z.strictObject({
  scope: z.enum(["group", "contest"]),
  levels: z.array(prizeLevelSchema),
  onTie: z.enum(["undecided", "award-all", "award-none"]),
});

const roundSchema = z.strictObject({
  id,
  weight: decimalText.default("1"),
  /** Ids of the criteria that are scored in this round, in any order; left out: all. */
  criteria: z.array(id).min(1).optional(),
});

export const ruleSchema = z.strictObject({
  criteria: z.array(criterionSchema).min(1),
  combine: combineSchema,
  rounding: roundingSchema.default({}),
  tieBreak: z.array(tieBreakStepSchema).default([]),
  prizes: prizesSchema,
  rounds: z.array(roundSchema).min(1),
  /** Points for the votes of the public, on top of the judges': `max` for the entry with the most votes. */
  publicVote: roundingStageSchema.extend({ max: decimalText }).optional(),
});

/** The criteria that are scored in a round, in the order of the rule; none in an unknown one. */
export function criteriaOfRound(
  { criteria, rounds }: Pick<Rule, "criteria" | "rounds">,
  roundId: string,
): Criterion[] {
  const round = rounds.find(({ id: own }) => own === roundId);
  if (!round) return [];
  return round.criteria ? criteria.filter(({ id: own }) => round.criteria?.includes(own)) : criteria;
}

export type Rule = z.infer<typeof ruleSchema>;
export type Criterion = z.infer<typeof criterionSchema>;
export type Combine = z.infer<typeof combineSchema>;
export type RoundingStage = z.infer<typeof roundingStageSchema>;
export type TieBreakStep = z.infer<typeof tieBreakStepSchema>;
export type PrizeLevel = z.infer<typeof prizeLevelSchema>;
export type PublicVoteRule = NonNullable<Rule["publicVote"]>;

/** The prize levels as they hold in a group; null: over the whole contest. */
export function levelsIn({ prizes }: Pick<Rule, "prizes">, group: string | null): PrizeLevel[] {
  return prizes.levels.map(({ groups, ...level }) => {
    const own = groups?.find((each) => each.group === group);
    return {
      ...level,
      ...(own?.quota !== undefined && { quota: own.quota }),
      ...(own?.minimumScore !== undefined && { minimumScore: own.minimumScore }),
    };
  });
}

/** Values of a row's `prize` and of a decision's `outcome` that are no level. */
export const UNDECIDED = "undecided";
export const NO_PRIZE = "none";

/** These leave the rule without a meaning: nothing can be computed by it. */
export const FATAL_RULE_FAULTS = [
  "duplicate-id",
  "reserved-id",
  "max-not-above-min",
  "step-not-positive",
  "negative-weight",
  "no-weight",
  "unknown-criterion",
  "unknown-round",
  "groups-without-scope",
  "votes-without-points",
] as const;

/** These can be computed, but no regulation should say them. */
export const UNWISE_RULE_FAULTS = [
  "max-off-step",
  "finer-than-thousandths",
  "drops-leave-none",
  "drops-not-used",
  "weighted-rounding-not-used",
  "tie-break-repeated",
  "minimum-rises",
  "minimum-out-of-reach",
] as const;

export type FatalRuleFault = (typeof FATAL_RULE_FAULTS)[number];
export type RuleFaultCode = FatalRuleFault | (typeof UNWISE_RULE_FAULTS)[number];

export interface RuleFault {
  readonly code: RuleFaultCode;
  readonly path: readonly PathSegment[];
}

export function isFatal(fault: RuleFault): boolean {
  return (FATAL_RULE_FAULTS as readonly string[]).includes(fault.code);
}

/** All faults of a rule that has the right shape, fatal and unwise; a regulation is only frozen without any. */
export function validateRule(rule: Rule): RuleFault[] {
  return [
    ...criteriaFaults(rule),
    ...combineFaults(rule),
    ...tieBreakFaults(rule),
    ...prizeFaults(rule),
    ...roundFaults(rule),
    ...(rule.publicVote && compare(decimal(rule.publicVote.max), ZERO) <= 0
      ? [{ code: "votes-without-points" as const, path: ["publicVote", "max"] }]
      : []),
  ];
}

function criteriaFaults({ criteria }: Rule): RuleFault[] {
  const faults = duplicates(criteria, ["criteria"]);
  criteria.forEach((criterion, index) => {
    const fault = (code: RuleFaultCode, name: string) =>
      faults.push({ code, path: ["criteria", index, name] });
    const [min, max, step, weight] = [
      criterion.min,
      criterion.max,
      criterion.step,
      criterion.weight,
    ].map(decimal) as [Exact, Exact, Exact, Exact];
    const range = sub(max, min);
    if (compare(range, ZERO) <= 0) fault("max-not-above-min", "max");
    if (compare(step, ZERO) <= 0) fault("step-not-positive", "step");
    else if (!isMultipleOf(range, step)) fault("max-off-step", "step");
    if (compare(weight, ZERO) < 0) fault("negative-weight", "weight");
    // Marks are stored in thousandths and weighted marks in millionths.
    if (toMilli(step) === null) fault("finer-than-thousandths", "step");
    if (toMilli(min) === null) fault("finer-than-thousandths", "min");
    if (toMilli(weight) === null) fault("finer-than-thousandths", "weight");
  });
  if (!criteria.some(({ weight }) => compare(decimal(weight), ZERO) > 0)) {
    faults.push({ code: "no-weight", path: ["criteria"] });
  }
  return faults;
}

function combineFaults({ combine, rounding }: Rule): RuleFault[] {
  const faults: RuleFault[] = [];
  const drops = combine.dropLowest + combine.dropHighest;
  if (combine.method !== "trimmed-mean") {
    if (drops > 0) faults.push({ code: "drops-not-used", path: ["combine", "method"] });
  } else if (combine.minimumSheets <= drops) {
    faults.push({ code: "drops-leave-none", path: ["combine", "minimumSheets"] });
  }
  if (combine.order === "sheets-first" && rounding.weighted) {
    faults.push({ code: "weighted-rounding-not-used", path: ["rounding", "weighted"] });
  }
  return faults;
}

function tieBreakFaults({ tieBreak, criteria, rounds }: Rule): RuleFault[] {
  const faults: RuleFault[] = [];
  const seen = new Set<string>();
  tieBreak.forEach((step, index) => {
    const path = ["tieBreak", index];
    if (step.by === "criterion" && !criteria.some(({ id }) => id === step.id)) {
      faults.push({ code: "unknown-criterion", path: [...path, "id"] });
    }
    if (step.by === "round" && !rounds.some(({ id }) => id === step.id)) {
      faults.push({ code: "unknown-round", path: [...path, "id"] });
    }
    const key = JSON.stringify(step);
    if (seen.has(key)) faults.push({ code: "tie-break-repeated", path });
    seen.add(key);
  });
  return faults;
}

function prizeFaults(rule: Rule): RuleFault[] {
  const { levels, scope } = rule.prizes;
  const faults = duplicates(levels, ["prizes", "levels"]);
  levels.forEach(({ id, groups = [] }, index) => {
    const path = ["prizes", "levels", index];
    if (id === UNDECIDED || id === NO_PRIZE)
      faults.push({ code: "reserved-id", path: [...path, "id"] });
    if (groups.length > 0 && scope !== "group")
      faults.push({ code: "groups-without-scope", path: [...path, "groups"] });
    faults.push(...duplicates(groups.map(({ group }) => ({ id: group })), [...path, "groups"]));
  });
  const named = levels.flatMap(({ groups = [] }) => groups.map(({ group }) => group));
  for (const group of [null, ...new Set(named)]) faults.push(...minimumFaults(rule, group));
  return faults;
}

/** What is wrong with the least scores as they hold in a group; in a single one only with what is its own. */
function minimumFaults(rule: Rule, group: string | null): RuleFault[] {
  const faults: RuleFault[] = [];
  const most = highestScore(rule);
  let above: Exact | null = null;
  levelsIn(rule, group).forEach(({ minimumScore }, index) => {
    if (minimumScore === undefined) return;
    const minimum = decimal(minimumScore);
    const path = placeOfMinimum(rule, index, group);
    if (path && above && compare(minimum, above) > 0) faults.push({ code: "minimum-rises", path });
    if (path && compare(minimum, most) > 0) faults.push({ code: "minimum-out-of-reach", path });
    above = minimum;
  });
  return faults;
}

function placeOfMinimum({ prizes }: Rule, index: number, group: string | null): PathSegment[] | null {
  const path = ["prizes", "levels", index];
  if (group === null) return [...path, "minimumScore"];
  const own = prizes.levels[index]?.groups?.findIndex((each) => each.group === group) ?? -1;
  return own < 0 ? null : [...path, "groups", own, "minimumScore"];
}

function roundFaults(rule: Rule): RuleFault[] {
  const { rounds } = rule;
  const faults = duplicates(rounds, ["rounds"]);
  rounds.forEach(({ id, weight, criteria }, index) => {
    if (compare(decimal(weight), ZERO) < 0)
      faults.push({ code: "negative-weight", path: ["rounds", index, "weight"] });
    criteria?.forEach((criterion, at) => {
      if (!rule.criteria.some((known) => known.id === criterion))
        faults.push({ code: "unknown-criterion", path: ["rounds", index, "criteria", at] });
    });
    if (criteria && !criteriaOfRound(rule, id).some((known) => compare(decimal(known.weight), ZERO) > 0))
      faults.push({ code: "no-weight", path: ["rounds", index, "criteria"] });
  });
  if (!rounds.some(({ weight }) => compare(decimal(weight), ZERO) > 0)) {
    faults.push({ code: "no-weight", path: ["rounds"] });
  }
  return faults;
}

/** What an entry scores that has the highest mark everywhere and the most votes. */
export function highestScore(rule: Pick<Rule, "criteria" | "rounds" | "publicVote">): Exact {
  const judged = rule.rounds.map(({ id: roundId, weight }) =>
    mul(highestSheet(criteriaOfRound(rule, roundId)), decimal(weight)),
  );
  return sum([...judged, decimal(rule.publicVote?.max ?? "0")]);
}

/** The total of a sheet with the highest mark everywhere. */
export function highestSheet(criteria: readonly Criterion[]): Exact {
  return sum(criteria.map(({ max, weight }) => mul(decimal(max), decimal(weight))));
}

function duplicates(
  items: readonly { readonly id: string }[],
  path: readonly PathSegment[],
): RuleFault[] {
  const seen = new Set<string>();
  const faults: RuleFault[] = [];
  items.forEach(({ id }, index) => {
    if (seen.has(id)) faults.push({ code: "duplicate-id", path: [...path, index, "id"] });
    seen.add(id);
  });
  return faults;
}
