import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aBundle, anEntry, anyBundle, aRule, aSheet, checked } from "../../tests/bundles";
import type { Rule } from "~/contests/rule";
import { parseBundle, type Bundle } from "./bundle";
import { recount } from "./recount";
import { tallyEntries } from "./tally";

const RUNS = { numRuns: 150, seed: 20261122 };

/** A bundle whose rounds score some of its criteria each, its sheets without the others. */
const ownRubrics = anyBundle.chain((bundle) => {
  const ids = bundle.rule.criteria.map(({ id }) => id);
  const weighing = bundle.rule.criteria.filter(({ weight }) => weight !== "0").map(({ id }) => id);
  const own = fc
    .tuple(fc.shuffledSubarray(ids), fc.constantFrom(...(weighing.length > 0 ? weighing : ids)))
    .map(([some, one]) => [...new Set([...some, one])]);
  return fc.tuple(...bundle.rule.rounds.map(() => own)).map((rubrics): Bundle => {
    const rounds = bundle.rule.rounds.map((round, at) => ({ ...round, criteria: rubrics[at]! }));
    const scoredIn = new Map(rounds.map(({ id, criteria }) => [id, criteria]));
    return {
      ...bundle,
      rule: { ...bundle.rule, rounds },
      sheets: bundle.sheets.map((sheet) => ({
        ...sheet,
        scores: Object.fromEntries(
          Object.entries(sheet.scores).filter(([id]) => scoredIn.get(sheet.round)?.includes(id)),
        ),
      })),
    };
  });
});

describe("rounds with a rubric of their own", () => {
  it("are scored as if the rule had only their criteria", () => {
    fc.assert(
      fc.property(ownRubrics, (bundle) => {
        const whole = new Map(tallyEntries(bundle).results.map((row) => [row.entry, row]));
        for (const [at, round] of bundle.rule.rounds.entries()) {
          const rule: Rule = {
            ...bundle.rule,
            criteria: bundle.rule.criteria.filter(({ id }) => round.criteria?.includes(id)),
            rounds: [{ id: round.id, weight: round.weight }],
            tieBreak: [],
          };
          const sheets = bundle.sheets.filter((sheet) => sheet.round === round.id);
          for (const { entry, workings } of tallyEntries({ ...bundle, rule, sheets }).results)
            expect(whole.get(entry)?.workings.rounds[at]).toEqual(workings.rounds[0]);
        }
      }),
      RUNS,
    );
  });

  it("recount to what was computed, for every bundle that may be published", () => {
    fc.assert(
      fc.property(ownRubrics, (bundle) => {
        fc.pre(parseBundle(bundle).ok);
        const { results } = tallyEntries(bundle);
        const file: unknown = JSON.parse(JSON.stringify({ ...bundle, results }));
        expect(recount(file)).toMatchObject({ kind: "counted", ok: true });
      }),
      RUNS,
    );
  });

  it("mean what a bundle without them means where they name every criterion, in any order", () => {
    fc.assert(
      fc.property(anyBundle, (bundle) => {
        const all = bundle.rule.criteria.map(({ id }) => id).reverse();
        const rounds = bundle.rule.rounds.map((round) => ({ ...round, criteria: all }));
        const named = { ...bundle, rule: { ...bundle.rule, rounds } };
        expect(tallyEntries(named)).toEqual(tallyEntries(bundle));
      }),
      RUNS,
    );
  });
});

const criteria = ["idea", "talk"].map((id) => ({
  id,
  max: "10",
  min: "0",
  step: "1",
  weight: "1",
}));
const rounds = [
  { id: "paper", weight: "0.4", criteria: ["idea"] },
  { id: "stage", weight: "0.6" },
];

describe("a rule of two rubrics", () => {
  const tieBreak = (id: string) => [{ by: "criterion" as const, id }];

  it("breaks ties by a criterion only over the rounds that score it", () => {
    // Both 0.4 × 5 + 0.6 × 14.
    const { results } = tallyEntries(
      checked(
        aBundle({
          rule: aRule({ criteria, rounds, tieBreak: tieBreak("talk") }),
          entries: [anEntry("A"), anEntry("B")],
          sheets: [
            aSheet("J", "A", { idea: "5" }, "paper"),
            aSheet("J", "B", { idea: "5" }, "paper"),
            aSheet("J", "A", { idea: "8", talk: "6" }, "stage"),
            aSheet("J", "B", { idea: "5", talk: "9" }, "stage"),
          ],
        }),
      ),
    );
    expect(results.map(({ entry, score, rank }) => [entry, score, rank])).toEqual([
      ["B", "10.40", 1],
      ["A", "10.40", 2],
    ]);
    // The talk counts once, times the weight of the one round that scores it.
    expect(results[0]?.workings.tieBreak).toEqual([{ by: "criterion", id: "talk", value: "5.4" }]);
  });

  it("takes no mark in a round that does not score the criterion", () => {
    const bundle = aBundle({
      rule: aRule({ criteria, rounds }),
      entries: [anEntry("A")],
      sheets: [aSheet("J", "A", { idea: "5", talk: "6" }, "paper")],
    });
    expect(parseBundle(bundle)).toMatchObject({
      ok: false,
      problems: [{ path: "$.sheets[0].scores.talk", code: "unknown-criterion" }],
    });
  });

  it("is no rule where a round names no criterion, or one that is not there", () => {
    const problems = (own: string[]) => {
      const rule = aRule({ criteria, rounds: [{ id: "paper", weight: "1", criteria: own }] });
      const parsed = parseBundle(aBundle({ rule }));
      return parsed.ok ? [] : parsed.problems.map(({ path }) => path);
    };
    expect(problems([])).toEqual(["$.rule.rounds[0].criteria"]);
    expect(problems(["idea", "gone"])).toEqual(["$.rule.rounds[0].criteria[1]"]);
    expect(problems(["idea"])).toEqual([]);
  });
});
