import { receiptOf, type ReceiptSheet } from "~/judging/sheets/receipt";
import type { Bundle, BundleProblem } from "../bundle";
import type { Difference } from "../recount";
import type { ResultRow } from "../tally";
import type { SheetScores } from "../workings";
import type { WorkingsNames } from "../workings-names";

/*
 * What the page "Recount it yourself" and its worker say to each other, and what the worker answers from a bundle.
 */

export type Ask =
  | { readonly ask: "count"; readonly url: string; readonly bytes: number }
  | { readonly ask: "count-file"; readonly file: Blob }
  | { readonly ask: "entry"; readonly code: string }
  | { readonly ask: "receipt"; readonly receipt: string; readonly nonce: string };

export type Stage = "reading" | "checking" | "counting";

export type Told =
  | { readonly told: "progress"; readonly stage: Stage; readonly done: number; readonly total: number }
  | { readonly told: "failed"; readonly code: "unreachable" | "not-json" | "too-large" }
  | { readonly told: "counted"; readonly counted: Counted }
  | { readonly told: "entry"; readonly code: string; readonly entry: CountedEntry | null }
  | { readonly told: "receipt"; readonly found: FoundSheet | null };

export interface Counted {
  readonly sha256: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly outcome:
    | { readonly kind: "invalid"; readonly count: number; readonly problems: readonly BundleProblem[] }
    | {
        readonly kind: "counted";
        readonly ok: boolean;
        readonly contestId: string;
        readonly title: string;
        readonly entries: number;
        readonly sheets: number;
        readonly judges: number;
        readonly count: number;
        readonly differences: readonly Difference[];
        /** Of entries in the ranking, for those who type one. */
        readonly codes: readonly string[];
      };
}

export interface CountedEntry {
  readonly row: ResultRow;
  readonly scores: readonly SheetScores[];
  readonly stopped: { readonly round: string; readonly next: string } | null;
  readonly rule: { readonly method: string; readonly minimumSheets: number };
  /** The file's own names, where it is not of the contest whose words the page has. */
  readonly names: WorkingsNames;
}

export interface FoundSheet extends SheetScores {
  readonly entry: string;
  readonly submittedAt: string;
  /** Whether the receipt follows from the sheet and the judge's secret; null where none was given. */
  readonly isComputed: boolean | null;
}

/** What is shown of a longer list of faults or differences. */
export const SHOWN = 50;

/** One entry's sheets and workings. */
export function entryIn(bundle: Bundle, results: readonly ResultRow[], code: string): CountedEntry | null {
  const wanted = code.trim().toUpperCase();
  const row = results.find(({ entry }) => entry.toUpperCase() === wanted);
  if (!row) return null;
  const { combine } = bundle.rule;
  return {
    row,
    scores: bundle.sheets.filter(({ entry }) => entry === row.entry).map(({ round, judge, scores }) => ({ round, judge, scores })),
    stopped: stoppedAt(bundle, row.entry),
    rule: { method: combine.method, minimumSheets: combine.minimumSheets },
    names: namesIn(bundle),
  };
}

/**
 * The sheet of a receipt. `sheets` are those of the file that `bundle` was read from: a receipt covers its sheet as it is
 * published, with members that a bundle passes over.
 */
export function sheetIn(bundle: Bundle, sheets: readonly ReceiptSheet[], typed: string, nonce: string): FoundSheet | null {
  const receipt = `sha256:${typed.trim().toLowerCase().replace(/^sha256:/, "").replace(/\s+/g, "")}`;
  const index = bundle.sheets.findIndex((one) => one.receipt === receipt);
  const sheet = bundle.sheets[index];
  const published = sheets[index];
  if (!sheet || !published) return null;
  const { round, judge, entry, scores, submittedAt = "" } = sheet;
  const isComputed = nonce.trim() === "" ? null : follows(receipt, published, nonce.trim());
  return { round, judge, entry, scores, submittedAt, isComputed };
}

function follows(receipt: string, sheet: ReceiptSheet, nonce: string): boolean {
  try {
    return receiptOf(sheet, nonce) === receipt;
  } catch {
    // What has no canonical form has no receipt.
    return false;
  }
}

/** Where a line that stands left the entry behind; from `contest.advancement`, which other programs need not write. */
function stoppedAt({ contest, rule }: Bundle, code: string): CountedEntry["stopped"] {
  const lines = contest?.["advancement"];
  if (!Array.isArray(lines)) return null;
  for (const line of lines as { round?: unknown; entries?: unknown }[]) {
    const at = rule.rounds.findIndex(({ id }) => id === line.round);
    const next = rule.rounds[at + 1]?.id;
    const entries = Array.isArray(line.entries) ? (line.entries as { entry?: unknown; advances?: unknown }[]) : [];
    if (at >= 0 && next !== undefined && entries.some(({ entry, advances }) => entry === code && advances === false))
      return { round: rule.rounds[at]?.id ?? "", next };
  }
  return null;
}

function namesIn({ rule }: Bundle): WorkingsNames {
  return {
    criteria: rule.criteria.map(({ id, max }) => ({ id, label: id, max })),
    rounds: Object.fromEntries(rule.rounds.map(({ id }) => [id, id])),
    scoredIn: Object.fromEntries(rule.rounds.map(({ id, criteria }) => [id, criteria ?? rule.criteria.map((one) => one.id)])),
    levels: Object.fromEntries(rule.prizes.levels.map(({ id, label }) => [id, label || id])),
  };
}
