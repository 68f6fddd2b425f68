import { z } from "zod";
import { criteriaOfRound, decimalText, isFatal, NO_PRIZE, ruleSchema, validateRule } from "~/contests/rule";
import { exactRubric, readSheet } from "~/judging/sheets/sheet-total";
import { jsonPath } from "~/platform/json-path";
import { SHA256_TAG } from "~/platform/sha256";
import { voteOrder } from "./votes";

/*
 * The published record of a contest, `sangtao-results/1`, which other programs read and write too.
 * Strict wherever a name decides something; what decides nothing (contest, chain, receipts) may be left
 * out by a program that only wants to compute. docs/results-rules.md says what the members mean.
 */

export const BUNDLE_FORMAT = "sangtao-results/1";

const name = z.string().min(1).max(200);
/** Scores in results may come from an unrounded mean, so they may be long. */
const scoreText = z
  .string()
  .regex(/^-?\d{1,30}(\.\d{1,60})?$/, 'must be a decimal string such as "84.63"');

const entrySchema = z.object({
  code: name,
  group: z.string().max(200),
  status: z.enum(["judged", "withdrawn", "ineligible"]),
});

const sheetSchema = z.object({
  round: name,
  judge: name,
  entry: name,
  scores: z.record(z.string(), decimalText),
  submittedAt: z.iso.datetime({ offset: true }).optional(),
  receipt: z.string().regex(SHA256_TAG, 'must be "sha256:" and 64 hexadecimal digits').optional(),
});

const decisionSchema = z.object({
  kind: z.enum(["tie", "prize"]),
  entries: z.array(name).min(1),
  outcome: z.string().min(1),
  votesFor: z.int().min(0).optional(),
  votesTotal: z.int().min(0).optional(),
  reason: z.string().optional(),
});

const resultSchema = z.object({
  entry: name,
  score: scoreText.nullish(),
  rank: z.int().min(1).nullish(),
  tiedWith: z.array(name).optional(),
  prize: z.string().nullish(),
  workings: z.looseObject({}).optional(),
});

export const bundleSchema = z.strictObject({
  format: z.literal(BUNDLE_FORMAT),
  contest: z
    .looseObject({
      id: z.string(),
      title: z.string(),
      regulation: z.looseObject({ revision: z.int(), sha256: z.string() }).optional(),
    })
    .optional(),
  rule: ruleSchema,
  entries: z.array(entrySchema),
  sheets: z.array(sheetSchema),
  decisions: z.array(decisionSchema).default([]),
  /** Votes of the public as they were counted, by entry; where the rule gives points for them. */
  publicVote: z.strictObject({ counts: z.record(z.string(), z.int().min(0)) }).optional(),
  results: z.array(resultSchema).optional(),
  chain: z.looseObject({ head: z.string(), length: z.int().min(0) }).optional(),
});

export type Bundle = z.infer<typeof bundleSchema>;
export type BundleEntry = z.infer<typeof entrySchema>;
export type BundleSheet = z.infer<typeof sheetSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type PublishedResult = z.infer<typeof resultSchema>;

/** Why a file is no bundle. `path` is a JSON path; `detail` is technical, for the command line, never for a page. */
export interface BundleProblem {
  readonly path: string;
  readonly code: string;
  readonly detail: string;
}

export type ParsedBundle =
  | { readonly ok: true; readonly bundle: Bundle }
  | { readonly ok: false; readonly problems: readonly BundleProblem[] };

/** Shape first, then everything that a shape cannot say; all problems, not only the first. */
export function parseBundle(input: unknown): ParsedBundle {
  const parsed = bundleSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, code, message }) => ({
      path: jsonPath(path),
      code,
      detail: message,
    }));
    return { ok: false, problems };
  }
  const problems = bundleProblems(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, bundle: parsed.data };
}

/** What is wrong with a bundle of the right shape: references, doubles, marks outside the rule. */
export function bundleProblems(bundle: Bundle): BundleProblem[] {
  const { rule, entries, sheets, decisions } = bundle;
  const problems: BundleProblem[] = [];
  const add = (path: PropertyKey[], code: string, detail: string) =>
    problems.push({ path: jsonPath(path), code, detail });

  for (const fault of validateRule(rule).filter(isFatal))
    add(["rule", ...fault.path], fault.code, "the rule cannot be applied");
  if (problems.length > 0) return problems;

  const codes = new Set<string>();
  entries.forEach(({ code }, index) => {
    if (codes.has(code)) add(["entries", index, "code"], "duplicate-entry", code);
    codes.add(code);
  });

  const rubrics = new Map(
    rule.rounds.map(({ id }) => [id, exactRubric(criteriaOfRound(rule, id))]),
  );
  const seen = new Map<string, number>();
  sheets.forEach(({ round, judge, entry, scores }, index) => {
    const rubric = rubrics.get(round);
    if (!rubric) add(["sheets", index, "round"], "unknown-round", round);
    if (!codes.has(entry)) add(["sheets", index, "entry"], "unknown-entry", entry);
    const key = JSON.stringify([round, judge, entry]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else
      add(
        ["sheets", index],
        "duplicate-sheet",
        `judge ${judge} has already scored ${entry} in ${jsonPath(["sheets", first])}`,
      );
    if (!rubric) return;
    for (const fault of readSheet(rubric, scores).faults) {
      add(
        ["sheets", index, "scores", fault.criterion],
        fault.code,
        String(scores[fault.criterion]),
      );
    }
  });

  if (rule.publicVote && !bundle.publicVote) add(["publicVote"], "missing", "the rule gives points for votes");
  if (!rule.publicVote && bundle.publicVote) add(["publicVote"], "unused", "the rule gives no points for votes");
  for (const code of Object.keys(bundle.publicVote?.counts ?? {}))
    if (!codes.has(code)) add(["publicVote", "counts", code], "unknown-entry", code);

  const levels = new Set([NO_PRIZE, ...rule.prizes.levels.map(({ id }) => id)]);
  decisions.forEach((decision, index) => {
    const path = ["decisions", index];
    decision.entries.forEach((code, position) => {
      if (!codes.has(code)) add([...path, "entries", position], "unknown-entry", code);
    });
    if (new Set(decision.entries).size < decision.entries.length)
      add([...path, "entries"], "duplicate-entry", "named twice");
    const understood =
      decision.kind === "tie" ? voteOrder(decision) !== null : levels.has(decision.outcome);
    if (!understood) add([...path, "outcome"], "unknown-outcome", decision.outcome);
    const { votesFor = 0, votesTotal = votesFor } = decision;
    if (votesFor > votesTotal)
      add([...path, "votesFor"], "more-votes-than-voters", `${votesFor} of ${votesTotal}`);
  });
  return problems;
}
