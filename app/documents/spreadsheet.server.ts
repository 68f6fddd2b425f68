import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { parse } from "csv-parse/sync";
import writeXlsx, { type SheetData } from "write-excel-file/node";
import yauzl from "yauzl";
import { isLocalDate } from "~/platform/format";

/** One column of a sheet that is written. */
export interface SheetColumn {
  readonly header: string;
  /** In characters, about. */
  readonly width: number;
  /** "text" keeps a phone's or a code's leading zeros; dates are "YYYY-MM-DD". */
  readonly kind?: "text" | "number" | "date" | "money";
}

export interface SheetCell {
  readonly value: string | number | null;
  /** Drawn as one that must be looked at. */
  readonly marked?: boolean;
}

/** Bytes of an `.xlsx` with one sheet: bold head that stays in view, real numbers and dates, widths. */
export async function writeSheet(sheet: {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly (SheetCell | string | number | null)[])[];
}): Promise<Uint8Array> {
  const head = sheet.columns.map(({ header }) => ({
    value: header,
    fontWeight: "bold" as const,
    wrap: true,
    alignVertical: "center" as const,
    backgroundColor: "#E8EEF4",
  }));
  const data = [
    head,
    ...sheet.rows.map((row) =>
      sheet.columns.map(({ kind = "text" }, at) => writtenCell(kind, row[at] ?? null)),
    ),
  ] as SheetData;
  const columns = sheet.columns.map(({ width }) => ({ width }));
  // Excel takes 31 signs and none of these for the name of a sheet.
  const name = sheet.name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);
  const written = writeXlsx(data, { sheet: name, columns, stickyRowsCount: 1 });
  return written.toBuffer();
}

function writtenCell(
  kind: NonNullable<SheetColumn["kind"]>,
  given: SheetCell | string | number | null,
) {
  const { value, marked = false } = isCell(given) ? given : { value: given };
  const look = { wrap: true, ...(marked && { backgroundColor: "#FDE2E0" }) };
  if (value === null || value === "") return marked ? { ...look, value: " ", type: String } : null;
  const number = typeof value === "number" ? value : Number(value);
  if ((kind === "number" || kind === "money") && Number.isFinite(number))
    return { ...look, type: Number, value: number, format: kind === "money" ? "#,##0" : "General" };
  if (kind === "date" && isLocalDate(String(value))) {
    const date = new Date(`${value}T00:00:00Z`);
    return { ...look, type: Date, value: date, format: "dd/mm/yyyy" };
  }
  return { ...look, type: String, value: String(value) };
}

function isCell(given: SheetCell | string | number | null): given is SheetCell {
  return typeof given === "object" && given !== null;
}

export type ReadSheet =
  | { readonly ok: true; readonly rows: string[][] }
  | { readonly ok: false; readonly code: "sheet-unreadable" | "sheet-too-big" | "sheet-not-utf8" };

/** What a sheet may unpack to and hold: far above forty pupils or a thousand entries, far below what hurts. */
const MOST = { unpackedBytes: 64 * 1024 * 1024, rows: 5_000, columns: 200, cell: 20_000 } as const;

/**
 * The first sheet of an `.xlsx`, or a `.csv` (comma, semicolon or tab; UTF-8 or Excel's UTF-16), as texts: dates as
 * "YYYY-MM-DD", numbers with a point. Told apart by the bytes, not by the name.
 */
export async function readSheet(bytes: Uint8Array): Promise<ReadSheet> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const rows = isZip ? await xlsxRows(bytes) : csvRows(bytes);
  if (!Array.isArray(rows)) return { ok: false, code: rows };
  if (rows.length > MOST.rows || rows.some((row) => row.length > MOST.columns))
    return { ok: false, code: "sheet-too-big" };
  return {
    ok: true,
    rows: rows.map((row) => row.map((cell) => cell.normalize("NFC").trim().slice(0, MOST.cell))),
  };
}

async function xlsxRows(
  bytes: Uint8Array,
): Promise<string[][] | "sheet-unreadable" | "sheet-too-big"> {
  try {
    const unpacked = await unpackedSize(Buffer.from(bytes));
    if (unpacked > MOST.unpackedBytes) return "sheet-too-big";
    return await readApart(bytes);
  } catch {
    return "sheet-unreadable";
  }
}

const MAX_MS = 20_000;
const MAX_MEMORY_MB = 256;

/** In a thread that may fail: see sheet-worker.mjs. */
function readApart(bytes: Uint8Array): Promise<string[][] | "sheet-too-big"> {
  // By its name in package.json: the built server lies elsewhere, the worker stays where it is.
  const worker = new Worker(createRequire(import.meta.url).resolve("#sheet-worker"), {
    workerData: { bytes, rows: MOST.rows, columns: MOST.columns },
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  const read = new Promise<string[][] | "sheet-too-big">((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread has ended")));
    timer = setTimeout(() => reject(new Error("took too long")), MAX_MS);
  });
  return read.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}

/** What the archive says that it unpacks to; the reader fails on one that says less than it does. */
function unpackedSize(bytes: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) return reject(error);
      let total = 0;
      zip.on("entry", (entry: { readonly uncompressedSize: number }) => {
        total += entry.uncompressedSize;
        zip.readEntry();
      });
      zip.on("end", () => resolve(total));
      zip.on("error", reject);
      zip.readEntry();
    });
  });
}

function csvRows(bytes: Uint8Array): string[][] | "sheet-unreadable" | "sheet-not-utf8" {
  const text = decoded(bytes);
  if (text === null) return "sheet-not-utf8";
  const [first = ""] = text.split(/\r?\n/, 1);
  const delimiter = [";", "\t", ","].reduce((best, sign) =>
    first.split(sign).length > first.split(best).length ? sign : best,
  );
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MOST.rows + 1,
    });
  } catch {
    return "sheet-unreadable";
  }
}

function decoded(bytes: Uint8Array): string | null {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
