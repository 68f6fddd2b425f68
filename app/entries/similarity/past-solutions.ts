import { z } from "zod";
import { searchKey } from "~/platform/vietnamese";
import type { Fault } from "~/platform/result";

export const PAST_ROWS_MAX = 20_000;
const LIMITS = { title: 500, summary: 4_000, source: 300 } as const;
const COLUMNS = ["title", "summary", "source"] as const;
type Column = (typeof COLUMNS)[number];

/** How a first row names the columns, in lower case without marks. */
const HEADS: Readonly<Record<Column, readonly string[]>> = {
  title: ["ten giai phap", "ten de tai", "ten", "giai phap", "title", "name"],
  summary: ["tom tat", "noi dung", "mo ta", "summary", "description"],
  source: ["nguon", "nguon goc", "ky thi", "cuoc thi", "source"],
};

/** A solution from elsewhere, to compare new entries with. */
export interface PastRow {
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  /** The same title and summary are the same solution. */
  readonly key: string;
}

export interface ReadPastRows {
  readonly rows: readonly PastRow[];
  /** By the row's number as the spreadsheet counts, from 1. */
  readonly faults: readonly (Fault & { readonly row: number })[];
  /** Rows that an earlier row of the same list repeats. */
  readonly repeated: number;
}

/**
 * Reads a spreadsheet's rows: title, summary, source, in this order, or in that of a first row that names them.
 * Empty rows do not count.
 */
export function readPastRows(cells: readonly (readonly string[])[]): ReadPastRows {
  const heads = (cells[0] ?? []).map((cell) => searchKey(cell));
  const places = COLUMNS.map((column) => heads.findIndex((head) => HEADS[column].includes(head)));
  const named = (places[0] ?? -1) >= 0;
  const rows = new Map<string, PastRow>();
  const faults: (Fault & { row: number })[] = [];
  let repeated = 0;
  cells.forEach((line, index) => {
    if ((named && index === 0) || line.every((cell) => cell.trim() === "")) return;
    const [title = "", summary = "", source = ""] = COLUMNS.map((_, column) =>
      (line[named ? (places[column] ?? -1) : column] ?? "").normalize("NFC").trim(),
    );
    const row = { title, summary, source };
    const fault = faultOf(row);
    if (fault) faults.push({ ...fault, row: index + 1 });
    else if (rows.has(keyOf(row))) repeated++;
    else if (rows.size >= PAST_ROWS_MAX)
      faults.push({ row: index + 1, path: "", code: "too-many", params: { max: PAST_ROWS_MAX } });
    else rows.set(keyOf(row), { ...row, key: keyOf(row) });
  });
  return { rows: [...rows.values()], faults, repeated };
}

function faultOf(row: Readonly<Record<Column, string>>): Fault | null {
  if (row.title === "") return { path: "title", code: "required" };
  const long = COLUMNS.find((column) => row[column].length > LIMITS[column]);
  return long ? { path: long, code: "too-long", params: { max: LIMITS[long] } } : null;
}

function keyOf({ title, summary }: { title: string; summary: string }): string {
  return `${searchKey(title)}\n${searchKey(summary)}`;
}

/** Pasted lines as rows: from a spreadsheet with tabs between, or one title to a line. */
export function pastedCells(text: string): string[][] {
  return text.split(/\r\n|\r|\n/).map((line) => line.split("\t"));
}

export const removePastSchema = z.object({
  id: z.string().min(1).max(60),
  reason: z.string().trim().min(1).max(500),
});
