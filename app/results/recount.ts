import { compare, decimalsOf, formatFixed, parseDecimal, parseExact } from "~/platform/decimal";
import { jsonPath } from "~/platform/json-path";
import { parseBundle, type Bundle, type BundleProblem, type PublishedResult } from "./bundle";
import { tallyEntries, type ResultRow } from "./tally";
import { WORKINGS_FORMAT } from "./workings";

/** One place where the published results are not what the rule and the sheets say. */
export interface Difference {
  readonly path: string;
  readonly entry: string;
  /** "row": the entry's row is missing, double, or should not be there. */
  readonly field: "row" | "score" | "rank" | "tiedWith" | "prize" | "workings";
  readonly published: unknown;
  readonly computed: unknown;
}

export type Recount =
  | { readonly kind: "invalid"; readonly problems: readonly BundleProblem[] }
  | {
      readonly kind: "counted";
      readonly ok: boolean;
      readonly results: readonly ResultRow[];
      readonly differences: readonly Difference[];
    };

/** Recomputes a bundle's results and compares them with those in it; `compute` compares nothing. */
export function recount(input: unknown, mode: "compare" | "compute" = "compare"): Recount {
  const parsed = parseBundle(input);
  if (!parsed.ok) return { kind: "invalid", problems: parsed.problems };
  const { bundle } = parsed;
  if (mode === "compare" && !bundle.results) {
    return {
      kind: "invalid",
      problems: [
        {
          path: "$.results",
          code: "missing",
          detail: "nothing to compare with; use --compute to print the results",
        },
      ],
    };
  }
  const { results } = tallyEntries(bundle);
  const differences = mode === "compute" ? [] : compareResults(bundle, results);
  return { kind: "counted", ok: differences.length === 0, results, differences };
}

function compareResults(
  { results: published = [] }: Bundle,
  computed: readonly ResultRow[],
): Difference[] {
  const expected = new Map(computed.map((row) => [row.entry, row]));
  const seen = new Set<string>();
  const differences: Difference[] = [];
  published.forEach((row, index) => {
    const wanted = expected.get(row.entry);
    if (!wanted || seen.has(row.entry)) {
      differences.push({
        path: jsonPath(["results", index]),
        entry: row.entry,
        field: "row",
        published: row,
        computed: null,
      });
      return;
    }
    seen.add(row.entry);
    for (const field of differingFields(row, wanted)) {
      differences.push({
        path: jsonPath(["results", index, field]),
        entry: row.entry,
        field,
        published: row[field] ?? null,
        computed: wanted[field],
      });
    }
  });
  for (const row of computed) {
    if (!seen.has(row.entry)) {
      differences.push({
        path: "$.results",
        entry: row.entry,
        field: "row",
        published: null,
        computed: row,
      });
    }
  }
  return differences;
}

function differingFields(
  published: PublishedResult,
  computed: ResultRow,
): ("score" | "rank" | "tiedWith" | "prize" | "workings")[] {
  const { tiedWith, workings } = published;
  const same = {
    score: sameScore(published.score ?? null, computed),
    rank: (published.rank ?? null) === computed.rank,
    tiedWith: tiedWith === undefined || sameMembers(tiedWith, computed.tiedWith),
    prize: (published.prize ?? null) === computed.prize,
    // How workings are written is each program's own; ours must be right to the letter.
    workings: workings?.format !== WORKINGS_FORMAT || sameJson(workings, computed.workings),
  };
  return (["score", "rank", "tiedWith", "prize", "workings"] as const).filter(
    (field) => !same[field],
  );
}

/** Fewest decimals to which a published score that never ends may be rounded. */
const FEWEST_DECIMALS = 4;

/**
 * Equal as numbers: "84.5" is "84.50". A score that never ends cannot be written in full, so there every
 * correct rounding to four decimals or more is the same score.
 */
function sameScore(published: string | null, { score, workings }: ResultRow): boolean {
  if (published === null || score === null) return published === score;
  const claimed = parseDecimal(published);
  const exact = parseExact(workings.total?.rounded ?? score);
  if (!claimed || !exact) return false;
  if (compare(claimed, exact) === 0) return true;
  const decimals = published.split(".")[1]?.length ?? 0;
  return (
    decimalsOf(exact) === null &&
    decimals >= FEWEST_DECIMALS &&
    formatFixed(exact, decimals) === published
  );
}

function sameMembers(a: readonly string[], b: readonly string[]): boolean {
  const members = new Set(a);
  return members.size === a.length && a.length === b.length && b.every((code) => members.has(code));
}

/** Equal as JSON, whatever the order of members. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && sameJson(value, right.get(name)))
  );
}
