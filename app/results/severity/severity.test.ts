import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  aBundle,
  aLevel,
  anEntry,
  anyBundle,
  aRule,
  aSheet,
  checked,
} from "../../../tests/bundles";
import type { Bundle } from "../bundle";
import { analyseSeverity, MODEL } from "./severity";

const report = (bundle: Bundle, round?: string) => analyseSeverity(checked(bundle), round).report;

const prizes = {
  scope: "contest" as const,
  levels: [aLevel("first", 1), aLevel("second", 2)],
  onTie: "undecided" as const,
};

/** Everybody scores most of it; J1 takes off ten points, and scored A but not B, which is a little worse. */
function strictJudge(over: Partial<Bundle> = {}): Bundle {
  const worth: Record<string, number> = { A: 86, B: 84, C: 70, D: 66, E: 60, F: 75 };
  const given: Record<string, string[]> = {
    A: ["J1", "J2"],
    B: ["J2", "J3"],
    C: ["J1", "J2", "J3"],
    D: ["J1", "J3"],
    E: ["J1", "J2", "J3"],
    F: ["J1", "J2", "J3"],
  };
  const slack: Record<string, number> = { J1: -10, J2: 1, J3: 0 };
  return aBundle({
    rule: aRule({ prizes }),
    entries: Object.keys(worth).map((code) => anEntry(code)),
    sheets: Object.entries(given).flatMap(([entry, judges]) =>
      judges.map((judge, at) =>
        aSheet(judge, entry, { all: String(worth[entry]! + slack[judge]! + at / 2) }),
      ),
    ),
    ...over,
  });
}

describe("a strict judge who scored only some", () => {
  const found = report(strictJudge());

  it("is found, with the words of the format", () => {
    expect(Object.keys(found)).toEqual([
      "model",
      "connected",
      "components",
      "variance",
      "agreement",
      "judges",
      "entries",
      "prizeChanges",
    ]);
    expect(found).toMatchObject({
      model: MODEL,
      connected: true,
      components: [["J1", "J2", "J3"]],
      agreement: { icc2_1: null, icc2_k: null, kendallW: null },
    });
    const [strict] = found.judges;
    expect(strict).toMatchObject({ judge: "J1", sheets: 5 });
    expect(strict!.severity).toBeLessThan(-2 * strict!.se);
    expect(found.judges.slice(1).every(({ severity }) => severity > 0)).toBe(true);
  });

  it("changes who would be first, and not the result", () => {
    const rows = new Map(found.entries.map((row) => [row.entry, row]));
    expect(rows.get("A")).toMatchObject({ score: 81.75, rank: 2, adjustedRank: 1 });
    expect(rows.get("B")).toMatchObject({ rank: 1, adjustedRank: 2 });
    expect(found.prizeChanges).toEqual([
      { entry: "B", prize: "first", prizeIfAdjusted: "second" },
      { entry: "A", prize: "second", prizeIfAdjusted: "first" },
    ]);
  });
});

it("a judge's mean and spread are those of the sheets", () => {
  const [judge] = report(strictJudge()).judges;
  // 76, 60, 56, 50, 65
  expect(judge!.mean).toBeCloseTo(61.4, 9);
  expect(judge!.sd).toBeCloseTo(9.8387, 4);
});

it("judges that no entry joins are said to be not comparable", () => {
  const found = report(
    aBundle({
      entries: ["A", "B", "C", "D"].map((code) => anEntry(code)),
      sheets: [
        ["J1", "A", "60"],
        ["J2", "A", "62"],
        ["J1", "B", "70"],
        ["J2", "B", "75"],
        ["J3", "C", "80"],
        ["J3", "D", "85"],
      ].map(([judge, entry, all]) => aSheet(judge!, entry!, { all: all! })),
    }),
  );
  expect(found).toMatchObject({ connected: false, components: [["J1", "J2"], ["J3"]] });
});

