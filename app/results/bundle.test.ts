import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { aBundle, aLevel, anEntry, aRule, aSheet, scoredBundle } from "../../tests/bundles";
import { canonicalJson } from "~/platform/canonical-json";
import { receiptOf } from "~/judging/sheets/receipt";
import { parseBundle, type BundleSheet, type Decision } from "./bundle";

const levels = [aLevel("first", 1)];
const good = scoredBundle(
  { A: "80", B: "70" },
  { rule: aRule({ prizes: { scope: "contest", levels, onTie: "undecided" } }) },
);

function problems(input: unknown): string[] {
  const parsed = parseBundle(JSON.parse(JSON.stringify(input)));
  return parsed.ok ? [] : parsed.problems.map(({ path, code }) => `${path} ${code}`);
}

function first(over: Partial<BundleSheet>) {
  return { ...good, sheets: [{ ...good.sheets[0], ...over }, ...good.sheets.slice(1)] };
}

function decided(over: Partial<Decision>) {
  return { ...good, decisions: [{ kind: "tie", entries: ["A", "B"], outcome: "A", ...over }] };
}

describe("parseBundle", () => {
  it("takes a bundle with everything in it, and one with only what decides", () => {
    expect(problems(good)).toEqual([]);
    expect(
      problems({
        ...first({ submittedAt: "2026-11-02T08:15:30.000Z", receipt: `sha256:${"0".repeat(64)}` }),
        contest: { id: "c", title: "C", regulation: { revision: 3, sha256: "00" } },
        decisions: [
          {
            kind: "prize",
            entries: ["B"],
            outcome: "none",
            votesFor: 5,
            votesTotal: 7,
            reason: "minutes no. 3",
          },
        ],
        chain: { head: `sha256:${"0".repeat(64)}`, length: 12 },
        results: [{ entry: "A", score: "80", rank: 1, tiedWith: [], prize: "first", workings: {} }],
      }),
    ).toEqual([]);
  });

  it.each([
    ["nothing", null, "$ invalid_type"],
    ["another format", { ...good, format: "sangtao-results/2" }, "$.format invalid_value"],
    ["a missing part", { ...good, sheets: undefined }, "$.sheets invalid_type"],
    ["a misspelt name", { ...good, decision: [] }, "$ unrecognized_keys"],
    [
      "a number for a mark",
      first({ scores: { all: 80 as unknown as string } }),
      "$.sheets[0].scores.all invalid_type",
    ],
    [
      "a decimal comma",
      first({ scores: { all: "80,5" } }),
      "$.sheets[0].scores.all invalid_format",
    ],
    [
      "a receipt that is no hash",
      first({ receipt: "sha256:12" }),
      "$.sheets[0].receipt invalid_format",
    ],
    [
      "a day for an instant",
      first({ submittedAt: "2026-11-02" }),
      "$.sheets[0].submittedAt invalid_format",
    ],
    [
      "an unknown status",
      { ...good, entries: [{ code: "A", group: "g", status: "lost" }] },
      "$.entries[0].status invalid_value",
    ],
    [
      "a mark above the range",
      first({ scores: { all: "100.5" } }),
      "$.sheets[0].scores.all above-max",
    ],
    [
      "a mark below the range",
      first({ scores: { all: "-1" } }),
      "$.sheets[0].scores.all below-min",
    ],
    ["a mark off the step", first({ scores: { all: "80.3" } }), "$.sheets[0].scores.all off-step"],
    [
      "an unknown criterion",
      first({ scores: { "vẻ đẹp": "1" } }),
      '$.sheets[0].scores["vẻ đẹp"] unknown-criterion',
    ],
    ["an unknown round", first({ round: "last" }), "$.sheets[0].round unknown-round"],
    ["a sheet of an unknown entry", first({ entry: "Z" }), "$.sheets[0].entry unknown-entry"],
    [
      "a second sheet of a judge",
      { ...good, sheets: [...good.sheets, aSheet("J1", "A", {})] },
      "$.sheets[2] duplicate-sheet",
    ],
    [
      "an entry twice",
      { ...good, entries: [...good.entries, anEntry("A")] },
      "$.entries[2].code duplicate-entry",
    ],
    [
      "a rule without meaning",
      { ...good, rule: aRule({ rounds: [{ id: "final", weight: "0" }] }) },
      "$.rule.rounds no-weight",
    ],
    [
      "a chain that asks for nothing known",
      { ...good, rule: aRule({ tieBreak: [{ by: "criterion", id: "x" }] }) },
      "$.rule.tieBreak[0].id unknown-criterion",
    ],
    [
      "a decision about nobody known",
      decided({ entries: ["A", "Z"] }),
      "$.decisions[0].entries[1] unknown-entry",
    ],
    [
      "a decision naming one twice",
      decided({ entries: ["A", "A"] }),
      "$.decisions[0].entries duplicate-entry",
    ],
    [
      "a vote for somebody else",
      decided({ outcome: "C" }),
      "$.decisions[0].outcome unknown-outcome",
    ],
    [
      "a prize that there is not",
      decided({ kind: "prize", outcome: "fifth" }),
      "$.decisions[0].outcome unknown-outcome",
    ],
    [
      "more votes than voters",
      decided({ votesFor: 8, votesTotal: 7 }),
      "$.decisions[0].votesFor more-votes-than-voters",
    ],
  ])("refuses %s and says where", (_what, input, problem) => {
    expect(problems(input)).toEqual([problem]);
  });

  it("reports everything at once", () => {
    const sheets = [
      aSheet("J1", "Z", { all: "101", none: "1" }),
      aSheet("J1", "A", { all: "1" }, "last"),
    ];
    expect(problems({ ...good, sheets })).toEqual([
      "$.sheets[0].entry unknown-entry",
      "$.sheets[0].scores.all above-max",
      "$.sheets[0].scores.none unknown-criterion",
      "$.sheets[1].round unknown-round",
    ]);
  });

  it("takes one judge in two rounds, and a rule that is only unwise", () => {
    const rounds = [
      { id: "first", weight: "0.5" },
      { id: "final", weight: "0.5" },
    ];
    const criteria = [{ id: "all", max: "10", min: "0", step: "3", weight: "1" }];
    const sheets = ["first", "final"].map((round) => aSheet("J1", "A", { all: "9" }, round));
    expect(
      problems(aBundle({ rule: aRule({ rounds, criteria }), entries: [anEntry("A")], sheets })),
    ).toEqual([]);
  });
});

