import { criteriaOfRound, type Rule, type TieBreakStep } from "~/contests/rule";
import { exactRubric, readSheet, type Rubric, type SheetReading } from "~/judging/sheets/sheet-total";
import { add, compare, decimal, formatExact, mul, ZERO, type Exact } from "~/platform/decimal";
import type { BundleSheet } from "./bundle";
import { applyStage, combineValues, median, stageText, type CombinedValue } from "./combine";
import type { RoundWorkings, SheetWorkings } from "./workings";

/** A sheet that counts, read exactly. */
interface CountedSheet {
  readonly judge: string;
  readonly reading: SheetReading;
}

export interface RoundScore {
  readonly id: string;
  readonly weight: Exact;
  readonly rubric: Rubric;
  /** Null when too few sheets count. Not yet through the rounding of the total. */
  readonly value: Exact | null;
  readonly sheets: readonly CountedSheet[];
  readonly workings: RoundWorkings;
}

export interface EntryScore {
  /** Σ round weight × round value, and the points for votes, before and after the rounding of the total; null: insufficient sheets. */
  readonly exact: Exact | null;
  readonly value: Exact | null;
  readonly rounds: readonly RoundScore[];
}

/** Scores entries one by one by a rule that was read once. */
export interface Scorer {
  readonly score: (sheets: readonly BundleSheet[], extra?: Exact) => EntryScore;
  /** What a step of the tie-break chain compares, greater is better; null (last) where the entry has no such value. */
  readonly tieValue: (
    entry: EntryScore,
    step: Exclude<TieBreakStep, { by: "vote" }>,
  ) => Exact | null;
}

/** Reads a rule once, for all entries that it scores. */
export function scorerOf(rule: Rule): Scorer {
  const rounds = rule.rounds.map(({ id, weight }) => ({
    id,
    weight: decimal(weight),
    weightText: weight,
    rubric: exactRubric(criteriaOfRound(rule, id)),
  }));

  const score = (sheets: readonly BundleSheet[], extra: Exact = ZERO): EntryScore => {
    const scored = rounds.map(({ id, weight, weightText, rubric }) => {
      const own = sheets.filter((sheet) => sheet.round === id);
      return { id, weight, rubric, ...scoreRound(rule, rubric, own, id, weightText) };
    });
    const judged = weighted(scored, ({ value }) => value);
    const exact = judged && add(judged, extra);
    return { exact, value: exact && applyStage(exact, rule.rounding.total), rounds: scored };
  };

  const tieValue: Scorer["tieValue"] = (entry, step) => {
    switch (step.by) {
      case "criterion":
        // Over the rounds that score it: another round's rubric says nothing about it.
        return weighted(
          entry.rounds.filter(({ rubric }) => rubric.indexOf.has(step.id)),
          ({ rubric, sheets }) =>
            combinedCriterion(rule, sheets, rubric.indexOf.get(step.id) ?? -1)?.value ?? null,
        );
      case "median":
        return weighted(entry.rounds, ({ sheets }) => {
          const totals = completeTotals(sheets);
          return totals.length === 0 ? null : median(totals);
        });
      case "highest-sheet":
        return weighted(entry.rounds, ({ sheets }) =>
          completeTotals(sheets).reduce<Exact | null>(
            (best, total) => (best && compare(best, total) >= 0 ? best : total),
            null,
          ),
        );
      case "round": {
        const value = entry.rounds.find(({ id }) => id === step.id)?.value;
        return value ? applyStage(value, rule.rounding.total) : null;
      }
    }
  };

  return { score, tieValue };
}

/** Σ weight × value over the rounds that weigh something; null as soon as one of them has no value. */
function weighted(
  rounds: readonly RoundScore[],
  valueOf: (round: RoundScore) => Exact | null,
): Exact | null {
  let total = ZERO;
  for (const round of rounds) {
    if (round.weight.n === 0n) continue;
    const value = valueOf(round);
    if (!value) return null;
    total = add(total, mul(round.weight, value));
  }
  return total;
}

function completeTotals(sheets: readonly CountedSheet[]): Exact[] {
  return sheets.filter(({ reading }) => reading.complete).map(({ reading }) => reading.total);
}

