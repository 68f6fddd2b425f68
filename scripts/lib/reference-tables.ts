import { z } from "zod";
import {
  concordance,
  intraclass,
  mean,
  meanSquares,
  midRanks,
  sumOfSquares,
  type Intraclass,
} from "~/results/severity/agreement";
import { fitModel } from "~/results/severity/mixed-model";
import type { SheetTotal } from "~/results/severity/design";
import { judgeReport, tidy } from "~/results/severity/severity";
import { additiveFit } from "./additive-fit";

/*
 * Tables of marks with published or computed statistics, as statistics books and packages give them: to compare our
 * figures with. A table is `rows_targets_cols_judges`, `rows_treatments_cols_blocks` (null: not scored), or `wines`
 * with a column of marks per judge in `judges`.
 */

const mark = z.number();
const grid = z.array(z.array(mark.nullable())).min(1);
const tableSchema = z.union([
  z.looseObject({ rows_targets_cols_judges: grid }),
  z.looseObject({ rows_treatments_cols_blocks: grid }),
  z.looseObject({ wines: z.array(z.string()), judges: z.record(z.string(), z.array(mark)) }),
]);
const quantities = z.record(z.string(), z.unknown()).optional();

interface Table {
  readonly entries: readonly string[];
  readonly judges: readonly string[];
  /** A row per entry. */
  readonly marks: readonly (readonly (number | null)[])[];
  readonly given: Readonly<Record<string, unknown>>;
}

/** The tables of a file by name; none where it is something else. */
export function referenceTables(json: unknown): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  if (typeof json !== "object" || json === null || Array.isArray(json)) return tables;
  for (const [name, value] of Object.entries(json)) {
    const parsed = tableSchema.safeParse(value);
    if (!parsed.success) continue;
    const read = readTable(parsed.data);
    if (read) tables.set(name, { ...read, given: parsed.data });
  }
  return tables;
}

function readTable(table: z.infer<typeof tableSchema>): Omit<Table, "given"> | null {
  if ("wines" in table) {
    const { wines, judges: columns } = table as {
      wines: string[];
      judges: Record<string, number[]>;
    };
    const judges = Object.keys(columns);
    if (judges.some((judge) => columns[judge]?.length !== wines.length)) return null;
    return {
      entries: wines,
      judges,
      marks: wines.map((_, row) =>
        judges.map((judge) => (columns[judge] as number[])[row] as number),
      ),
    };
  }
  const crossed = "rows_targets_cols_judges" in table;
  const marks = (
    crossed ? table.rows_targets_cols_judges : table["rows_treatments_cols_blocks"]
  ) as (number | null)[][];
  const width = marks[0]?.length ?? 0;
  if (marks.some((row) => row.length !== width)) return null;
  const [row, column] = crossed ? ["target", "judge"] : ["treatment", "block"];
  return {
    entries: marks.map((_, at) => `${row} ${at + 1}`),
    judges: Array.from({ length: width }, (_, at) => `${column} ${at + 1}`),
    marks,
  };
}

/** Our analysis of a table, and under the names that its file uses our value of each quantity found there. */
export function analyseTable({ entries, judges, marks, given }: Table) {
  const totals = marks.flatMap((row, at) =>
    row.flatMap((total, column): SheetTotal[] =>
      total === null
        ? []
        : [{ judge: judges[column] as string, entry: entries[at] as string, total }],
    ),
  );
  const model = fitModel(totals);
  const ours = quantitiesOf(judges, marks);
  const named = (part: unknown) =>
    Object.fromEntries(
      Object.keys(quantities.parse(part) ?? {}).map((name) => [
        name,
        rounded(ours[name]?.() ?? null),
      ]),
    );
  return {
    ...judgeReport(totals, model),
    entries: model.entries.map(({ code, effect, se }) => ({
      entry: code,
      adjusted: tidy(model.intercept + effect),
      se: tidy(se),
    })),
    ...(given["published"] !== undefined && { published: named(given["published"]) }),
    ...(given["published_means"] !== undefined && {
      published_means: rounded(ours["mean11"]?.() ?? null),
    }),
    ...(given["computed"] !== undefined && { computed: named(given["computed"]) }),
  };
}

