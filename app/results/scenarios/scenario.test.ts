import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aLevel, anEntry, anyBundle, aRule, scoredBundle } from "../../../tests/bundles";
import type { Rule } from "~/contests/rule";
import type { Bundle } from "../bundle";
import { tallyEntries } from "../tally";
import {
  departuresOf,
  levelsOf,
  movesBetween,
  playScenario,
  ruleWith,
  sameNumbers,
  standingsOf,
  type ScenarioLevel,
} from "./scenario";

const RUNS = { numRuns: 200, seed: 20261104 };
const prizes: Rule["prizes"] = {
  scope: "group",
  onTie: "undecided",
  levels: [
    { ...aLevel("first", 1, "80"), amountVnd: 40 },
    { ...aLevel("second", 1, "70"), amountVnd: 30 },
  ],
};
const contest = scoredBundle(
  { A: "90", B: "85", C: "75", D: "72", E: "71" },
  {
    rule: aRule({ prizes }),
    entries: ["A", "B", "C"]
      .map((code) => anEntry(code, { group: "it" }))
      .concat(["D", "E"].map((code) => anEntry(code, { group: "health" }))),
  },
);
const standings = (bundle: Bundle) => standingsOf(bundle, tallyEntries(bundle).results);
const own = levelsOf(contest.rule, ["it", "health"]);

function changed(change: (level: ScenarioLevel) => Partial<ScenarioLevel>) {
  return ruleWith(
    contest.rule,
    own.map((level) => ({ ...level, ...change(level) })),
  );
}

function inGroup(
  level: ScenarioLevel,
  group: string,
  over: Partial<ScenarioLevel["groups"][number]>,
) {
  return level.groups.map((each) => (each.group === group ? { ...each, ...over } : each));
}

describe("a scenario", () => {
  it("begins with what the regulation says, and then changes nothing", () => {
    expect(ruleWith(contest.rule, own)).toEqual(contest.rule);
    const outcome = playScenario(contest.rule, standings(contest));
    expect([...outcome.prizes]).toEqual([
      ["A", "first"],
      ["B", "second"],
      ["D", "second"],
    ]);
    expect(outcome).toMatchObject({ costVnd: 100, awarded: 3, empty: 1, undecided: 0 });
  });

  it("has the regulation's numbers where it says them in another way, and only there", () => {
    const both = ["it", "health"];
    const zeros = changed(({ groups }) => ({
      groups: groups.map(({ minimumScore, ...each }) => ({ ...each, minimumScore: `${minimumScore}.0` })),
    }));
    expect(sameNumbers(zeros, contest.rule, both)).toBe(true);
    const none = ruleWith(contest.rule, own.map((level) => ({ ...level, groups: level.groups.map((each) => ({ ...each, minimumScore: null })) })));
    expect(sameNumbers(ruleWith(none, levelsOf(none, both).map((level) => ({ ...level, groups: inGroup(level, "it", { minimumScore: "0" }) }))), none, both)).toBe(true);
    // What holds for a group without entries is not given to anybody.
    const one = changed((level) => ({ groups: inGroup(level, "health", { quota: 4 }) }));
    expect([sameNumbers(one, contest.rule, ["it"]), sameNumbers(one, contest.rule, both)]).toEqual([true, false]);
    expect(sameNumbers(changed((level) => ({ groups: inGroup(level, "it", { minimumScore: "69" }) })), contest.rule, both)).toBe(false);
    const whole = aRule({ prizes: { ...prizes, scope: "contest" } });
    const more = ruleWith(whole, levelsOf(whole, both).map((level) => ({ ...level, quota: 2 })));
    expect([sameNumbers(whole, whole, both), sameNumbers(more, whole, both)]).toEqual([true, false]);
  });

  it("moves places and least scores of one group alone, and tells what it costs", () => {
    const rule = changed((level) =>
      level.id === "first"
        ? { groups: inGroup(level, "health", { minimumScore: "72" }) }
        : { groups: inGroup(level, "it", { quota: 2 }) },
    );
    const outcome = playScenario(rule, standings(contest));
    expect([...outcome.prizes]).toEqual([
      ["A", "first"],
      ["B", "second"],
      ["C", "second"],
      ["D", "first"],
      ["E", "second"],
    ]);
    expect(outcome).toMatchObject({ costVnd: 40 + 60 + 40 + 30, empty: 0 });
    expect(movesBetween(playScenario(contest.rule, standings(contest)), outcome)).toEqual([
      { entry: "C", from: null, to: "second" },
      { entry: "D", from: "second", to: "first" },
      { entry: "E", from: null, to: "second" },
    ]);
  });

  it("writes what all groups have alike as the level's own", () => {
    const rule = changed((level) => ({
      groups: level.groups.map((each) => ({ ...each, quota: 3, minimumScore: null })),
    }));
    expect(
      rule.prizes.levels.map(({ quota, minimumScore, groups }) => [quota, minimumScore, groups]),
    ).toEqual([
      [3, undefined, undefined],
      [3, undefined, undefined],
    ]);
  });

  it("can take the least score away in one group", () => {
    const rule = changed((level) => ({ groups: inGroup(level, "health", { minimumScore: null }) }));
    expect(playScenario(rule, standings(contest)).prizes.get("D")).toBe("first");
  });

  it("gives what the tally of its rule gives, for every contest", () => {
    fc.assert(
      fc.property(
        anyBundle,
        fc.array(fc.nat(3), { minLength: 12, maxLength: 12 }),
        (bundle, quotas) => {
          const levels = levelsOf(bundle.rule, ["g", "h"]).map((level, at) => ({
            ...level,
            quota: quotas[at] ?? 0,
            groups: level.groups.map((each, inside) => ({
              ...each,
              quota: quotas[3 + at * 2 + inside] ?? 0,
            })),
          }));
          const rule = ruleWith(bundle.rule, levels);
          const played = playScenario(rule, standings(bundle));
          const { results, groups } = tallyEntries({ ...bundle, rule });
          expect(new Map(played.prizes)).toEqual(
            new Map(
              results.flatMap(({ entry, prize }) => (prize === null ? [] : [[entry, prize]])),
            ),
          );
          expect(
            played.groups.map(({ levels: fills }) => fills.map(({ costVnd: _, ...fill }) => fill)),
          ).toEqual(groups.map(({ levels: fills }) => fills));
        },
      ),
      RUNS,
    );
  });
});

describe("departures from the ranking", () => {
  const decision = {
    kind: "prize" as const,
    entries: ["C"],
    outcome: "second",
    votesFor: 6,
    votesTotal: 7,
    reason: "Biên bản số 3",
  };

  it("are told with their reason; those that only follow from them are not", () => {
    const bundle = { ...contest, decisions: [decision] };
    expect(departuresOf(bundle.rule, standings(bundle))).toEqual([
      { entry: "C", from: null, to: "second", reason: "Biên bản số 3", votesFor: 6, votesTotal: 7 },
    ]);
  });

  it("are none where a decision says what the ranking says, or settles what it left open", () => {
    const agreeing = { ...contest, decisions: [{ ...decision, entries: ["B"] }] };
    expect(departuresOf(agreeing.rule, standings(agreeing))).toEqual([]);
    const equal = scoredBundle(
      { A: "90", B: "90" },
      {
        rule: aRule({ prizes: { ...prizes, scope: "contest" } }),
        decisions: [{ ...decision, entries: ["B"], outcome: "first" }],
      },
    );
    expect(departuresOf(equal.rule, standings(equal))).toEqual([]);
  });
});
