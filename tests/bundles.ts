import fc from "fast-check";
import type { Rule } from "../app/contests/rule";
import {
  parseBundle,
  type Bundle,
  type BundleEntry,
  type BundleSheet,
} from "../app/results/bundle";

/** A rule of one criterion on 100 points and one round, with what a test wants otherwise. */
export function aRule(over: Partial<Rule> = {}): Rule {
  return {
    criteria: [{ id: "all", max: "100", min: "0", step: "0.5", weight: "1" }],
    combine: {
      order: "sheets-first",
      method: "mean",
      dropLowest: 0,
      dropHighest: 0,
      minimumSheets: 1,
    },
    rounding: { total: { decimals: 2, mode: "half-up" } },
    tieBreak: [],
    prizes: { scope: "contest", levels: [], onTie: "undecided" },
    rounds: [{ id: "final", weight: "1" }],
    ...over,
  };
}

export function aLevel(
  id: string,
  quota: number,
  minimumScore?: string,
): Rule["prizes"]["levels"][number] {
  return {
    id,
    label: id,
    quota,
    amountVnd: 0,
    ...(minimumScore !== undefined && { minimumScore }),
  };
}

export function anEntry(code: string, over: Partial<BundleEntry> = {}): BundleEntry {
  return { code, group: "g", status: "judged", ...over };
}

export function aSheet(
  judge: string,
  entry: string,
  scores: Record<string, string>,
  round = "final",
): BundleSheet {
  return { round, judge, entry, scores };
}

export function aBundle(over: Partial<Bundle> = {}): Bundle {
  return {
    format: "sangtao-results/1",
    rule: aRule(),
    entries: [],
    sheets: [],
    decisions: [],
    ...over,
  };
}

/** One judge and one criterion: each entry has the score that the test gives it. */
export function scoredBundle(scores: Record<string, string>, over: Partial<Bundle> = {}): Bundle {
  return aBundle({
    entries: Object.keys(scores).map((code) => anEntry(code)),
    sheets: Object.entries(scores).map(([code, all]) => aSheet("J1", code, { all })),
    ...over,
  });
}

/** Throws on a bundle that a test did not mean to be wrong. */
export function checked(bundle: Bundle): Bundle {
  const parsed = parseBundle(JSON.parse(JSON.stringify(bundle)));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.bundle;
}

const stage = fc.record({
  decimals: fc.nat(2),
  mode: fc.constantFrom("half-up", "half-even", "down"),
});

const tieBreakStep = fc.constantFrom<Rule["tieBreak"][number]>(
  { by: "criterion", id: "c0" },
  { by: "median" },
  { by: "highest-sheet" },
  { by: "round", id: "first" },
  { by: "vote" },
);

const rule: fc.Arbitrary<Rule> = fc
  .record({
    weights: fc.array(fc.constantFrom("1", "0.5", "2", "0.333"), { minLength: 1, maxLength: 3 }),
    min: fc.constantFrom("0", "1"),
    step: fc.constantFrom("0.5", "1", "0.25"),
    order: fc.constantFrom("sheets-first", "criteria-first"),
    method: fc.constantFrom("mean", "median", "trimmed-mean"),
    drops: fc.tuple(fc.nat(1), fc.nat(1)),
    minimumSheets: fc.nat(2),
    rounding: fc.record({ combined: stage, weighted: stage, total: stage }, { requiredKeys: [] }),
    tieBreak: fc.uniqueArray(tieBreakStep, { selector: (step) => step.by }),
    scope: fc.constantFrom("group", "contest"),
    quotas: fc.array(fc.constantFrom(1, 1, 2, 0), { minLength: 1, maxLength: 3 }),
    onTie: fc.constantFrom("undecided", "undecided", "award-all", "award-none"),
    roundWeights: fc.constantFrom(["1"], ["0", "1"], ["0.4", "0.6"]),
    /** What one group has of its own at the first level. */
    ownQuota: fc.option(fc.nat(2)),
    voteMax: fc.option(fc.constantFrom("1", "2"), { freq: 2 }),
  })
  .map((r): Rule => ({
    criteria: r.weights.map((weight, index) => ({
      id: `c${index}`,
      max: "5",
      min: r.min,
      step: r.step,
      weight,
    })),
    combine: {
      order: r.order as Rule["combine"]["order"],
      method: r.method as Rule["combine"]["method"],
      dropLowest: r.drops[0],
      dropHighest: r.drops[1],
      minimumSheets: r.minimumSheets,
    },
    rounding: r.rounding as Rule["rounding"],
    tieBreak: r.tieBreak,
    prizes: {
      scope: r.scope as Rule["prizes"]["scope"],
      levels: r.quotas.map((quota, index) => ({
        ...aLevel(`p${index}`, quota, index === 2 ? undefined : String(2 - index)),
        ...(index === 0 &&
          r.scope === "group" &&
          r.ownQuota !== null && { groups: [{ group: "h", quota: r.ownQuota }] }),
      })),
      onTie: r.onTie as Rule["prizes"]["onTie"],
    },
    rounds: r.roundWeights.map((weight, index) => ({
      id: index === 0 ? "first" : "final",
      weight,
    })),
    ...(r.voteMax !== null && {
      publicVote: { max: r.voteMax, decimals: 1, mode: "half-up" as const },
    }),
  }));

