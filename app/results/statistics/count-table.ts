import { percentages } from "./percentages";

export interface CountRow {
  readonly label: string;
  readonly count: number;
  readonly prized: number | null;
}

/** Counts with what part each is of all, in percent as a decimal. */
export function countTable(rows: readonly CountRow[]) {
  const parts = percentages(rows.map(({ count }) => count));
  return {
    rows: rows.map((row, index) => ({ ...row, percent: parts[index] ?? "" })),
    total: rows.reduce((sum, { count }) => sum + count, 0),
  };
}

/** How often each key comes, and how many of these have a prize. The largest first, then as `compare` says. */
export function countBy<T>(
  items: readonly T[],
  label: (item: T) => string,
  isPrized: ((item: T) => boolean) | null,
  compare: (a: string, b: string) => number,
): CountRow[] {
  const counts = new Map<string, { count: number; prized: number }>();
  for (const item of items) {
    const key = label(item);
    const held = counts.get(key) ?? { count: 0, prized: 0 };
    held.count += 1;
    if (isPrized?.(item)) held.prized += 1;
    counts.set(key, held);
  }
  return [...counts]
    .map(([key, { count, prized }]) => ({ label: key, count, prized: isPrized ? prized : null }))
    .sort((a, b) => b.count - a.count || compare(a.label, b.label));
}
