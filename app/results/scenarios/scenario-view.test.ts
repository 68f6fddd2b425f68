import { describe, expect, it } from "vitest";
import { aLevel, aRule, scoredBundle } from "../../../tests/bundles";
import { tallyEntries } from "../tally";
import { levelsOf, playScenario, standingsOf } from "./scenario";
import { differingPlaces, moveOf, outcomeOf, playedGroups, sumsOf } from "./scenario-view";

const rule = aRule({
  prizes: {
    scope: "contest",
    onTie: "undecided",
    levels: [
      { ...aLevel("first", 1, "90"), amountVnd: 40 },
      { ...aLevel("second", 2), amountVnd: 30 },
    ],
  },
});
const scores = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`E${String(at).padStart(2, "0")}`, String(89 - at)]));
const bundle = scoredBundle(scores, { rule });
const standings = standingsOf(bundle, tallyEntries(bundle).results);
const own = levelsOf(rule, []);
const now = playScenario(rule, standings);
const lower = own.map((level) => (level.id === "first" ? { ...level, minimumScore: "80" } : level));
const then = outcomeOf(rule, lower, standings);

describe("an outcome as it is shown", () => {
  it("lists who has a prize either way with the next few, and folds the rest", () => {
    const [group] = playedGroups(standings, now, then);
    expect(group!.near.slice(0, 4)).toEqual([
      { code: "E00", now: "second", then: "first" },
      { code: "E01", now: "second", then: "second" },
      { code: "E02", now: null, then: "second" },
      { code: "E03", now: null, then: null },
    ]);
    expect(group!.near).toHaveLength(8);
    expect(group!.rest).toEqual(Object.keys(scores).slice(8));
  });

  it("is summed up by level", () => {
    expect(sumsOf(then)).toEqual([
      { level: "first", quota: 1, awarded: 1, undecided: 0, empty: 0, costVnd: 40 },
      { level: "second", quota: 2, awarded: 2, undecided: 0, empty: 0, costVnd: 60 },
    ]);
    expect(sumsOf(now)[0]).toMatchObject({ awarded: 0, empty: 1, costVnd: 0 });
  });

  it("says each move in a word", () => {
    const order = ["first", "second"];
    const moves = [
      ["first", "first"],
      ["second", "first"],
      ["first", "second"],
      [null, "second"],
      ["second", null],
      ["second", "undecided"],
      ["undecided", null],
    ] as const;
    expect(moves.map(([from, to]) => moveOf(order, from, to))).toEqual([
      "same",
      "up",
      "down",
      "new",
      "lost",
      "opened",
      "settled",
    ]);
  });

  it("tells where two scenarios differ", () => {
    expect([...differingPlaces(lower, own)]).toEqual(["first "]);
    expect(differingPlaces(own, own).size).toBe(0);
  });

  it("shows a few of a thousand entries", () => {
    const thousand = Object.fromEntries(
      Array.from({ length: 1000 }, (_, at) => [`E${at}`, String(100 - (at % 200) / 2)]),
    );
    const large = scoredBundle(thousand, { rule });
    const ranking = standingsOf(large, tallyEntries(large).results);
    const outcome = outcomeOf(rule, lower, ranking);
    const [group] = playedGroups(ranking, outcome, outcome);
    expect(group!.near.length).toBeLessThan(20);
    expect(group!.near.length + group!.rest.length).toBe(1000);
  });
});