describe("what is counted", () => {
  const extra = (sheets: Bundle["sheets"], over: Partial<Bundle> = {}) => {
    const base = strictJudge();
    return { ...base, ...over, sheets: [...base.sheets, ...sheets] };
  };
  const two = [
    { id: "all", max: "100", min: "0", step: "0.5", weight: "1" },
    { id: "more", max: "10", min: "0", step: "0.5", weight: "2" },
  ];

  it("not the sheets of entries that are out of the contest", () => {
    const gone = extra([aSheet("J9", "X", { all: "1" })]);
    const found = report({
      ...gone,
      entries: [...gone.entries, anEntry("X", { status: "withdrawn" })],
    });
    expect(found).toEqual(report(strictJudge()));
  });

  it("not a sheet that leaves a criterion out, and each criterion by its weight", () => {
    const bundle = aBundle({
      rule: aRule({ criteria: two }),
      entries: [anEntry("A"), anEntry("B")],
      sheets: [
        aSheet("J1", "A", { all: "50", more: "5" }),
        aSheet("J1", "B", { all: "50" }),
        aSheet("J2", "B", { all: "40", more: "10" }),
      ],
    });
    const found = report(bundle);
    expect(found.judges).toMatchObject([
      { judge: "J1", sheets: 1, mean: 60, sd: 0 },
      { judge: "J2", sheets: 1, mean: 60 },
    ]);
    expect(found.entries.map(({ entry }) => entry)).toEqual(["A", "B"]);
  });

  it("the last round that weighs something, or the one that is asked for; the others count as they are", () => {
    const first = strictJudge().entries.map(({ code }, at) =>
      aSheet("J7", code, { all: String(50 + at) }, "first"),
    );
    const rule = aRule({
      prizes,
      rounds: [
        { id: "first", weight: "1" },
        { id: "final", weight: "1" },
        { id: "talk", weight: "0" },
      ],
    });
    const bundle = extra(first, { rule });
    const { round, report: found } = analyseSeverity(checked(bundle));
    expect(round).toBe("final");
    expect(found.judges).toEqual(report(strictJudge()).judges);
    // A has 50 from the first round and B 51: the adjusted scores differ by more than that.
    expect(found.entries.slice(0, 2)).toMatchObject([
      { entry: "A", score: 131.75, adjustedRank: 1 },
      { entry: "B", adjustedRank: 2 },
    ]);
    expect(report(bundle, "first").judges.map(({ judge }) => judge)).toEqual(["J7"]);
    expect(report(bundle, "talk")).toMatchObject({
      judges: [],
      entries: [],
      prizeChanges: [],
      connected: true,
      components: [],
    });
  });
});

it("what the committee decided stays decided, and equal entries stay equal", () => {
  const base = strictJudge();
  const twin = base.sheets
    .filter(({ entry }) => entry === "A")
    .map((sheet) => ({ ...sheet, entry: "Z" }));
  const bundle = {
    ...base,
    entries: [...base.entries, anEntry("Z")],
    sheets: [...base.sheets, ...twin],
    decisions: [{ kind: "prize" as const, entries: ["B"], outcome: "first" }],
  };
  const found = report(bundle);
  const rankOf = (code: string) => found.entries.find(({ entry }) => entry === code)?.adjustedRank;
  expect([rankOf("A"), rankOf("Z"), rankOf("B")]).toEqual([1, 1, 3]);
  expect(found.prizeChanges.map(({ entry }) => entry)).not.toContain("B");
});

it("any bundle gives plain JSON, with every judge in one component", () => {
  fc.assert(
    fc.property(anyBundle, (bundle) => {
      const found = report(bundle);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      for (const { adjusted, se } of found.entries)
        expect([adjusted, se].every(Number.isFinite)).toBe(true);
      expect(found.components.flat().sort()).toEqual(found.judges.map(({ judge }) => judge).sort());
    }),
    { numRuns: 60 },
  );
});
