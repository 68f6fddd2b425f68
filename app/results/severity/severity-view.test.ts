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
