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
import { analyseSeverity } from "./severity";
import { axisLimit, inTen, severityView } from "./severity-view";

const viewOf = (bundle: ReturnType<typeof checked>) =>
  severityView(bundle, analyseSeverity(bundle));

/** Six judges score ten entries; the third takes off eight points and skips those at the top. */
function panel(minimumScore?: string) {
  const entries = Array.from({ length: 10 }, (_, at) => `E${at}`);
  return checked(
    aBundle({
      rule: aRule({
        prizes: {
          scope: "contest",
          levels: [aLevel("first", 1, minimumScore), aLevel("second", 2)],
          onTie: "undecided",
        },
      }),
      entries: entries.map((code) => anEntry(code)),
      sheets: entries.flatMap((code, at) =>
        [0, 1, 2, 3, 4, 5].flatMap((judge) =>
          judge === 2 && at % 3 === 0
            ? []
            : [
                aSheet(`J${judge}`, code, {
                  all: String(90 - 4 * at - (judge === 2 ? 8 : 0) + ((at * 7 + judge * 5) % 4)),
                }),
              ],
        ),
      ),
    }),
  );
}

describe("what the page says", () => {
  const view = viewOf(panel());

  it("names the strict judge first, and nobody else strict", () => {
    expect(view.judges[0]).toMatchObject({ judge: "J2", verdict: "strict", sheets: 6, few: false });
    expect(view.judges.filter(({ verdict }) => verdict === "strict")).toHaveLength(1);
    for (const { severity, margin } of view.judges)
      expect(Math.abs(severity) + margin).toBeLessThanOrEqual(view.limit);
  });

  it("divides the differences between sheets into parts that make a whole", () => {
    const { entry, judge, residual } = view.shares!;
    expect(entry + judge + residual).toBeCloseTo(1, 9);
    expect(view.reliability).toMatchObject({ level: "high" });
  });

  it("tells of each prize in ten times", () => {
    expect(view.prizes).toMatchObject({ sure: true });
    for (const { inTen: times } of view.prizes!.rows)
      expect(times.reduce((sum, one) => sum + one.times, 0)).toBe(10);
    expect(view.prizes!.rows[0]).toMatchObject({ entry: "E0", now: "first" });
  });

  it("says where only the least score of a level is in the way", () => {
    const { prizes } = viewOf(panel("91"));
    expect(prizes!.rows.find(({ entry }) => entry === "E0")).toMatchObject({
      now: "first",
      adjusted: "second",
      belowMinimum: true,
    });
  });
});

it("says little of little: no shares, no reliability, no prizes, and an axis all the same", () => {
  const nothing = viewOf(checked(aBundle({ entries: [anEntry("A")] })));
  expect(nothing).toEqual({
    sheets: 0,
    entries: 0,
    judges: [],
    components: [],
    shares: null,
    agreement: { icc2_1: null, icc2_k: null, kendallW: null },
    reliability: null,
    prizes: null,
    limit: 1,
  });
});

it("compares judges only with those who can be compared: a set of weaker entries makes nobody strict", () => {
  const strong = ["A", "B", "C", "D", "E", "F", "G", "H"];
  const weak = strong.map((code) => `${code}2`);
  const sheets = (codes: readonly string[], judges: readonly string[], base: number) =>
    codes.flatMap((code, at) =>
      judges.map((judge, nth) =>
        aSheet(judge, code, { all: String(base + 3 * nth + ((at * 5 + nth * 7) % 4)) }),
      ),
    );
  const bundle = checked(
    aBundle({
      entries: [...strong, ...weak, "Z"].map((code) => anEntry(code)),
      sheets: [
        ...sheets(strong, ["J1", "J2", "J3"], 60),
        ...sheets(weak, ["J4", "J5", "J6"], 50),
        aSheet("J7", "Z", { all: "55" }),
      ],
    }),
  );
  const analysis = analyseSeverity(bundle);
  const view = severityView(bundle, analysis);
  expect(view.components).toHaveLength(3);
  const of = (code: string) => view.judges.find(({ judge }) => judge === code)!;
  const predicted = (code: string) =>
    analysis.report.judges.find(({ judge }) => judge === code)!.severity;
  // The same marks but for what sets the entries apart, of which the model lays a part on the judges.
  expect(predicted("J4")).toBeLessThan(predicted("J1") - 1);
  for (const [one, other] of [
    ["J1", "J4"],
    ["J2", "J5"],
    ["J3", "J6"],
  ] as const) {
    expect(of(one).severity).toBeCloseTo(of(other).severity, 6);
    expect(of(one).verdict).toBe(of(other).verdict);
  }
  expect(of("J1").verdict).toBe("strict");
  expect(of("J7")).toMatchObject({ severity: 0, verdict: "usual" });
  expect(of("J7").margin).toBeGreaterThan(of("J1").margin);
});

it("any bundle can be viewed", () => {
  fc.assert(
    fc.property(anyBundle, (bundle) => {
      const view = viewOf(checked(bundle));
      expect(JSON.stringify(view)).not.toMatch(/NaN|Infinity/);
      expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    }),
    { numRuns: 15 },
  );
});

it.each([
  [new Map([["a", 1]]), [{ prize: "a", times: 10 }]],
  [
    new Map([
      ["a", 0.58],
      ["b", 0.37],
    ]),
    [
      { prize: "a", times: 6 },
      { prize: "b", times: 4 },
    ],
  ],
  [
    new Map([
      ["a", 0.31],
      ["b", 0.03],
    ]),
    [
      { prize: null, times: 7 },
      { prize: "a", times: 3 },
    ],
  ],
  [new Map<string, number>(), [{ prize: null, times: 10 }]],
])("%o in ten times", (parts, expected) => expect(inTen(parts)).toEqual(expected));

it.each([
  [0, 1],
  [0.03, 0.05],
  [0.9, 1],
  [1, 1],
  [1.2, 2],
  [4, 5],
  [6, 10],
  [11, 20],
])("an axis for %d ends at %d", (most, limit) => expect(axisLimit(most)).toBe(limit));
