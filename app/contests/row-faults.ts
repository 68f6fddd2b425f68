import type { Fault } from "~/platform/result";

/** A row of which `name` is blank. */
export function blanks<Row extends object>(
  path: string,
  rows: readonly Row[],
  ...names: (keyof Row & string)[]
): Fault[] {
  return rows.flatMap((row, index) =>
    names
      .filter((name) => String(row[name]).trim() === "")
      .map((name) => ({ path: `${path}.${index}.${name}`, code: "required" })),
  );
}

/** Rows that repeat what an earlier one has under `name`. */
export function repeats<Row extends object>(
  path: string,
  rows: readonly Row[],
  name: keyof Row & string,
  code: string,
): Fault[] {
  const key = (row: Row) => String(row[name]).trim().toLowerCase();
  return rows.flatMap((row, index) =>
    key(row) !== "" && rows.findIndex((other) => key(other) === key(row)) < index
      ? [{ path: `${path}.${index}.${name}`, code }]
      : [],
  );
}

export function empty(path: string, rows: readonly object[]): Fault[] {
  return rows.length === 0 ? [{ path, code: "none-given" }] : [];
}
