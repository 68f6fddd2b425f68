import type { Bundle } from "../bundle";
import type { ResultRow } from "../tally";
import { certaintyOf, type PrizeChances } from "./certainty";
import type { SeverityAnalysis } from "./severity";

/** So many standard deviations around an estimate hold the true value 95 times in 100. */
const NEARLY_SURE = 1.96;
/** With fewer sheets than this a judge's estimate is mostly the panel's average. */
const FEW_SHEETS = 5;
const NO_PRIZE = "";
const TEN = 10;
/** An entry without a prize is listed when it would take one as often as this, of ten times. */
const WORTH_TELLING = 2;

export type Verdict = "strict" | "lenient" | "usual";
export type Reliability = "low" | "fair" | "good" | "high";

export interface JudgeView {
  readonly judge: string;
  readonly sheets: number;
  readonly mean: number;
  /** Against the average of the judges who can be compared with this one. */
  readonly severity: number;
  /** To each side. */
  readonly margin: number;
  readonly verdict: Verdict;
  readonly few: boolean;
}

export interface PrizeView {
  readonly entry: string;
  readonly score: string | null;
  /** A level's id, "undecided", or null. */
  readonly now: string | null;
  readonly adjusted: string | null;
  /** Only because the adjusted score lies below the level's least score, towards which all scores are drawn. */
  readonly belowMinimum: boolean;
  /** Of ten times; prize null: none. Adds up to ten. Empty where it cannot be said. */
  readonly inTen: readonly { readonly prize: string | null; readonly times: number }[];
}

export interface SeverityView {
  readonly sheets: number;
  readonly entries: number;
  /** Strictest first. */
  readonly judges: readonly JudgeView[];
  readonly components: readonly (readonly string[])[];
  /** null: the design cannot tell judges apart (one judge, or a sheet each), or every mark is the same. */
  readonly shares: {
    readonly entry: number;
    readonly judge: number;
    readonly residual: number;
  } | null;
  readonly agreement: SeverityAnalysis["report"]["agreement"];
  readonly reliability: { readonly value: number; readonly level: Reliability } | null;
  /** null: the round weighs nothing, or there are no official scores yet. */
  readonly prizes: {
    readonly changed: number;
    readonly sure: boolean;
    readonly rows: readonly PrizeView[];
  } | null;
  /** Half the width of the drawing's axis, in points. */
  readonly limit: number;
}

/** What the organiser's page says, from the analysis of one panel's sheets. */
export function severityView(bundle: Bundle, analysis: SeverityAnalysis): SeverityView {
  const { report, model } = analysis;
  const { judges: compared, prizes } = certaintyOf(bundle, analysis);
  const judges = report.judges
    .map(({ judge, sheets, mean }): JudgeView => {
      const { severity, deviation } = compared.get(judge) ?? { severity: 0, deviation: 0 };
      const margin = NEARLY_SURE * deviation;
      const verdict =
        Math.abs(severity) <= margin || severity === 0
          ? "usual"
          : severity < 0
            ? "strict"
            : "lenient";
      return { judge, sheets, mean, severity, margin, verdict, few: sheets < FEW_SHEETS };
    })
    .sort((a, b) => a.severity - b.severity);
  const { entry, judge, residual } = model.variance;
  const all = entry + judge + residual;
  const weighs = bundle.rule.rounds.some(
    ({ id, weight }) => id === analysis.round && Number(weight) > 0,
  );
  const scored = analysis.official.some(({ score }) => score !== null);
  return {
    sheets: model.design.values.length,
    entries: model.design.entries.length,
    judges,
    components: report.components,
    shares: all > 0 ? { entry: entry / all, judge: judge / all, residual: residual / all } : null,
    agreement: report.agreement,
    reliability: reliabilityOf(analysis),
    prizes: weighs && scored ? prizesOf(analysis, prizes) : null,
    limit: axisLimit(
      Math.max(0, ...judges.map(({ severity, margin }) => Math.abs(severity) + margin)),
    ),
  };
}

/** How far the mean of an entry's sheets can be trusted to rank it; of a table without gaps this is ICC(2,k). */
function reliabilityOf({ model }: SeverityAnalysis): SeverityView["reliability"] {
  const { entry, judge, residual } = model.variance;
  const { design } = model;
  if (design.entries.length < 2 || design.judges.length < 2 || entry + judge + residual === 0)
    return null;
  const sheets = design.values.length / design.entries.length;
  if (sheets === 1) return null;
  const value = entry / (entry + (judge + residual) / sheets);
  // The limits of Koo and Li (2016).
  const level = value < 0.5 ? "low" : value < 0.75 ? "fair" : value < 0.9 ? "good" : "high";
  return { value, level };
}

function prizesOf(
  analysis: SeverityAnalysis,
  chances: PrizeChances | null,
): SeverityView["prizes"] {
  const adjusted = new Map(analysis.adjusted.map((row) => [row.entry, row]));
  const all = analysis.official.map((row) => prizeView(row, adjusted.get(row.entry), chances));
  return {
    changed: all.filter(({ now, adjusted: other }) => now !== other).length,
    sure: chances !== null,
    rows: all.filter(
      ({ now, adjusted: other, inTen }) =>
        now !== null ||
        other !== null ||
        inTen.some(({ prize, times }) => prize !== null && times >= WORTH_TELLING),
    ),
  };
}

function prizeView(
  row: ResultRow,
  adjusted: ResultRow | undefined,
  chances: PrizeChances | null,
): PrizeView {
  const { entry, score, prize: now } = row;
  const other = adjusted?.prize ?? null;
  const lost = adjusted?.workings.prizes.some(
    ({ level, outcome }) => level === now && outcome === "below-minimum",
  );
  return {
    entry,
    score,
    now,
    adjusted: other,
    belowMinimum: now !== other && lost === true,
    inTen: chances && score !== null ? inTen(chances.get(entry) ?? new Map()) : [],
  };
}

/** Parts of a whole as times of ten that add up to ten, by the largest remainders; what is missing is "no prize". */
export function inTen(parts: ReadonlyMap<string, number>): PrizeView["inTen"] {
  const given = [...parts.values()].reduce((sum, part) => sum + part, 0);
  const shares = [...parts, [NO_PRIZE, Math.max(0, 1 - given)] as const].map(([prize, part]) => ({
    prize: prize === NO_PRIZE ? null : prize,
    exact: TEN * part,
    times: Math.floor(TEN * part + 1e-9),
  }));
  let left = TEN - shares.reduce((sum, { times }) => sum + times, 0);
  for (const share of [...shares].sort((a, b) => b.exact - b.times - (a.exact - a.times))) {
    if (left <= 0) break;
    share.times += 1;
    left -= 1;
  }
  return shares
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times)
    .map(({ prize, times }) => ({ prize, times }));
}

/** The next round number of points at or above: 1, 2, 5, 10, 20, 50 … */
export function axisLimit(most: number): number {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= most) ?? 10;
  return Number((step * power).toPrecision(6));
}
