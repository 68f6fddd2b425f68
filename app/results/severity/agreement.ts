import { countsOf, type Design } from "./design";

/** How well judges agree, where everybody scored everything; null where it cannot be said. */
export interface Agreement {
  /** How alike two single marks of one entry are: two-way random effects, absolute agreement (Shrout and Fleiss 1979). */
  readonly icc2_1: number | null;
  /** The same of the mean over all judges: how far the ranking of the whole panel can be trusted. */
  readonly icc2_k: number | null;
  /** Kendall's coefficient of concordance of the judges' rankings, corrected for ties. */
  readonly kendallW: number | null;
}

export const NO_AGREEMENT: Agreement = { icc2_1: null, icc2_k: null, kendallW: null };

export function agreementOf(design: Design): Agreement {
  const table = crossedTable(design);
  if (!table) return NO_AGREEMENT;
  const squares = meanSquares(table);
  return {
    icc2_1: squares && intraclass(squares, "ICC21"),
    icc2_k: squares && intraclass(squares, "ICC2k"),
    kendallW: concordance(table)?.corrected ?? null,
  };
}

/** A row per entry and a column per judge; null unless every judge scored every entry, at least two by two. */
export function crossedTable({
  judges,
  entries,
  judgeOf,
  entryOf,
  values,
}: Design): number[][] | null {
  if (judges.length < 2 || entries.length < 2) return null;
  if (countsOf(entryOf, entries.length).some((count) => count !== judges.length)) return null;
  const table = entries.map(() => new Array<number>(judges.length).fill(0));
  values.forEach(
    (value, k) => ((table[entryOf[k] as number] as number[])[judgeOf[k] as number] = value),
  );
  return table;
}

/** Mean squares of the two-way analysis of variance, named as Shrout and Fleiss name them. */
export interface MeanSquares {
  readonly entries: number;
  readonly judges: number;
  /** Between entries (BMS), within entries (WMS), between judges (JMS), the rest (EMS). */
  readonly between: number;
  readonly within: number;
  readonly judge: number;
  readonly error: number;
}

/** null where all marks are the same. */
export function meanSquares(table: readonly (readonly number[])[]): MeanSquares | null {
  const entries = table.length;
  const judges = table[0]?.length ?? 0;
  const rowMeans = table.map(mean);
  const columnMeans = Array.from({ length: judges }, (_, k) =>
    mean(table.map((row) => row[k] as number)),
  );
  const all = mean(rowMeans);
  const rows = judges * sumOfSquares(rowMeans, all);
  const columns = entries * sumOfSquares(columnMeans, all);
  const within = table.reduce((sum, row, at) => sum + sumOfSquares(row, rowMeans[at] as number), 0);
  const size = Math.max(...table.flat().map(Math.abs));
  if (rows + within <= (1e-12 * size) ** 2 * entries * judges) return null;
  return {
    entries,
    judges,
    between: rows / (entries - 1),
    within: within / (entries * (judges - 1)),
    judge: columns / (judges - 1),
    error: Math.max(0, within - columns) / ((entries - 1) * (judges - 1)),
  };
}

export type Intraclass = "ICC11" | "ICC21" | "ICC31" | "ICC1k" | "ICC2k" | "ICC3k";

/** The six coefficients of Shrout and Fleiss (1979); null where one has no value. */
export function intraclass(squares: MeanSquares, kind: Intraclass): number | null {
  const { entries: n, judges: k, between: b, within: w, judge: j, error: e } = squares;
  const [top, bottom] = (
    {
      ICC11: [b - w, b + (k - 1) * w],
      ICC21: [b - e, b + (k - 1) * e + (k * (j - e)) / n],
      ICC31: [b - e, b + (k - 1) * e],
      ICC1k: [b - w, b],
      ICC2k: [b - e, b + (j - e) / n],
      ICC3k: [b - e, b],
    } satisfies Record<Intraclass, [number, number]>
  )[kind];
  return bottom > 0 ? top / bottom : null;
}

/** null where nobody tells any two entries apart. */
export function concordance(
  table: readonly (readonly number[])[],
): { corrected: number; uncorrected: number; chiSquare: number } | null {
  const n = table.length;
  const k = table[0]?.length ?? 0;
  const sums = new Array<number>(n).fill(0);
  let ties = 0;
  for (let judge = 0; judge < k; judge++) {
    const marks = table.map((row) => row[judge] as number);
    midRanks(marks).forEach((rank, at) => (sums[at] = (sums[at] as number) + rank));
    for (const count of tally(marks).values()) ties += count ** 3 - count;
  }
  const twelve = 12 * sumOfSquares(sums, mean(sums));
  const most = k * k * (n ** 3 - n);
  if (most - k * ties <= 0) return null;
  const corrected = twelve / (most - k * ties);
  return { corrected, uncorrected: twelve / most, chiSquare: k * (n - 1) * corrected };
}

/** Ranks from the greatest down, equal values sharing the mean of their places. */
export function midRanks(values: readonly number[]): number[] {
  const places = new Map<number, number>();
  let above = 0;
  const counts = tally(values);
  for (const value of [...counts.keys()].sort((a, b) => b - a)) {
    const equal = counts.get(value) ?? 0;
    places.set(value, above + (equal + 1) / 2);
    above += equal;
  }
  return values.map((value) => places.get(value) ?? 0);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

export function sumOfSquares(values: readonly number[], around: number): number {
  return values.reduce((sum, value) => sum + (value - around) ** 2, 0);
}

function tally(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
