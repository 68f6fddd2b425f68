import { decimal, toMicro, toMilli } from "~/platform/decimal";
import { formatDecimal as shown } from "~/platform/format";
import type { Language } from "~/platform/language";
import type { Fault } from "~/platform/result";
import type { Criterion } from "~/contests/rule";
import { scoresOf } from "./receipt";
import { checkMark, exactRubric, readSheet } from "./sheet-total";

/** Criterion id to integer thousandths of a point. Absent means "not scored", which is not 0. */
export type Marks = Readonly<Record<string, number>>;

/** What stands in the fields, by criterion id. */
export type TypedMarks = Readonly<Record<string, string>>;

export interface MarksReading {
  /** The good ones. A criterion whose text is wrong counts as not scored: an older mark would no longer be meant. */
  readonly marks: Marks;
  readonly faults: readonly Fault[];
  readonly missing: readonly string[];
}

/** The form field of a criterion's mark, which faults name. */
export function markField(criterionId: string): string {
  return `marks.${criterionId}`;
}

/** Reads what a judge typed; fault codes are looked up under `judging:fault`. */
export function readMarks(criteria: readonly Criterion[], typed: TypedMarks): MarksReading {
  const marks: Record<string, number> = {};
  const faults: Fault[] = [];
  const missing: string[] = [];
  for (const criterion of exactRubric(criteria).criteria) {
    const text = typed[criterion.id]?.normalize("NFKC").trim() ?? "";
    if (text === "") {
      missing.push(criterion.id);
      continue;
    }
    const mark = checkMark(criterion, text);
    const milli = mark.ok ? toMilli(mark.value) : null;
    if (milli !== null) marks[criterion.id] = milli;
    else faults.push({ path: markField(criterion.id), code: mark.ok ? "off-step" : mark.code });
  }
  return { marks, faults, missing };
}

/** The faults that keep a sheet from being submitted: wrong marks, and every criterion not scored. */
export function submissionFaults(reading: MarksReading): Fault[] {
  return [
    ...reading.faults,
    ...reading.missing.map((id) => ({ path: markField(id), code: "not-scored" })),
  ];
}

/** Faults of marks with what their words say: the criterion's range and step. */
export function withRanges(faults: readonly Fault[], criteria: readonly Criterion[], language: Language): Fault[] {
  return faults.map((fault) => {
    const criterion = criteria.find(({ id }) => markField(id) === fault.path);
    return criterion ? { ...fault, params: rangeOf(criterion, language) } : fault;
  });
}

/** What a criterion's mark may be, as the language writes numbers. */
export function rangeOf({ min, max, step }: Pick<Criterion, "min" | "max" | "step">, language: Language) {
  return { min: shown(min, language), max: shown(max, language), step: shown(step, language) };
}

/** The exact weighted total of stored marks in millionths. Marks and weights in thousandths always have one. */
export function totalMicro(criteria: readonly Criterion[], marks: Marks): bigint {
  const total = toMicro(readSheet(exactRubric(criteria), scoresOf(marks)).total);
  if (total === null) throw new RangeError("a weight is finer than thousandths");
  return total;
}

/** A total in millionths as the shortest decimal. */
export function totalText(micro: bigint): string {
  const sign = micro < 0n ? "-" : "";
  const digits = (micro < 0n ? -micro : micro).toString().padStart(7, "0");
  return `${sign}${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, "");
}

/** The highest total that the criteria allow, as a decimal. */
export function highestTotal(criteria: readonly Criterion[]): string {
  const best = Object.fromEntries(criteria.map(({ id, max }) => [id, toMilli(decimal(max)) ?? 0]));
  return totalText(totalMicro(criteria, best));
}

/** Stored marks as the fields show them: with the language's decimal sign. */
export function typedOf(marks: Marks, language: Language): Record<string, string> {
  return Object.fromEntries(
    Object.entries(scoresOf(marks)).map(([id, score]) => [id, shown(score, language)]),
  );
}

/** Whether two sheets hold the same marks; not scored and 0 differ. */
export function sameMarks(a: Marks, b: Marks): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].every((id) => a[id] === b[id]);
}
