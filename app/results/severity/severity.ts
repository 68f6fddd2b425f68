import type { Rule } from "~/contests/rule";
import { judgeCohesion } from "~/judging/assignment/judge-graph";
import { add, decimal, mul, parseExact, ZERO, type Exact } from "~/platform/decimal";
import type { Bundle } from "../bundle";
import { tallyEntries, type ResultRow } from "../tally";
import { agreementOf, mean, sumOfSquares, type Agreement } from "./agreement";
import type { SheetTotal } from "./design";
import { fitModel, type MixedModel } from "./mixed-model";
import { asExact, asNumber, roundToAnalyse, sheetTotals } from "./sheet-totals";

/*
 * Advice to organisers on how strict their judges are, and what of the prize list hangs on it. It never changes a
 * result. docs/severity.md says how it is computed; the names of the members are fixed.
 */

export const MODEL = "score = entry + judge + error, judges and entries random, REML";

export interface JudgeSeverity {
  readonly judge: string;
  readonly sheets: number;
  readonly mean: number;
  /** Of the judge's totals, with n − 1; 0 for a single sheet. */
  readonly sd: number;
  /** Less than 0: lower marks than the others give the same entries. */
  readonly severity: number;
  readonly se: number;
}

export interface AdjustedEntry {
  readonly entry: string;
  /** The official score and rank by the rule; null: too few sheets. */
  readonly score: number | null;
  /** Intercept and the entry's part, on the scale of one sheet's total. */
  readonly adjusted: number;
  readonly se: number;
  readonly rank: number | null;
  readonly adjustedRank: number | null;
}

export interface PrizeChange {
  readonly entry: string;
  readonly prize: string | null;
  readonly prizeIfAdjusted: string | null;
}

export interface SeverityReport {
  readonly model: typeof MODEL;
  readonly connected: boolean;
  readonly components: readonly (readonly string[])[];
  readonly variance: MixedModel["variance"];
  readonly agreement: Agreement;
  readonly judges: readonly JudgeSeverity[];
  readonly entries: readonly AdjustedEntry[];
  readonly prizeChanges: readonly PrizeChange[];
}

/** The report with what a page wants to know besides. */
export interface SeverityAnalysis {
  readonly round: string;
  readonly report: SeverityReport;
  readonly model: MixedModel;
  readonly official: readonly ResultRow[];
  readonly adjusted: readonly ResultRow[];
}

/** Analyses one round of a checked bundle; without a round the last that weighs something. */
export function analyseSeverity(
  bundle: Bundle,
  round = roundToAnalyse(bundle.rule),
): SeverityAnalysis {
  const totals = sheetTotals(bundle, round);
  const model = fitModel(totals);
  const official = tallyEntries(bundle).results;
  const worth = new Map(model.entries.map(({ code, effect }) => [code, model.intercept + effect]));
  const instead = scoresWith(bundle, round, official, (entry) => worth.get(entry));
  const adjusted = instead.size > 0 ? tallyEntries({ ...bundle, instead }).results : official;
  const report = {
    ...judgeReport(totals, model),
    entries: entriesOf(model, official, adjusted),
    prizeChanges: changesOf(official, adjusted),
  };
  return { round, model, official, adjusted, report };
}

/** The part of the report that needs no rule: judges, agreement, variances. */
export function judgeReport(
  totals: readonly SheetTotal[],
  model: MixedModel,
): Omit<SeverityReport, "entries" | "prizeChanges"> {
  const { components } = judgeCohesion(
    totals.map(({ judge, entry }) => ({ judgeId: judge, entryId: entry })),
  );
  const { entry, judge, residual } = model.variance;
  const { icc2_1, icc2_k, kendallW } = agreementOf(model.design);
  return {
    model: MODEL,
    connected: components.length <= 1,
    components,
    variance: { entry: tidy(entry), judge: tidy(judge), residual: tidy(residual) },
    agreement: {
      icc2_1: icc2_1 && tidy(icc2_1),
      icc2_k: icc2_k && tidy(icc2_k),
      kendallW: kendallW && tidy(kendallW),
    },
    judges: judgesOf(totals, model),
  };
}

/**
 * The scores that entries would have with other values in one round: other rounds count as they are, and the rounding
 * of the total is left out, which would make equal what is not. Entries without an official score get none.
 */
function scoresWith(
  { rule }: Pick<Bundle, "rule">,
  round: string,
  official: readonly ResultRow[],
  valueOf: (entry: string) => number | undefined,
): Map<string, Exact> {
  const weight = weightOf(rule, round);
  if (weight.n === 0n) return new Map();
  return new Map(
    official.flatMap((row) => {
      const value = row.score === null ? undefined : valueOf(row.entry);
      return value === undefined
        ? []
        : [[row.entry, add(otherRounds(rule, round, row), mul(weight, asExact(value)))]];
    }),
  );
}

/** What the rounds but one, and the votes of the public, add to an entry's score. */
export function otherRounds(rule: Rule, round: string, { workings }: ResultRow): Exact {
  return workings.rounds
    .filter((other) => other.round !== round)
    .map((other) =>
      mul(weightOf(rule, other.round), (other.score && parseExact(other.score)) || ZERO),
    )
    .reduce(add, decimal(workings.publicVote?.points ?? "0"));
}

export function weightOf({ rounds }: Pick<Rule, "rounds">, round: string): Exact {
  return decimal(rounds.find(({ id }) => id === round)?.weight ?? "0");
}

function judgesOf(totals: readonly SheetTotal[], model: MixedModel): JudgeSeverity[] {
  const given = new Map<string, number[]>();
  for (const { judge, total } of totals) {
    const own = given.get(judge);
    if (own) own.push(total);
    else given.set(judge, [total]);
  }
  return model.judges.map(({ code, effect, se }) => {
    const own = (given.get(code) ?? []).sort((a, b) => a - b);
    const average = mean(own);
    const sd = own.length > 1 ? Math.sqrt(sumOfSquares(own, average) / (own.length - 1)) : 0;
    return {
      judge: code,
      sheets: own.length,
      mean: tidy(average),
      sd: tidy(sd),
      severity: tidy(effect),
      se: tidy(se),
    };
  });
}

function entriesOf(
  model: MixedModel,
  official: readonly ResultRow[],
  adjusted: readonly ResultRow[],
): AdjustedEntry[] {
  const rows = new Map(official.map((row) => [row.entry, row]));
  const ranks = new Map(adjusted.map(({ entry, rank }) => [entry, rank]));
  return model.entries.map(({ code, effect, se }) => {
    const row = rows.get(code);
    const exact = row?.workings.total && parseExact(row.workings.total.rounded);
    return {
      entry: code,
      score: exact ? tidy(asNumber(exact)) : null,
      adjusted: tidy(model.intercept + effect),
      se: tidy(se),
      rank: row?.rank ?? null,
      adjustedRank: ranks.get(code) ?? null,
    };
  });
}

function changesOf(official: readonly ResultRow[], adjusted: readonly ResultRow[]): PrizeChange[] {
  const prizes = new Map(adjusted.map(({ entry, prize }) => [entry, prize]));
  return official.flatMap(({ entry, prize }) => {
    const prizeIfAdjusted = prizes.get(entry) ?? null;
    return prize === prizeIfAdjusted ? [] : [{ entry, prize, prizeIfAdjusted }];
  });
}

/** Ten digits: what comes after them is noise of floating point, and so is everything next to zero. */
export function tidy(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(10));
}
