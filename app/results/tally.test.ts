import { describe, expect, it } from "vitest";
import { aBundle, aLevel, anEntry, aRule, aSheet, checked, scoredBundle } from "../../tests/bundles";
import type { Rule } from "~/contests/rule";
import type { Bundle } from "./bundle";
import { tallyEntries } from "./tally";

const two = [
  { id: "novelty", max: "40", min: "0", step: "0.5", weight: "1" },
  { id: "use", max: "60", min: "0", step: "0.5", weight: "1" },
];
const combine = aRule().combine;

function rowsOf(bundle: Bundle) {
  return tallyEntries(checked(bundle)).results;
}

function ranking(bundle: Bundle) {
  return rowsOf(bundle).map(({ entry, rank, score }) => `${rank} ${entry} ${score}`);
}

/** One entry, a sheet per judge. */
function oneEntry(rule: Partial<Rule>, ...sheets: { novelty: string; use?: string }[]) {
  return rowsOf(
    aBundle({
      rule: aRule({ criteria: two, ...rule }),
      entries: [anEntry("A")],
      sheets: sheets.map((scores, index) =>
        aSheet(`J${index + 1}`, "A", { ...scores } as Record<string, string>),
      ),
    }),
  )[0]!;
}

describe("scores", () => {
  it("round halves as the rule says", () => {
    const score = (mode: "half-up" | "half-even" | "down") =>
      oneEntry(
        { rounding: { total: { decimals: 1, mode } } },
        { novelty: "20", use: "30" },
        { novelty: "20", use: "30.5" },
      ).score;
    expect([score("half-up"), score("half-even"), score("down")]).toEqual(["50.3", "50.2", "50.2"]);
  });

  it("are not rounded where no stage says so", () => {
    const thirds = [
      { novelty: "20", use: "30" },
      { novelty: "20", use: "30" },
      { novelty: "20", use: "30.5" },
    ];
    const row = oneEntry({ rounding: {} }, ...thirds);
    expect(row.score).toBe("50.166666666667");
    expect(row.workings.total).toEqual({ exact: "301/6", rounded: "301/6" });
    expect(oneEntry({ rounding: {} }, thirds[0]!, thirds[2]!).score).toBe("50.25");
  });

  it("sheets first: a sheet that lacks a criterion is not counted", () => {
    const row = oneEntry(
      {},
      { novelty: "30", use: "50" },
      { novelty: "40" },
      { novelty: "20", use: "40" },
    );
    expect(row.score).toBe("70.00");
    expect(row.workings.rounds[0]).toMatchObject({
      validSheets: 2,
      sheets: [
        { judge: "J1", total: "80" },
        { judge: "J2", total: "40", missing: ["use"] },
        { judge: "J3", total: "60" },
      ],
      combined: "70",
    });
  });

  it("criteria first: the given criteria of each sheet count, and stages round in turn", () => {
    const criteriaFirst = { ...combine, order: "criteria-first" as const };
    const sheets = [
      { novelty: "30", use: "50" },
      { novelty: "40" },
      { novelty: "20.5", use: "40.5" },
    ];
    expect(oneEntry({ combine: criteriaFirst }, ...sheets).score).toBe("75.42");
    const row = oneEntry(
      {
        criteria: [two[0]!, { ...two[1]!, weight: "0.5" }],
        combine: criteriaFirst,
        rounding: {
          combined: { decimals: 1, mode: "down" },
          weighted: { decimals: 1, mode: "half-even" },
          total: { decimals: 0, mode: "half-up" },
        },
      },
      ...sheets,
    );
    // novelty 30.1666… → 30.1; use 45.25 → 45.2, half of it 22.6; together 52.7 → 53.
    expect(
      row.workings.rounds[0]?.criteria?.map(({ combined, weighted }) => [combined, weighted]),
    ).toEqual([
      ["30.1", "30.1"],
      ["45.2", "22.6"],
    ]);
    expect(row.workings.rounds[0]?.score).toBe("52.7");
    expect(row.score).toBe("53");
  });

  it("criteria first: a criterion that nobody scored leaves the entry without a score, unless it weighs nothing", () => {
    const criteriaFirst = { ...combine, order: "criteria-first" as const };
    expect(oneEntry({ combine: criteriaFirst }, { novelty: "30" }).score).toBeNull();
    const weightless = [two[0]!, { ...two[1]!, weight: "0" }];
    expect(
      oneEntry({ criteria: weightless, combine: criteriaFirst }, { novelty: "30" }).score,
    ).toBe("30.00");
  });

  it("say which sheets a trimmed mean dropped", () => {
    const trimmed = { ...combine, method: "trimmed-mean" as const, dropLowest: 1, dropHighest: 1 };
    const sheets = ["10", "40", "10", "20"].map((novelty) => ({ novelty, use: "0" }));
    const row = oneEntry({ combine: trimmed }, ...sheets);
    expect(row.score).toBe("15.00");
    expect(row.workings.rounds[0]?.sheets.map(({ dropped }) => dropped)).toEqual([
      "lowest",
      "highest",
      undefined,
      undefined,
    ]);
    expect(oneEntry({ combine: trimmed }, ...sheets.slice(0, 2))).toMatchObject({
      score: null,
      workings: { status: "insufficient-sheets" },
    });
  });

  it("are missing where too few sheets count", () => {
    const bundle = scoredBundle({ A: "80", B: "90" });
    const sheets = [...bundle.sheets, aSheet("J2", "A", { all: "70" })];
    const rows = rowsOf({
      ...bundle,
      sheets,
      rule: aRule({ combine: { ...combine, minimumSheets: 2 } }),
    });
    expect(
      rows.map(({ entry, score, rank, prize, workings }) => [
        entry,
        score,
        rank,
        prize,
        workings.status,
      ]),
    ).toEqual([
      ["A", "75.00", 1, null, "scored"],
      ["B", null, null, null, "insufficient-sheets"],
    ]);
  });

  it("leave withdrawn and ineligible entries out", () => {
    const bundle = scoredBundle({ A: "90", B: "80", C: "70" });
    const entries = [
      anEntry("A", { status: "withdrawn" }),
      anEntry("B", { status: "ineligible" }),
      anEntry("C"),
    ];
    expect(ranking({ ...bundle, entries })).toEqual(["1 C 70.00"]);
  });

  it("add the rounds by their weights, and need each round that weighs something", () => {
    const rounds = [
      { id: "first", weight: "0.4" },
      { id: "final", weight: "0.6" },
      { id: "show", weight: "0" },
    ];
    const bundle = aBundle({
      rule: aRule({ rounds }),
      entries: [anEntry("A"), anEntry("B")],
      sheets: [
        aSheet("J1", "A", { all: "80" }, "first"),
        aSheet("J1", "A", { all: "90.5" }),
        aSheet("J1", "B", { all: "90" }, "first"),
      ],
    });
    expect(ranking(bundle)).toEqual(["1 A 86.30", "null B null"]);
  });

  it("throw on a mark outside the rule, which a checked bundle cannot hold", () => {
    expect(() => tallyEntries(scoredBundle({ A: "100.5" }))).toThrow(RangeError);
  });
});