type Quantity = number | null | readonly number[] | Readonly<Record<string, number>>;

function quantitiesOf(
  judges: readonly string[],
  marks: readonly (readonly (number | null)[])[],
): Record<string, () => Quantity> {
  const given = marks.map((row) => row.flatMap((value) => value ?? []));
  const columns = judges.map((_, at) => marks.map((row) => row[at] ?? null));
  const crossed = given.every((row) => row.length === judges.length) ? given : null;
  const squares = crossed && meanSquares(crossed);
  const agreement = crossed && concordance(crossed);
  const additive = additiveFit(marks);
  const icc = (kind: Intraclass) => [kind, () => squares && intraclass(squares, kind)] as const;
  const meansOf = (out: readonly string[]) =>
    marks.map((row) =>
      mean(
        row.flatMap((value, at) =>
          value === null || out.includes(judges[at] as string) ? [] : [value],
        ),
      ),
    );
  const zMeans = () => {
    const scaled = columns.map((column) => {
      const own = column.flatMap((value) => value ?? []);
      const sd = Math.sqrt(sumOfSquares(own, mean(own)) / own.length);
      return column.map((value) => (value === null ? null : (value - mean(own)) / sd));
    });
    return marks.map((_, row) => mean(scaled.flatMap((column) => column[row] ?? [])));
  };
  const sorted = given.map((row) => [...row].sort((a, b) => a - b));
  const middle = (row: readonly number[]) =>
    mean(row.slice(Math.floor((row.length - 1) / 2), Math.floor(row.length / 2) + 1));

  return {
    ...Object.fromEntries(
      ["ICC11", "ICC21", "ICC31", "ICC1k", "ICC2k", "ICC3k"].map((kind) => icc(kind as Intraclass)),
    ),
    BMS: () => squares && squares.between,
    WMS: () => squares && squares.within,
    JMS: () => squares && squares.judge,
    EMS: () => squares && squares.error,
    kendall_W_tie_corrected: () => agreement && agreement.corrected,
    kendall_W_uncorrected: () => agreement && agreement.uncorrected,
    chi2: () => agreement && agreement.chiSquare,
    raw_means: () => meansOf([]),
    mean11: () => meansOf([]),
    // Two of the eleven of 1976 were not French, and only the nine counted officially.
    mean_9_french: () => meansOf(["Gallagher", "Spurrier"]),
    median: () => sorted.map(middle),
    trimmed_drop1: () => sorted.map((row) => mean(row.slice(1, -1))),
    rank_sum_midranks: () => {
      const ranks = columns.map((column) => midRanks(column.map((value) => value ?? 0)));
      return (
        crossed &&
        marks.map((_, row) => ranks.reduce((sum, column) => sum + (column[row] as number), 0))
      );
    },
    z_mean_popsd: zMeans,
    z_by_block_popsd_mean: zMeans,
    judge_mean: () =>
      Object.fromEntries(
        columns.map((column, at) => [
          judges[at] as string,
          mean(column.flatMap((value) => value ?? [])),
        ]),
      ),
    adjusted_means: () => additive && additive.rowMeans,
    block_effects_sum0: () => additive && additive.columnEffects,
    SS_treat_adj: () => additive && additive.rowsAdjusted,
    SSE: () => additive && additive.error,
    MSE: () => additive && additive.meanSquareError,
    F: () => additive && additive.f,
  };
}

function rounded(value: Quantity): Quantity {
  if (value === null) return null;
  if (typeof value === "number") return tidy(value);
  if (Array.isArray(value)) return (value as readonly number[]).map(tidy);
  return Object.fromEntries(
    Object.entries(value as Record<string, number>).map(([name, one]) => [name, tidy(one)]),
  );
}
