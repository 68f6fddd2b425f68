import type { Data, Shape } from "./placeholder";

/** A placeholder as it is listed, with the value that it has now. */
export interface ListedName {
  readonly name: string;
  readonly isList: boolean;
  /** 0: anywhere; 1: within a row of the list above it. */
  readonly depth: number;
  /** Of a text its value, within a list that of the first row; null: there is none yet. */
  readonly value: string | null;
  /** Of a list: how many rows it has now. */
  readonly rows: number | null;
}

/** The placeholders one below the other, members under their list. `data`: null where nothing can be shown. */
export function listing(shapes: readonly Shape[], data: Data | null, depth = 0): ListedName[] {
  return shapes.flatMap(({ name, key, members }): ListedName[] => {
    const value = data?.get(key);
    if (!members) return [{ name, isList: false, depth, value: typeof value === "string" ? value : null, rows: null }];
    const rows = Array.isArray(value) ? (value as readonly Data[]) : null;
    return [
      { name, isList: true, depth, value: null, rows: rows?.length ?? null },
      ...listing(members, rows?.[0] ?? null, depth + 1),
    ];
  });
}