describe("ranks", () => {
  it("are shared by equals, and the next skips", () => {
    const bundle = scoredBundle({ D: "60", B: "80", A: "90", C: "80" });
    expect(ranking(bundle)).toEqual(["1 A 90.00", "2 B 80.00", "2 C 80.00", "4 D 60.00"]);
    expect(rowsOf(bundle).map(({ tiedWith }) => tiedWith)).toEqual([[], ["C"], ["B"], []]);
  });

  it("compare the rounded score", () => {
    const rule = aRule({ rounding: { total: { decimals: 0, mode: "half-up" } } });
    expect(ranking(scoredBundle({ A: "79.5", B: "80", C: "80.5" }, { rule }))).toEqual([
      "1 C 81",
      "2 A 80",
      "2 B 80",
    ]);
  });

  it("are per group where the prizes are", () => {
    const prizes = { scope: "group" as const, levels: [], onTie: "undecided" as const };
    const entries = [anEntry("A"), anEntry("B", { group: "h" }), anEntry("C")];
    const bundle = scoredBundle({ A: "60", B: "70", C: "80" }, { entries });
    expect(ranking({ ...bundle, rule: aRule({ prizes }) })).toEqual([
      "1 C 80.00",
      "2 A 60.00",
      "1 B 70.00",
    ]);
    expect(ranking(bundle)).toEqual(["1 C 80.00", "2 B 70.00", "3 A 60.00"]);
  });
});