type RoundResult = Omit<RoundScore, "id" | "weight" | "rubric">;

function scoreRound(
  rule: Rule,
  rubric: Rubric,
  all: readonly BundleSheet[],
  id: string,
  weight: string,
): RoundResult {
  const sheetsFirst = rule.combine.order === "sheets-first";
  const read = all
    .map((sheet) => ({ judge: sheet.judge, reading: readChecked(rubric, sheet) }))
    .sort((a, b) => (a.judge < b.judge ? -1 : 1));
  const sheets = read.filter(({ reading }) =>
    sheetsFirst ? reading.complete : reading.marks.some((mark) => mark !== null),
  );
  const enough = sheets.length >= rule.combine.minimumSheets;
  const base = { round: id, weight, validSheets: sheets.length };

  if (sheetsFirst) {
    const totals = sheets.map(({ judge, reading }) => ({ judge, value: reading.total }));
    const combined = enough ? combineValues(totals, rule.combine) : null;
    const value = combined && applyStage(combined.value, rule.rounding.combined);
    const workings: RoundWorkings = {
      ...base,
      sheets: read.map((sheet) => sheetWorkings(rubric, sheet, combined)),
      combined: combined && formatExact(combined.value),
      score: value && stageText(value, rule.rounding.combined),
    };
    return { value, sheets, workings };
  }

  const parts = rubric.criteria.map((criterion, index) => {
    const combined = enough ? combinedCriterion(rule, sheets, index) : null;
    const share =
      combined && applyStage(mul(criterion.weight, combined.value), rule.rounding.weighted);
    return { criterion, index, combined, share };
  });
  // A criterion that weighs nothing may stay unscored; any other is needed for a score.
  const value = parts.reduce<Exact | null>((total, { criterion, share }) => {
    if (criterion.weight.n === 0n) return total;
    return total && share && add(total, share);
  }, ZERO);
  const score = enough ? value : null;
  const workings: RoundWorkings = {
    ...base,
    sheets: read.map((sheet) => sheetWorkings(rubric, sheet, null)),
    criteria: parts.map(({ criterion, index, combined, share }) => ({
      criterion: criterion.id,
      marks: sheets.flatMap(({ judge, reading }) => {
        const mark = reading.marks[index];
        if (!mark) return [];
        const dropped = combined?.dropped.get(judge);
        return [{ judge, mark: formatExact(mark), ...(dropped && { dropped }) }];
      }),
      combined: combined && stageText(combined.value, rule.rounding.combined),
      weighted: share && stageText(share, rule.rounding.weighted),
    })),
    score: score && formatExact(score),
  };
  return { value: score, sheets, workings };
}

/** One criterion over the sheets that score it, by the rule's method on its own marks, and rounded as "combined". */
function combinedCriterion(
  rule: Rule,
  sheets: readonly CountedSheet[],
  index: number,
): CombinedValue | null {
  const marks = sheets.flatMap(({ judge, reading }) => {
    const value = reading.marks[index];
    return value ? [{ judge, value }] : [];
  });
  const combined = combineValues(marks, rule.combine);
  return combined && { ...combined, value: applyStage(combined.value, rule.rounding.combined) };
}

function readChecked(rubric: Rubric, sheet: BundleSheet): SheetReading {
  const reading = readSheet(rubric, sheet.scores);
  const [fault] = reading.faults;
  if (fault)
    throw new RangeError(
      `sheet of ${sheet.judge} for ${sheet.entry}: ${fault.criterion} ${fault.code}`,
    );
  return reading;
}

function sheetWorkings(
  rubric: Rubric,
  { judge, reading }: CountedSheet,
  combined: CombinedValue | null,
): SheetWorkings {
  const missing = rubric.criteria
    .filter((_, index) => reading.marks[index] === null)
    .map(({ id }) => id);
  const dropped = combined?.dropped.get(judge);
  return {
    judge,
    total: formatExact(reading.total),
    ...(missing.length > 0 && { missing }),
    ...(dropped && { dropped }),
  };
}