describe("receiptOf", () => {
  const sheet: BundleSheet = {
    submittedAt: "2026-11-02T08:15:30.000Z",
    scores: { use: "50", novelty: "35.5" },
    round: "final",
    judge: "J03",
    entry: "STKT-2026-CNTT-007",
  };

  it("hashes the canonical sheet followed by the nonce, as anybody can by hand", () => {
    const text =
      '{"entry":"STKT-2026-CNTT-007","judge":"J03","round":"final","scores":{"novelty":"35.5","use":"50"},"submittedAt":"2026-11-02T08:15:30.000Z"}';
    expect(canonicalJson(sheet)).toBe(text);
    const digest = createHash("sha256").update(text).update("5f1c").digest("hex");
    expect(receiptOf(sheet, "5f1c")).toBe(`sha256:${digest}`);
  });

  it("does not depend on the order of members or on an earlier receipt, and on everything else", () => {
    const receipt = receiptOf(sheet, "5f1c");
    const turned = {
      ...Object.fromEntries(Object.entries(sheet).reverse()),
      receipt,
    } as BundleSheet;
    expect(receiptOf(turned, "5f1c")).toBe(receipt);
    expect(receiptOf(sheet, "5f1d")).not.toBe(receipt);
    expect(receiptOf({ ...sheet, scores: { ...sheet.scores, use: "50.0" } }, "5f1c")).not.toBe(
      receipt,
    );
  });
});
