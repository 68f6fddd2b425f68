import { describe, expect, it } from "vitest";
import { seededRandom } from "~/platform/random";
import { aBundle, aLevel, anEntry, aRule, aSheet, checked } from "../../../tests/bundles";
import { certaintyOf, normalFrom } from "./certainty";
import { analyseSeverity } from "./severity";

/** Entries of these worths, all scored by all of so many judges, whose marks scatter by about `noise`. */
function contest(worths: readonly number[], judges: number, noise: number, minimumScore?: string) {
  const normal = normalFrom(seededRandom(5));
  const half = (value: number) => String(Math.round(2 * Math.max(0, Math.min(100, value))) / 2);
  const entries = worths.map((_, at) => anEntry(`E${at}`));
  return checked(
    aBundle({
      rule: aRule({
        prizes: {
          scope: "contest",
          levels: [aLevel("first", 1, minimumScore), aLevel("second", 1)],
          onTie: "undecided",
        },
      }),
      entries,
      sheets: worths.flatMap((worth, at) =>
        Array.from({ length: judges }, (_, judge) =>
          aSheet(`J${judge}`, `E${at}`, { all: half(worth + 2 * judge + noise * normal()) }),
        ),
      ),
    }),
  );
}

const chancesOf = (bundle: ReturnType<typeof contest>, draws?: number) =>
  certaintyOf(bundle, analyseSeverity(bundle), draws ? { draws } : {}).prizes;

describe("how sure the prizes are", () => {
  it("sure where entries lie far apart", () => {
    const chances = chancesOf(contest([90, 75, 60, 45, 30], 5, 1))!;
    expect(chances.get("E0")?.get("first")).toBeGreaterThan(0.999);
    expect(chances.get("E1")?.get("second")).toBeGreaterThan(0.999);
    expect([...chances.keys()].sort()).toEqual(["E0", "E1"]);
  });

  it("open where the marks hardly tell two apart, and never more than there are places", () => {
    const chances = chancesOf(contest([80, 80, 60, 50, 40], 3, 4))!;
    const first = [...chances.values()].reduce((sum, own) => sum + (own.get("first") ?? 0), 0);
    expect(first).toBeCloseTo(1, 6);
    for (const code of ["E0", "E1"]) {
      expect(chances.get(code)?.get("first")).toBeGreaterThan(0.1);
      expect(chances.get(code)?.get("first")).toBeLessThan(0.9);
    }
  });

  it("asks the least score of a level of each draw", () => {
    const chances = chancesOf(contest([84, 60, 50, 40], 3, 4, "86"))!;
    const first = chances.get("E0")?.get("first") ?? 0;
    expect(first).toBeGreaterThan(0.01);
    expect(first).toBeLessThan(0.99);
    expect(first + (chances.get("E0")?.get("second") ?? 0)).toBeCloseTo(1, 6);
  });

  it("is the same each time", () => {
    const bundle = contest([80, 79, 60], 3, 4);
    expect(chancesOf(bundle, 300)).toEqual(chancesOf(bundle, 300));
  });

  it("says nothing where the marks tell no entries apart", () => {
    expect(chancesOf(contest([70], 3, 4))).toBeNull();
  });
});

it("a judge is compared with the panel more surely than with a judge out of the blue", () => {
  const bundle = contest([90, 75, 60, 45, 30, 66, 71], 5, 3);
  const analysis = analyseSeverity(bundle);
  const { model } = analysis;
  const compared = certaintyOf(bundle, analysis).judges;
  const { entry, judge, residual } = model.variance;
  expect([entry, judge, residual].every((value) => value > 0)).toBe(true);
  for (const { code, effect, se } of model.judges) {
    const { severity, deviation } = compared.get(code)!;
    expect(severity).toBeCloseTo(effect, 9);
    // Balanced: the variance of a judge less the mean of five, each of them shrunk over seven sheets.
    const shrunk = (judge * residual) / (residual + 7 * judge);
    expect(deviation).toBeCloseTo(Math.sqrt(shrunk * (1 - 1 / 5)), 1);
    expect(deviation).toBeLessThan(se);
  }
});
