import { describe, expect, it } from "vitest";
import { aLevel, anEntry, aRule, checked, scoredBundle } from "../../tests/bundles";
import type { Rule } from "~/contests/rule";
import type { Bundle, Decision } from "./bundle";
import { tallyEntries } from "./tally";

type Levels = Rule["prizes"]["levels"];

function tally(
  scores: Record<string, string>,
  levels: Levels,
  over: {
    onTie?: Rule["prizes"]["onTie"];
    decisions?: Decision[];
    tieBreak?: Rule["tieBreak"];
  } = {},
) {
  const { onTie = "undecided", decisions = [], tieBreak = [] } = over;
  const rule = aRule({ tieBreak, prizes: { scope: "contest", levels, onTie } });
  return tallyEntries(checked(scoredBundle(scores, { rule, decisions })));
}

function prizes(...args: Parameters<typeof tally>): Record<string, string | null> {
  return Object.fromEntries(tally(...args).results.map(({ entry, prize }) => [entry, prize]));
}

const decide = (outcome: string, ...entries: string[]): Decision => ({
  kind: "prize",
  entries,
  outcome,
  reason: "minutes no. 3",
});
const vote = (outcome: string, ...entries: string[]): Decision => ({
  kind: "tie",
  entries,
  outcome,
  votesFor: 5,
  votesTotal: 7,
});

const levels = [aLevel("first", 1, "85"), aLevel("second", 2, "75"), aLevel("third", 2, "60")];

describe("levels", () => {
  it("are filled from the top of the ranking downward", () => {
    expect(prizes({ A: "90", B: "88", C: "87", D: "80", E: "70", F: "69" }, levels)).toEqual({
      A: "first",
      B: "second",
      C: "second",
      D: "third",
      E: "third",
      F: null,
    });
  });

  it("may stay empty, and their places do not pass on", () => {
    const { results, groups } = tally({ A: "84", B: "80", C: "76", D: "75" }, levels);
    expect(results.map(({ prize }) => prize)).toEqual(["second", "second", "third", "third"]);
    expect(groups).toEqual([
      {
        group: null,
        levels: [
          { level: "first", quota: 1, awarded: 0, undecided: 0, empty: 1 },
          { level: "second", quota: 2, awarded: 2, undecided: 0, empty: 0 },
          { level: "third", quota: 2, awarded: 2, undecided: 0, empty: 0 },
        ],
      },
    ]);
  });

  it("take the minimum score itself, and say why an entry did not get one", () => {
    const [a, b] = tally({ A: "85", B: "59.5" }, levels).results;
    expect(a?.prize).toBe("first");
    expect(b?.prize).toBeNull();
    expect(b?.workings.prizes).toEqual(
      ["first", "second", "third"].map((level) => ({ level, outcome: "below-minimum" })),
    );
  });

  it("hold a quota for each group where the scope says so", () => {
    const entries = ["A", "B", "C"].map((code) =>
      anEntry(code, { group: code === "C" ? "h" : "g" }),
    );
    const rule = aRule({
      prizes: { scope: "group", levels: [aLevel("first", 1)], onTie: "undecided" },
    });
    const { results, groups } = tallyEntries(
      checked(scoredBundle({ A: "90", B: "80", C: "70" }, { rule, entries })),
    );
    expect(results.map(({ entry, prize }) => [entry, prize])).toEqual([
      ["A", "first"],
      ["B", null],
      ["C", "first"],
    ]);
    expect(groups.map(({ group }) => group)).toEqual(["g", "h"]);
  });
});