describe("the tie-break chain", () => {
  /** Every entry has the total 60 twice or thrice; how it is made up differs. */
  const sheets = {
    A: ["30/30", "30/30", "30/30"],
    B: ["35/25", "25/35", "30.5/29.5"],
    C: ["20/30", "30/40", "40/20"],
    D: ["30/30", "30/30", "30/30"],
  };
  const tied = (tieBreak: Rule["tieBreak"], over: Partial<Bundle> = {}) =>
    aBundle({
      rule: aRule({ criteria: two, tieBreak }),
      entries: Object.keys(sheets).map((code) => anEntry(code)),
      sheets: Object.entries(sheets).flatMap(([code, all]) =>
        all.map((marks, index) => {
          const [novelty, use] = marks.split("/") as [string, string];
          return aSheet(`J${index + 1}`, code, { novelty, use });
        }),
      ),
      ...over,
    });
  const ranks = (tieBreak: Rule["tieBreak"], over?: Partial<Bundle>) =>
    Object.fromEntries(rowsOf(tied(tieBreak, over)).map(({ entry, rank }) => [entry, rank]));

  it("without a chain all are first", () => {
    expect(ranks([])).toEqual({ A: 1, B: 1, C: 1, D: 1 });
  });

  it("by a criterion's combined value", () => {
    expect(ranks([{ by: "criterion", id: "novelty" }])).toEqual({ B: 1, A: 2, C: 2, D: 2 });
  });

  it("by the highest sheet, then by a criterion, step after step", () => {
    const chain: Rule["tieBreak"] = [{ by: "highest-sheet" }, { by: "criterion", id: "novelty" }];
    expect(ranks(chain)).toEqual({ C: 1, B: 2, A: 3, D: 3 });
    const byEntry = new Map(rowsOf(tied(chain)).map((row) => [row.entry, row.workings.tieBreak]));
    expect(byEntry.get("C")).toEqual([{ by: "highest-sheet", value: "70" }]);
    expect(byEntry.get("A")).toEqual([
      { by: "highest-sheet", value: "60" },
      { by: "criterion", id: "novelty", value: "30" },
    ]);
  });

  it("by the median", () => {
    const more = tied([{ by: "median" }]);
    const split = more.sheets.map((sheet) =>
      sheet.entry === "A" && sheet.judge !== "J3"
        ? { ...sheet, scores: { novelty: sheet.judge === "J1" ? "28" : "32", use: "31" } }
        : sheet,
    );
    const lopsided = split.map((sheet) =>
      sheet.entry === "A" && sheet.judge === "J3"
        ? { ...sheet, scores: { novelty: "30", use: "28" } }
        : sheet,
    );
    // A's sheets are 59, 63 and 58: the same mean of 60, the median 59.
    const rows = rowsOf({ ...more, sheets: lopsided });
    expect(Object.fromEntries(rows.map(({ entry, rank }) => [entry, rank]))).toEqual({
      B: 1,
      C: 1,
      D: 1,
      A: 4,
    });
  });

  it("by an earlier round, as if it stood alone; who was not in it comes last", () => {
    const rounds = [
      { id: "first", weight: "0" },
      { id: "final", weight: "1" },
    ];
    const rule = aRule({ rounds, tieBreak: [{ by: "round", id: "first" }] });
    const bundle = scoredBundle({ A: "80", B: "80", C: "80" }, { rule });
    const first = [
      aSheet("J1", "A", { all: "50" }, "first"),
      aSheet("J1", "B", { all: "50.5" }, "first"),
    ];
    expect(ranking({ ...bundle, sheets: [...bundle.sheets, ...first] })).toEqual([
      "1 B 80.00",
      "2 A 80.00",
      "3 C 80.00",
    ]);
  });

  it("by the committee's vote, which must have compared all who are equal", () => {
    const vote = (entries: string[], outcome: string) => ({
      kind: "tie" as const,
      entries,
      outcome,
    });
    const all = ["A", "B", "C", "D"];
    expect(ranks([{ by: "vote" }], { decisions: [vote(all, "D")] })).toEqual({
      D: 1,
      A: 2,
      B: 2,
      C: 2,
    });
    expect(ranks([{ by: "vote" }], { decisions: [vote(all, "D > B, A > C")] })).toEqual({
      D: 1,
      B: 2,
      A: 3,
      C: 4,
    });
    expect(ranks([{ by: "vote" }], { decisions: [vote(["A", "B"], "A")] })).toEqual({
      A: 1,
      B: 1,
      C: 1,
      D: 1,
    });
    expect(
      ranks([{ by: "vote" }], {
        decisions: [vote(all, "A"), vote(all, "D"), vote(["A", "B", "C"], "C")],
      }),
    ).toEqual({
      D: 1,
      C: 2,
      A: 3,
      B: 4,
    });
    const rows = rowsOf(tied([{ by: "vote" }], { decisions: [vote(all, "D > B")] }));
    expect(rows.map(({ entry, workings }) => [entry, workings.tieBreak])).toEqual([
      ["D", [{ by: "vote", value: "1" }]],
      ["B", [{ by: "vote", value: "2" }]],
      ["A", [{ by: "vote", value: "3" }]],
      ["C", [{ by: "vote", value: "3" }]],
    ]);
  });

  it("a vote changes no rank where the chain does not ask for it", () => {
    const decisions = [{ kind: "tie" as const, entries: ["A", "B", "C", "D"], outcome: "D" }];
    expect(ranks([], { decisions })).toEqual({ A: 1, B: 1, C: 1, D: 1 });
  });
});

