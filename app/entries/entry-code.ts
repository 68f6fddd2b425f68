/** What a code is made of besides its number. */
export interface CodeFacts {
  readonly year: number;
  /** The field's short code in the regulation, for example "CNTT". */
  readonly field: string;
}

const PLACEHOLDER = /\{(year|field|number)(?::(\d+))?\}/g;

/** Counts codes that can only differ in their number: the pattern filled in, with "#" where the number stands. */
export function codePrefix(pattern: string, facts: CodeFacts): string {
  return fill(pattern, facts, () => "#");
}

/** The code of an entry: "STKT-{year}-{field}-{number:3}" with 7 gives "STKT-2026-CNTT-007". */
export function entryCode(pattern: string, facts: CodeFacts, number: number): string {
  return fill(pattern, facts, (width) => String(number).padStart(width, "0"));
}

function fill(pattern: string, facts: CodeFacts, number: (width: number) => string): string {
  return pattern.replace(PLACEHOLDER, (_match, name: string, width?: string) => {
    if (name === "number") return number(Number(width ?? 1));
    return name === "year" ? String(facts.year) : facts.field;
  });
}
