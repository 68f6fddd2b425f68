import { describe, expect, it } from "vitest";
import { aLevel, aRule } from "../../tests/bundles";
import { formatDecimal } from "~/platform/decimal";
import { highestScore, isFatal, levelsIn, ruleSchema, validateRule, type Rule } from "./rule";

const codes = (rule: Rule) =>
  validateRule(rule).map(({ code, path }) => `${path.join(".")}: ${code}`);
const criterion = { id: "a", max: "40", min: "0", step: "0.5", weight: "1" };

describe("levels of their own in a group", () => {
  const rule = (groups: Rule["prizes"]["levels"][number]["groups"]) =>
    aRule({
      prizes: {
        scope: "group",
        onTie: "undecided",
        levels: [aLevel("first", 1, "85"), { ...aLevel("second", 2, "70"), groups }],
      },
    });

  it("are told apart from what holds everywhere else", () => {
    const own = rule([{ group: "health", quota: 0 }]);
    expect(levelsIn(own, "health").map(({ quota, minimumScore }) => [quota, minimumScore])).toEqual([[1, "85"], [0, "70"]]);
    expect(levelsIn(own, "it").map(({ quota }) => quota)).toEqual([1, 2]);
    expect(levelsIn(own, null)).toEqual(levelsIn(own, "it"));
  });

  it("are asked for the same as the rule's own", () => {
    expect(codes(rule([{ group: "it", minimumScore: "90" }, { group: "it" }]))).toEqual([
      "prizes.levels.1.groups.1.id: duplicate-id",
      "prizes.levels.1.groups.0.minimumScore: minimum-rises",
    ]);
    expect(codes(rule([{ group: "it", minimumScore: "101" }]))).toContain(
      "prizes.levels.1.groups.0.minimumScore: minimum-out-of-reach",
    );
  });
});

describe("the shape of a rule", () => {
  it("fills in what decides nothing unless it is said", () => {
    const rule = ruleSchema.parse({
      criteria: [{ id: "a", max: "10", step: "1" }],
      combine: { order: "sheets-first", method: "mean" },
      prizes: { scope: "group", levels: [{ id: "first", quota: 1 }], onTie: "undecided" },
      rounds: [{ id: "final" }],
    });
    expect(rule.criteria[0]).toEqual({ id: "a", max: "10", min: "0", step: "1", weight: "1" });
    expect(rule.combine.minimumSheets).toBe(1);
    expect(rule.rounding).toEqual({});
    expect(validateRule(rule)).toEqual([]);
  });

  it.each([
    ["a number where a decimal text belongs", { criteria: [{ ...criterion, max: 40 }] }],
    ["a decimal comma", { criteria: [{ ...criterion, step: "0,5" }] }],
    ["a misspelt name", { tieBrake: [] }],
    ["no criterion", { criteria: [] }],
    ["no round", { rounds: [] }],
    ["an unknown way to break ties", { tieBreak: [{ by: "age" }] }],
    [
      "half a place",
      { prizes: { scope: "group", levels: [aLevel("x", 0.5)], onTie: "undecided" } },
    ],
  ])("refuses %s", (_what, over) => {
    expect(ruleSchema.safeParse({ ...aRule(), ...over }).success).toBe(false);
  });
});

describe("the faults of a rule", () => {
  it("names all of them at once, with where they are", () => {
    const rule = aRule({
      criteria: [
        { ...criterion, max: "10", step: "3" },
        { ...criterion, weight: "-1" },
        { id: "b", max: "5", min: "5", step: "0", weight: "0.0005" },
      ],
      tieBreak: [
        { by: "criterion", id: "c" },
        { by: "round", id: "x" },
        { by: "vote" },
        { by: "vote" },
      ],
      rounds: [{ id: "final", weight: "0" }],
    });
    expect(codes(rule)).toEqual([
      "criteria.1.id: duplicate-id",
      "criteria.0.step: max-off-step",
      "criteria.1.weight: negative-weight",
      "criteria.2.max: max-not-above-min",
      "criteria.2.step: step-not-positive",
      "criteria.2.weight: finer-than-thousandths",
      "tieBreak.0.id: unknown-criterion",
      "tieBreak.1.id: unknown-round",
      "tieBreak.3: tie-break-repeated",
      "rounds: no-weight",
    ]);
  });

  it("finds drops that leave nothing, and drops and roundings that are not used", () => {
    const trimmed = {
      ...aRule().combine,
      method: "trimmed-mean" as const,
      dropLowest: 1,
      dropHighest: 1,
    };
    expect(codes(aRule({ combine: { ...trimmed, minimumSheets: 2 } }))).toEqual([
      "combine.minimumSheets: drops-leave-none",
    ]);
    expect(codes(aRule({ combine: { ...trimmed, minimumSheets: 3 } }))).toEqual([]);
    expect(codes(aRule({ combine: { ...trimmed, method: "median" } }))).toEqual([
      "combine.method: drops-not-used",
    ]);
    const weighted = { decimals: 2, mode: "down" as const };
    expect(codes(aRule({ rounding: { weighted } }))).toEqual([
      "rounding.weighted: weighted-rounding-not-used",
    ]);
  });

  it("finds prize levels that cannot be meant", () => {
    const levels = [
      aLevel("none", 1, "80"),
      aLevel("second", 1, "85"),
      aLevel("second", 1),
      aLevel("last", 1, "100.5"),
    ];
    expect(codes(aRule({ prizes: { scope: "group", levels, onTie: "undecided" } }))).toEqual([
      "prizes.levels.2.id: duplicate-id",
      "prizes.levels.0.id: reserved-id",
      "prizes.levels.1.minimumScore: minimum-rises",
      "prizes.levels.3.minimumScore: minimum-rises",
      "prizes.levels.3.minimumScore: minimum-out-of-reach",
    ]);
  });

  it("tells what makes a rule meaningless from what is only unwise", () => {
    const unwise = validateRule(aRule({ criteria: [{ ...criterion, step: "3" }] }));
    expect(unwise.map(isFatal)).toEqual([false]);
    const fatal = validateRule(aRule({ criteria: [{ ...criterion, weight: "0" }] }));
    expect(fatal).toEqual([{ code: "no-weight", path: ["criteria"] }]);
    expect(fatal.map(isFatal)).toEqual([true]);
  });

  it("knows the highest score", () => {
    const rule = aRule({
      criteria: [criterion, { ...criterion, id: "b", max: "30", weight: "2" }],
      rounds: [
        { id: "first", weight: "0.4" },
        { id: "final", weight: "0.6" },
      ],
    });
    expect(formatDecimal(highestScore(rule))).toBe("100");
  });
});