describe("levels of their own in a group", () => {
  const levels: Rule["prizes"]["levels"] = [
    { ...aLevel("first", 1, "80"), groups: [{ group: "small", quota: 0 }, { group: "hard", minimumScore: "70" }] },
    aLevel("second", 2),
  ];
  const rule = aRule({ prizes: { scope: "group", levels, onTie: "undecided" } });
  const contest = scoredBundle(
    { A: "90", B: "75", C: "95", D: "75" },
    {
      rule,
      entries: [
        anEntry("A", { group: "large" }),
        anEntry("B", { group: "large" }),
        anEntry("C", { group: "small" }),
        anEntry("D", { group: "hard" }),
      ],
    },
  );

  it("say how many places there are, and the least score, instead of the rule's", () => {
    expect(rowsOf(contest).map(({ entry, prize }) => `${entry} ${prize}`)).toEqual([
      "A first",
      "B second",
      "C second",
      "D first",
    ]);
    expect(tallyEntries(contest).groups.map(({ group, levels: [first] }) => [group, first?.quota])).toEqual([
      ["large", 1],
      ["small", 0],
      ["hard", 1],
    ]);
  });

  it("mean nothing where the whole contest is ranked at once, and are refused there", () => {
    const whole = { ...contest, rule: { ...rule, prizes: { ...rule.prizes, scope: "contest" as const } } };
    expect(() => checked(whole)).toThrow("groups-without-scope");
  });
});

describe("votes of the public", () => {
  const rule = aRule({ publicVote: { max: "20", decimals: 1, mode: "half-up" } });
  const voted = (counts: Record<string, number>, over: Partial<Bundle> = {}) =>
    scoredBundle({ A: "70", B: "72", C: "60" }, { rule, publicVote: { counts }, ...over });

  it("add 20 × votes ÷ highest votes, to one decimal, to the judges' total", () => {
    const rows = rowsOf(voted({ A: 300, B: 100, C: 47 }));
    expect(rows.map(({ entry, score }) => `${entry} ${score}`)).toEqual(["A 90.00", "B 78.70", "C 63.10"]);
    expect(rows[1]?.workings.publicVote).toEqual({ votes: 100, highest: 300, points: "6.7" });
  });

  it("measure by the entries that are judged: one that was withdrawn does not press the others", () => {
    const bundle = voted({ A: 10, B: 5, X: 1000 });
    const rows = rowsOf({ ...bundle, entries: [...bundle.entries, anEntry("X", { status: "withdrawn" })] });
    expect(rows[0]).toMatchObject({ entry: "A", score: "90.00" });
  });

  it("give nobody anything when nobody voted, and no score to who has too few sheets", () => {
    expect(ranking(voted({}))).toEqual(["1 B 72.00", "2 A 70.00", "3 C 60.00"]);
    const bundle = voted({ D: 9 });
    const [row] = rowsOf({ ...bundle, entries: [anEntry("D")], sheets: [], });
    expect(row).toMatchObject({ entry: "D", score: null, prize: null });
  });

  it("must be in a bundle whose rule counts them, only there, and only for entries that it has", () => {
    const { publicVote: _, ...without } = voted({});
    expect(() => checked(without)).toThrow("missing");
    expect(() => checked({ ...voted({}), rule: aRule() })).toThrow("unused");
    expect(() => checked(voted({ Z: 1 }))).toThrow("unknown-entry");
  });
});
