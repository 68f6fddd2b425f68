import path from "node:path";
import { describe, expect, it } from "vitest";
import { aBundle, anEntry, aRule, aSheet, scoredBundle } from "../tests/bundles";
import { command, root } from "../tests/command";

const { file, run } = command("severity");

const twoRounds = aBundle({
  rule: aRule({
    rounds: [
      { id: "first", weight: "0.4" },
      { id: "final", weight: "0.6" },
    ],
  }),
  entries: [anEntry("A"), anEntry("B")],
  sheets: [
    aSheet("J1", "A", { all: "70" }, "first"),
    aSheet("J1", "B", { all: "60" }, "first"),
    aSheet("J2", "A", { all: "80" }),
    aSheet("J3", "B", { all: "90" }),
  ],
});

describe("npm run severity", { timeout: 120_000 }, () => {
  it("prints one object, and says on the side what limits it", () => {
    const { status, stdout, stderr } = run(file("two.json", twoRounds));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      connected: false,
      components: [["J2"], ["J3"]],
      variance: { entry: 0, judge: 0 },
      agreement: { icc2_1: null, icc2_k: null, kendallW: null },
      judges: [{ judge: "J2", sheets: 1, mean: 80, sd: 0, severity: 0, se: 0 }, { judge: "J3" }],
      entries: [
        { entry: "A", score: 76, adjusted: 85, rank: 1 },
        { entry: "B", score: 78 - 0 },
      ].map((row) => (row.entry === "A" ? { ...row, rank: 2 } : row)),
    });
    expect(stderr).toMatch(/round final of first, final/);
    expect(stderr).toMatch(/not connected/);
  });

  it("analyses the round that is asked for", () => {
    const { status, stdout } = run(file("two.json", twoRounds), "--round", "first");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      connected: true,
      judges: [{ judge: "J1", sheets: 2, mean: 65 }],
    });
  });

  it("takes an empty contest, and a single sheet", () => {
    for (const bundle of [aBundle(), scoredBundle({ A: "71" })]) {
      const { status, stdout, stderr } = run(file("small.json", bundle));
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).not.toMatch(/NaN|Infinity/);
      expect(JSON.parse(stdout)).toMatchObject({ connected: true, prizeChanges: [] });
    }
  });

  it("gives the known statistics of a file of tables, under their names", () => {
    const { status, stdout } = run(path.join(root, "tests/fixtures/judging-reference.json"));
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      shrout_fleiss_1979: {
        connected: true,
        published: { ICC21: expect.closeTo(0.29, 2) as number },
      },
      montgomery_bibd: { agreement: { icc2_1: null } },
      paris_1976_reds: { agreement: { kendallW: expect.closeTo(0.2601, 4) as number } },
    });
  });

  it.each([
    ["a missing file", () => ["nowhere.json"], /nowhere\.json: cannot be read/],
    ["a file that is not JSON", () => [file("text.json", "{")], /\$: not JSON/],
    ["something else", () => [file("else.json", [1, 2])], /else\.json: \$: /],
    ["an unknown format", () => [file("format.json", { format: "x" })], /\$\.format: /],
    [
      "a mark off the step",
      () => [file("step.json", scoredBundle({ A: "80.3" }))],
      /\$\.sheets\[0\]\.scores\.all: off-step \(80\.3\)/,
    ],
    [
      "an unknown round",
      () => [file("two.json", twoRounds), "--round", "x"],
      /unknown-round \(x\)/,
    ],
    ["an unknown option", () => ["two.json", "--fast"], /usage:/],
    ["no file", () => [], /usage:/],
  ])("refuses %s with 2", (_what, args, message) => {
    const { status, stdout, stderr } = run(...args());
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
