import { describe, expect, it } from "vitest";
import { aLevel, aRule, scoredBundle } from "../../tests/bundles";
import older from "../../tests/fixtures/bundles-part-3.json";
import { recount, type Difference } from "./recount";
import type { ResultRow } from "./tally";

const prizes = {
  scope: "contest" as const,
  levels: [aLevel("first", 1), aLevel("second", 1)],
  onTie: "undecided" as const,
};
const bundle = scoredBundle(
  { A: "90", B: "80.5", C: "80.5", D: "70" },
  { rule: aRule({ prizes }) },
);
const computed = results(recount(bundle, "compute"));

function results(outcome: ReturnType<typeof recount>): readonly ResultRow[] {
  if (outcome.kind !== "counted") throw new Error(JSON.stringify(outcome.problems));
  return outcome.results;
}

/** The differences found when the published rows are these. */
function differences(published: readonly object[]): Difference[] {
  const outcome = recount({ ...bundle, results: published });
  if (outcome.kind !== "counted") throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.ok).toBe(outcome.differences.length === 0);
  expect(outcome.results).toEqual(computed);
  return [...outcome.differences];
}

function changed(index: number, over: object): object[] {
  return computed.with(index, { ...computed[index]!, ...over } as ResultRow);
}

describe("recount", () => {
  it("agrees with what it computed itself, in any order of rows", () => {
    expect(differences(computed)).toEqual([]);
    expect(differences([...computed].reverse())).toEqual([]);
  });

  it("agrees with another program's row of the same numbers", () => {
    const published = [
      { entry: "A", score: "90", rank: 1, prize: "first", workings: { sheets: 3 } },
      { entry: "B", score: "80.500", rank: 2, tiedWith: ["C"], prize: "undecided" },
      { entry: "C", score: "80.5", rank: 2, tiedWith: ["B"], prize: "undecided", workings: {} },
      { entry: "D", score: "70.0", rank: 4 },
    ];
    expect(differences(published)).toEqual([]);
  });

  it.each([
    ["score", { score: "90.01" }, "90.01", "90.00"],
    ["score", { score: null }, null, "90.00"],
    ["rank", { rank: 2 }, 2, 1],
    ["tiedWith", { tiedWith: ["B"] }, ["B"], []],
    ["prize", { prize: "second" }, "second", "first"],
    ["prize", { prize: null }, null, "first"],
  ])("finds a wrong %s", (field, over, published, wanted) => {
    expect(differences(changed(0, over))).toEqual([
      { path: `$.results[0].${field}`, entry: "A", field, published, computed: wanted },
    ]);
  });

  it("finds a changed number in workings of its own kind", () => {
    const { workings } = computed[0]!;
    const forged = { ...workings, total: { exact: "90.004", rounded: "90.00" } };
    expect(differences(changed(0, { workings: forged }))).toMatchObject([
      { path: "$.results[0].workings", field: "workings" },
    ]);
    expect(differences(changed(0, { workings: { ...workings, note: "added" } }))).toHaveLength(1);
  });

  it("finds rows that are missing, double, or of nobody", () => {
    expect(differences(computed.slice(1))).toMatchObject([
      { path: "$.results", entry: "A", field: "row", published: null },
    ]);
    expect(differences([...computed, computed[0]!])).toMatchObject([
      { path: "$.results[4]", entry: "A", field: "row", computed: null },
    ]);
    expect(differences([...computed, { ...computed[0]!, entry: "Z" }])).toMatchObject([
      { path: "$.results[4]", entry: "Z", field: "row" },
    ]);
  });

  it("finds a mark changed after publication", () => {
    const sheets = bundle.sheets.with(3, { ...bundle.sheets[3]!, scores: { all: "95" } });
    const outcome = recount({ ...bundle, sheets, results: computed });
    const fields =
      outcome.kind === "counted"
        ? outcome.differences.map(({ entry, field }) => `${entry} ${field}`)
        : [];
    expect(fields).toEqual(
      expect.arrayContaining([
        "D score",
        "D rank",
        "D prize",
        "A rank",
        "A prize",
        "B rank",
        "C rank",
      ]),
    );
  });

  it("needs results to compare with, and ignores them when only computing", () => {
    expect(recount(bundle)).toMatchObject({
      kind: "invalid",
      problems: [{ path: "$.results", code: "missing" }],
    });
    expect(recount({ ...bundle, results: [] }, "compute")).toMatchObject({
      ok: true,
      results: computed,
      differences: [],
    });
  });

  it("says what is wrong with an invalid file", () => {
    expect(recount({})).toMatchObject({ kind: "invalid" });
    expect(recount({ ...bundle, results: [{ entry: "A", score: 90 }] })).toMatchObject({
      kind: "invalid",
      problems: [{ path: "$.results[0].score" }],
    });
  });
});

/* Computed by the program as it was before levels of their own in a group and votes of the public could stand in a rule. */
describe("a bundle of before", () => {
  it.each(older.map(({ name, bundle: before }) => [name, before] as const))("gives the same rows to the letter: %s", (_, before) => {
    expect(recount(before)).toMatchObject({ ok: true, differences: [] });
    expect(JSON.stringify(results(recount(before, "compute")))).toBe(JSON.stringify(before.results));
  });
});