describe("a tie at a quota's edge", () => {
  const tied = { A: "90", B: "90", C: "80", D: "78", E: "70" };

  it("waits for a decision; everybody below is placed as they will be whatever it is", () => {
    const { results, groups } = tally(tied, levels);
    expect(results.map(({ prize }) => prize)).toEqual([
      "undecided",
      "undecided",
      "second",
      "third",
      "third",
    ]);
    expect(groups[0]?.levels.map(({ undecided }) => undecided)).toEqual([1, 1, 0]);
    for (const winner of ["A", "B"]) {
      const decided = prizes(tied, levels, { decisions: [vote(winner, "A", "B")] });
      expect(decided).toEqual({
        A: "second",
        B: "second",
        [winner]: "first",
        C: "second",
        D: "third",
        E: "third",
      });
    }
  });

  it("is no tie at the edge where all of it fits", () => {
    expect(prizes({ A: "90", B: "80", C: "80" }, levels)).toEqual({
      A: "first",
      B: "second",
      C: "second",
    });
  });

  it("can reach over several levels", () => {
    const four = { A: "90", B: "90", C: "90", D: "90", E: "70", F: "65" };
    expect(prizes(four, levels)).toEqual({
      A: "undecided",
      B: "undecided",
      C: "undecided",
      D: "undecided",
      E: "third",
      F: null,
    });
    expect(prizes(four, levels, { decisions: [vote("C > A", "A", "B", "C", "D")] })).toEqual({
      A: "second",
      B: "undecided",
      C: "first",
      D: "undecided",
      E: "third",
      F: null,
    });
  });

  it("awards all, beyond the quota, and takes nothing from the level below", () => {
    const { results, groups } = tally(tied, levels, { onTie: "award-all" });
    expect(results.map(({ prize }) => prize)).toEqual([
      "first",
      "first",
      "second",
      "second",
      "third",
    ]);
    expect(groups[0]?.levels[0]).toEqual({
      level: "first",
      quota: 1,
      awarded: 2,
      undecided: 0,
      empty: 0,
    });
  });

  it("awards none, keeps the place empty, and lets them fall to the next level", () => {
    const { results, groups } = tally(tied, levels, { onTie: "award-none" });
    expect(results.map(({ prize }) => prize)).toEqual(["second", "second", "third", "third", null]);
    expect(groups[0]?.levels[0]).toMatchObject({ awarded: 0, empty: 1 });
    expect(results[0]?.workings.prizes[0]).toEqual({
      level: "first",
      outcome: "withheld-from-tied",
    });
  });

  it("is settled by a vote even where the chain does not rank by votes", () => {
    const { results } = tally(tied, levels, { decisions: [vote("B", "A", "B")] });
    expect(results.slice(0, 2).map(({ entry, rank, prize }) => [entry, rank, prize])).toEqual([
      ["A", 1, "second"],
      ["B", 1, "first"],
    ]);
    const ranked = tally(tied, levels, {
      decisions: [vote("B", "A", "B")],
      tieBreak: [{ by: "vote" }],
    }).results;
    expect(ranked.slice(0, 2).map(({ entry, rank, prize }) => [entry, rank, prize])).toEqual([
      ["B", 1, "first"],
      ["A", 2, "second"],
    ]);
  });

  it("is settled by a vote on those who still wait, when a decision gave the prize of one of them before", () => {
    const equal = { A: "90", B: "90", C: "90", D: "80" };
    const out = decide("none", "C");
    expect(prizes(equal, levels, { decisions: [out] })).toEqual({ A: "undecided", B: "undecided", C: null, D: "second" });
    const both = { A: "second", B: "first", C: null, D: "second" };
    expect(prizes(equal, levels, { decisions: [out, vote("B", "A", "B")] })).toEqual(both);
    expect(prizes(equal, levels, { decisions: [vote("B", "A", "B"), out] })).toEqual(both);
    // Put lower instead, it is passed by its equals, in whatever order these come.
    const lower = [decide("second", "C"), vote("B", "A", "B")];
    expect(prizes(equal, [aLevel("first", 2), aLevel("second", 2)], { decisions: lower })).toEqual({
      A: "first",
      B: "first",
      C: "second",
      D: "second",
    });
    // All who are equal share the rank still: nobody compared the third.
    const { results } = tally(equal, levels, { decisions: [out, vote("B", "A", "B")], tieBreak: [{ by: "vote" }] });
    expect(results.map(({ rank }) => rank)).toEqual([1, 1, 1, 4]);
  });

  it("is settled by giving one of them the prize", () => {
    expect(prizes(tied, levels, { decisions: [decide("first", "B")] })).toMatchObject({
      A: "second",
      B: "first",
      C: "second",
      D: "third",
    });
  });
});

describe("a decision on a prize", () => {
  const scores = { A: "90", B: "84", C: "80", D: "78", E: "70" };

  it("passes the places of an empty level on by naming who gets them", () => {
    const low = { A: "84", B: "80", C: "78", D: "70" };
    expect(prizes(low, levels, { decisions: [decide("second", "C")] })).toEqual({
      A: "second",
      B: "second",
      C: "second",
      D: "third",
    });
  });

  it("takes nothing from an entry that it does not name", () => {
    expect(prizes(scores, levels, { decisions: [decide("first", "E")] })).toMatchObject({
      A: "first",
      B: "second",
      C: "second",
      D: "third",
      E: "first",
    });
  });

  it("puts an entry lower, and nobody below passes it", () => {
    const { results, groups } = tally(scores, levels, { decisions: [decide("second", "A")] });
    expect(results.map(({ prize }) => prize)).toEqual(["second", "second", "third", "third", null]);
    expect(groups[0]?.levels[0]).toMatchObject({ awarded: 0, empty: 1 });
    const open = tally({ A: "90", B: "89" }, levels, {
      decisions: [decide("second", "A")],
    }).results;
    expect(open[1]?.workings.prizes).toEqual([
      { level: "first", outcome: "closed-by-decision" },
      { level: "second", outcome: "awarded" },
    ]);
  });

  it("gives none, and those below move up", () => {
    expect(prizes({ A: "90", B: "88" }, levels, { decisions: [decide("none", "A")] })).toEqual({
      A: null,
      B: "first",
    });
  });

  it("stands against the minimum score, for an entry without a score too; the last one counts", () => {
    const rule: Bundle["rule"] = aRule({
      prizes: { scope: "contest", levels, onTie: "undecided" },
    });
    const bundle = scoredBundle(
      { A: "20" },
      { rule, decisions: [decide("first", "A"), decide("third", "A"), decide("second", "Z")] },
    );
    const { results, groups } = tallyEntries(
      checked({ ...bundle, entries: [...bundle.entries, anEntry("Z")] }),
    );
    expect(results.map(({ entry, rank, prize }) => [entry, rank, prize])).toEqual([
      ["A", 1, "third"],
      ["Z", null, "second"],
    ]);
    expect(groups[0]?.levels.map(({ awarded }) => awarded)).toEqual([0, 1, 1]);
  });

  it("does nothing for a withdrawn entry", () => {
    const rule = aRule({ prizes: { scope: "contest", levels, onTie: "undecided" } });
    const entries = [anEntry("A", { status: "withdrawn" }), anEntry("B")];
    const bundle = scoredBundle(
      { A: "90", B: "88" },
      { rule, entries, decisions: [decide("first", "A")] },
    );
    expect(tallyEntries(checked(bundle)).results.map(({ entry, prize }) => [entry, prize])).toEqual(
      [["B", "first"]],
    );
  });
});
