import type { Criterion } from "~/contests/rule";
import {
  add,
  compare,
  decimal,
  isMultipleOf,
  mul,
  parseDecimal,
  sub,
  ZERO,
  type Exact,
} from "~/platform/decimal";

/** The criteria of a rule as exact numbers, read once so that a hundred thousand sheets need not read them again. */
export interface Rubric {
  readonly criteria: readonly ExactCriterion[];
  readonly indexOf: ReadonlyMap<string, number>;
}

export interface ExactCriterion {
  readonly id: string;
  readonly min: Exact;
  readonly max: Exact;
  readonly step: Exact;
  readonly weight: Exact;
  /** Marks already found good, by their text: on a grid of steps there are few. */
  readonly known: Map<string, Exact>;
}

export type MarkFaultCode =
  "not-a-number" | "below-min" | "above-max" | "off-step" | "unknown-criterion";

export interface MarkFault {
  readonly criterion: string;
  readonly code: MarkFaultCode;
}

export type MarkCheck =
  | { readonly ok: true; readonly value: Exact }
  | { readonly ok: false; readonly code: MarkFaultCode };

/** Marks by criterion. A criterion left out, or an empty text from a form, is "not scored", which is not 0. */
export type Scores = Readonly<Record<string, string | undefined>>;

/** A sheet read exactly; `marks` stand in the order of the rubric's criteria. */
export interface SheetReading {
  readonly marks: readonly (Exact | null)[];
  /** Σ weight × mark over the given marks, exact. */
  readonly total: Exact;
  /** Every criterion is scored. */
  readonly complete: boolean;
  readonly faults: readonly MarkFault[];
}

/** Reads the criteria of a rule. */
export function exactRubric(criteria: readonly Criterion[]): Rubric {
  return {
    criteria: criteria.map(({ id, min, max, step, weight }) => ({
      id,
      min: decimal(min),
      max: decimal(max),
      step: decimal(step),
      weight: decimal(weight),
      known: new Map<string, Exact>(),
    })),
    indexOf: new Map(criteria.map(({ id }, index) => [id, index])),
  };
}

/** Range and step of one mark; steps count from the least mark. Reads comma and dot. */
export function checkMark(criterion: ExactCriterion, text: string): MarkCheck {
  const known = criterion.known.get(text);
  if (known) return { ok: true, value: known };
  const value = parseDecimal(text);
  if (!value) return { ok: false, code: "not-a-number" };
  if (compare(value, criterion.min) < 0) return { ok: false, code: "below-min" };
  if (compare(value, criterion.max) > 0) return { ok: false, code: "above-max" };
  if (!isMultipleOf(sub(value, criterion.min), criterion.step))
    return { ok: false, code: "off-step" };
  criterion.known.set(text, value);
  return { ok: true, value };
}

/** The one reading of a score sheet: the judge's live total, the stored total, the tally and the recount all use it. */
export function readSheet(rubric: Rubric, scores: Scores): SheetReading {
  const marks = new Array<Exact | null>(rubric.criteria.length).fill(null);
  const faults: MarkFault[] = [];
  let total = ZERO;
  let given = 0;
  for (const [id, text] of Object.entries(scores)) {
    if (text === undefined || text.trim() === "") continue;
    const index = rubric.indexOf.get(id);
    const criterion = index === undefined ? undefined : rubric.criteria[index];
    if (index === undefined || !criterion) {
      faults.push({ criterion: id, code: "unknown-criterion" });
      continue;
    }
    const mark = checkMark(criterion, text);
    if (!mark.ok) {
      faults.push({ criterion: id, code: mark.code });
      continue;
    }
    marks[index] = mark.value;
    total = add(total, mul(criterion.weight, mark.value));
    given += 1;
  }
  return { marks, total, complete: given === marks.length, faults };
}
