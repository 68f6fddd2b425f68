import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { odditiesIn, type SeenSheet } from "./oddities";

const HIGHEST = 100_000_000n;
const MINUTE = 60_000;

/** A row per entry, a column per judge, in points; every sheet a minute after the one before. */
function sheetsOf(rows: readonly (readonly number[])[]): SeenSheet[] {
  return rows.flatMap((row, entry) =>
    row.map((points, judge) => ({
      judgeId: `j${judge}`,
      entryId: `e${entry}`,
      totalMicro: BigInt(Math.round(points * 1000)) * 1000n,
      submittedMs: (entry * row.length + judge) * MINUTE,
    })),
  );
}
const kinds = (sheets: SeenSheet[]) =>
  odditiesIn(sheets, HIGHEST).map(({ kind, judgeId }) => `${kind} ${judgeId}`);

describe("odditiesIn", () => {
  it("says nothing of judges who differ as people do", () => {
    const rows = [60, 72, 81, 55, 90, 67, 78, 63, 85, 70].map((mark) => [mark, mark + 4, mark - 3]);
    expect(kinds(sheetsOf(rows))).toEqual([]);
  });

  it("sees a judge who gives nearly everyone the same mark, once", () => {
    const rows = [60, 72, 81, 55, 90, 67, 78, 63, 85, 70].map((mark, at) => [mark, at === 3 ? 75 : 80]);
    expect(odditiesIn(sheetsOf(rows), HIGHEST)).toEqual([
      { kind: "same-mark", judgeId: "j1", count: 9, of: 10, totalMicro: 80_000_000n },
    ]);
    expect(kinds(sheetsOf(rows.slice(0, 4)))).toEqual([]);
  });

  it("sees one sheet far from others that agree, and not those others", () => {
    const rows = [60, 72, 81, 55, 90].map((mark) => [mark, mark + 2, mark - 2]);
    rows.push([80, 82, 40]);
    expect(odditiesIn(sheetsOf(rows), HIGHEST)).toEqual([
      { kind: "far-off", judgeId: "j2", entryId: "e5", totalMicro: 40_000_000n, medianMicro: 81_000_000n },
    ]);
    // Two sheets only differ; nobody can say which is far off.
    expect(kinds(sheetsOf([[80, 40]]))).toEqual([]);
    // Three that all disagree are a difference, not one sheet's.
    expect(kinds(sheetsOf([...rows.slice(0, 5), [90, 60, 30]]))).toEqual([]);
  });

  it("sees a judge who uses little of the scale where others use more", () => {
    const rows = [40, 72, 81, 55, 90, 67, 78, 63].map((mark, at) => [mark, 70 + at]);
    expect(kinds(sheetsOf(rows))).toEqual(["narrow j1"]);
    const alike = [70, 72, 74, 71, 75, 73, 76, 72].map((mark, at) => [mark, 70 + at]);
    expect(kinds(sheetsOf(alike))).toEqual([]);
  });

  it("sees sheets sent in within seconds of each other, but not those copied from paper", () => {
    const rows = [[60], [72], [81], [55]];
    const quick = sheetsOf(rows).map((sheet, at) => ({ ...sheet, submittedMs: at * 4_000 }));
    expect(odditiesIn(quick, HIGHEST)).toEqual([
      { kind: "quick", judgeId: "j0", count: 4, seconds: 12 },
    ]);
    expect(kinds(quick.map((sheet) => ({ ...sheet, submittedMs: null })))).toEqual([]);
    expect(kinds(quick.slice(0, 2))).toEqual([]);
  });

  it("does not depend on the order in which the sheets come", () => {
    const sheet = fc.record({
      judgeId: fc.constantFrom("a", "b", "c"),
      entryId: fc.constantFrom("x", "y", "z", "u", "v", "w"),
      totalMicro: fc.integer({ min: 0, max: 100 }).map((points) => BigInt(points) * 1_000_000n),
      submittedMs: fc.option(fc.integer({ min: 0, max: 100_000 })),
    });
    const one = ({ judgeId, entryId }: SeenSheet) => `${judgeId} ${entryId}`;
    const text = (sheets: readonly SeenSheet[]) =>
      odditiesIn(sheets, HIGHEST)
        // Which of two totals that are equally frequent is named does not matter.
        .map((oddity) => `${oddity.kind} ${oddity.judgeId} ${"entryId" in oddity ? oddity.entryId : ""}`)
        .sort();
    fc.assert(
      fc.property(fc.uniqueArray(sheet, { selector: one }), (sheets) => {
        expect(text(sheets.toReversed())).toEqual(text(sheets));
      }),
    );
  });
});
