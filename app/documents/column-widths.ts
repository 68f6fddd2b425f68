import { mm, type Face, type Measure, type Words } from "./pdf-layout";

export interface FittedColumn {
  readonly head: string;
  readonly share: number;
  /** Millimetres below which it does not go, for long texts among many columns of figures. */
  readonly least?: number;
}

export interface Fitted {
  /** Of the type; the one asked for, or a smaller one if no other way is left to keep every word whole. */
  readonly size: number;
  /** Points. */
  readonly widths: readonly number[];
}

/** Of type on paper. */
const SMALLEST = 7;
/** A word of a cell that is longer (an address) may break. */
const LONGEST_WORD = mm(36);
const SPACES = /[^\S\u00a0\u202f]+/u;

/** Widths by share in which no column is too narrow for the longest word of its head and cells. */
export function fittedColumns(
  columns: readonly FittedColumn[],
  rows: readonly (readonly Words[])[],
  { width, size, padding }: { readonly width: number; readonly size: number; readonly padding: number },
  measure: Measure,
): Fitted {
  // At size 1.
  const heads = columns.map(({ head }) => longestWord(head, "bold", measure));
  const cells = columns.map((_, at) =>
    rows.reduce((longest, row) => Math.max(longest, longestWord(row[at] ?? "", "regular", measure)), 0),
  );
  for (let tried = size; ; tried--) {
    const leasts = columns.map(({ least = 0 }, at) =>
      Math.max(mm(least), padding + Math.max((heads[at] ?? 0) * tried, Math.min(LONGEST_WORD, (cells[at] ?? 0) * tried))),
    );
    const fits = sum(leasts) <= width;
    if (fits || tried <= SMALLEST) return { size: tried, widths: fits ? shared(columns, leasts, width) : scaled(leasts, width) };
  }
}

function longestWord(words: Words, face: Face, measure: Measure): number {
  const runs = typeof words === "string" ? [{ text: words, style: face }] : words;
  return Math.max(0, ...runs.flatMap(({ text, style }) => text.split(SPACES).map((word) => measure(word, style))));
}

/** By share; whoever would get too little gets its least, and the others share what is left. */
function shared(columns: readonly FittedColumn[], leasts: readonly number[], width: number): number[] {
  const atLeast = new Set<number>();
  for (;;) {
    const room = width - sum([...atLeast].map((at) => leasts[at] ?? 0));
    const shares = sum(columns.map(({ share }, at) => (atLeast.has(at) ? 0 : share)));
    const widths = columns.map(({ share }, at) => (atLeast.has(at) ? (leasts[at] ?? 0) : (room * share) / shares));
    const narrow = widths.flatMap((each, at) => (!atLeast.has(at) && each < (leasts[at] ?? 0) ? [at] : []));
    if (narrow.length === 0) return widths;
    for (const at of narrow) atLeast.add(at);
  }
}

function scaled(leasts: readonly number[], width: number): number[] {
  const all = sum(leasts);
  return leasts.map((least) => (least * width) / all);
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
