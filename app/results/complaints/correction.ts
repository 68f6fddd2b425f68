import { z } from "zod";
import { bundleProblems, type Bundle, type BundleProblem } from "../bundle";
import { tallyEntries, type ResultRow } from "../tally";

/** An entry that a correction takes out of the result. */
export interface TakenOut {
  readonly entryId: string;
  readonly code: string;
  readonly to: "WITHDRAWN" | "INELIGIBLE";
}

const storedSchema = z.array(z.object({ entryId: z.string(), to: z.enum(["WITHDRAWN", "INELIGIBLE"]) }));

/** The entries that a correction takes out, as the database holds them. */
export function storedTakenOut(json: unknown): z.infer<typeof storedSchema> {
  return storedSchema.parse(json);
}

const STATUS = { WITHDRAWN: "withdrawn", INELIGIBLE: "ineligible" } as const;

/**
 * What the corrected tally is computed from: entries and sheets as they stand now without those taken out; rule,
 * decisions, votes and what else was decided as in the tally before.
 */
export function correctedBundle(now: Bundle, before: Bundle, out: readonly TakenOut[]): Bundle {
  const status = new Map(out.map(({ code, to }) => [code, STATUS[to]]));
  const { results: _before, entries: _e, sheets: _s, contest, ...kept } = before;
  return {
    ...kept,
    contest: { ...contest, ...now.contest, id: now.contest?.id ?? "", title: now.contest?.title ?? "" },
    entries: now.entries.map((entry) => ({ ...entry, status: status.get(entry.code) ?? entry.status })),
    sheets: now.sheets.filter(({ entry }) => !status.has(entry)),
  };
}

/** The corrected results; the problems where they cannot be computed. */
export function correctedResults(
  bundle: Bundle,
): { readonly ok: true; readonly results: readonly ResultRow[] } | { readonly ok: false; readonly problems: readonly BundleProblem[] } {
  const problems = bundleProblems(bundle);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, results: tallyEntries(bundle).results };
}

/** What an entry's result says; null where it has none. */
export interface Outcome {
  readonly score: string | null;
  readonly rank: number | null;
  readonly prize: string | null;
}

export interface ResultChange {
  readonly entry: string;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
}

/** Whose score, rank or prize is another; by the rank before, those that had none last. */
export function resultChanges(before: readonly ResultRow[], after: readonly ResultRow[]): ResultChange[] {
  const was = new Map(before.map((row) => [row.entry, outcomeOf(row)]));
  const is = new Map(after.map((row) => [row.entry, outcomeOf(row)]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((entry) => ({ entry, before: was.get(entry) ?? null, after: is.get(entry) ?? null }))
    .filter((change) => !isSame(change.before, change.after))
    .sort((a, b) => (a.before?.rank ?? Infinity) - (b.before?.rank ?? Infinity) || (a.entry < b.entry ? -1 : 1));
}

function outcomeOf({ score, rank, prize }: ResultRow): Outcome {
  return { score, rank, prize };
}

function isSame(a: Outcome | null, b: Outcome | null): boolean {
  if (a === null || b === null) return a === b;
  return a.score === b.score && a.rank === b.rank && a.prize === b.prize;
}