/** Small contests full of ties, gaps, withdrawals and decisions. */
export const anyBundle: fc.Arbitrary<Bundle> = rule.chain((r) => {
  const codes = ["A", "B", "C", "D", "E", "F"];
  const entries = fc.tuple(
    ...codes.map((code) =>
      fc.record({
        code: fc.constant(code),
        group: fc.constantFrom("g", "h"),
        status: fc.constantFrom<BundleEntry["status"]>(
          "judged",
          "judged",
          "judged",
          "judged",
          "withdrawn",
          "ineligible",
        ),
      }),
    ),
  );
  // Few different marks, so that ties are common.
  const mark = fc.option(fc.constantFrom("1", "4", "4", "5"), { nil: undefined, freq: 20 });
  const places = r.rounds.flatMap(({ id }) =>
    ["J1", "J2", "J3"].flatMap((judge) => codes.map((code) => [id, judge, code] as const)),
  );
  const sheets = fc
    .array(fc.option(fc.tuple(...r.criteria.map(() => mark)), { freq: 15 }), {
      minLength: places.length,
      maxLength: places.length,
    })
    .map((all) =>
      all.flatMap((marks, index): BundleSheet[] => {
        const place = places[index];
        if (!marks || !place) return [];
        const scores = Object.fromEntries(
          marks.flatMap((value, at) => (value === undefined ? [] : [[`c${at}`, value]])),
        );
        return [aSheet(place[1], place[2], scores, place[0])];
      }),
    );
  const tie = fc.shuffledSubarray(codes, { minLength: 2 }).chain((named) =>
    fc.shuffledSubarray(named, { minLength: 1 }).map((order) => ({
      kind: "tie" as const,
      entries: named,
      outcome: order.join(" > "),
    })),
  );
  const prize = fc.record({
    kind: fc.constant("prize" as const),
    entries: fc.shuffledSubarray(codes, { minLength: 1, maxLength: 2 }),
    outcome: fc.constantFrom("none", ...r.prizes.levels.map(({ id }) => id)),
  });
  return fc
    .record({
      entries,
      sheets,
      counts: fc.array(fc.constantFrom(0, 3, 3, 7), { minLength: 6, maxLength: 6 }),
      twins: fc.constantFrom(true, true, false),
      ties: fc.oneof(fc.constant([]), fc.array(tie, { maxLength: 3 })),
      prizes: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(prize, { maxLength: 2 }) },
      ),
    })
    .map((b) =>
      aBundle({
        rule: r,
        entries: b.entries,
        sheets: b.twins ? withTwins(b.sheets) : b.sheets,
        decisions: [...b.ties, ...b.prizes],
        ...(r.publicVote && {
          publicVote: { counts: Object.fromEntries(codes.map((code, at) => [code, b.counts[at] ?? 0])) },
        }),
      }),
    );
});

/** B is marked as A, and D and E as C: ties that no step but a vote can break. */
function withTwins(sheets: readonly BundleSheet[]): BundleSheet[] {
  const model: Record<string, string[]> = { A: ["A", "B"], C: ["C", "D", "E"], F: ["F"] };
  return sheets.flatMap((sheet) =>
    (model[sheet.entry] ?? []).map((entry) => ({ ...sheet, entry })),
  );
}
