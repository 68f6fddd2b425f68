/** The weighted total of one valid sheet. Floating point is right here: nothing of this decides a result. */
export interface SheetTotal {
  readonly judge: string;
  readonly entry: string;
  readonly total: number;
}

/** Sheets as columns of numbers: sheet k is `values[k]`, by judge `judgeOf[k]` for entry `entryOf[k]`. */
export interface Design {
  readonly judges: readonly string[];
  readonly entries: readonly string[];
  readonly judgeOf: Int32Array;
  readonly entryOf: Int32Array;
  readonly values: Float64Array;
}

/** Orders everything by code, so that the order of the sheets in a file changes not even the last digit. */
export function designOf(sheets: readonly SheetTotal[]): Design {
  const judges = [...new Set(sheets.map(({ judge }) => judge))].sort(byText);
  const entries = [...new Set(sheets.map(({ entry }) => entry))].sort(byText);
  const judgeAt = new Map(judges.map((code, index) => [code, index]));
  const entryAt = new Map(entries.map((code, index) => [code, index]));
  const sorted = sheets
    .map(({ judge, entry, total }) => ({
      judge: judgeAt.get(judge) ?? 0,
      entry: entryAt.get(entry) ?? 0,
      total,
    }))
    .sort((a, b) => a.entry - b.entry || a.judge - b.judge);
  return {
    judges,
    entries,
    judgeOf: Int32Array.from(sorted, ({ judge }) => judge),
    entryOf: Int32Array.from(sorted, ({ entry }) => entry),
    values: Float64Array.from(sorted, ({ total }) => total),
  };
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many sheets each of `size` levels has. */
export function countsOf(levelOf: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const level of levelOf) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}
