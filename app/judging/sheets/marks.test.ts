import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  highestTotal,
  readMarks,
  sameMarks,
  submissionFaults,
  totalMicro,
  totalText,
  typedOf,
  withRanges,
} from "./marks";

const criteria = [
  { id: "novelty", max: "40", min: "0", step: "0.5", weight: "1" },
  { id: "use", max: "10", min: "1", step: "0.25", weight: "1.5" },
];

describe("readMarks", () => {
  it("reads comma and dot, and keeps 0 apart from not scored", () => {
    expect(readMarks(criteria, { novelty: "0", use: "" })).toEqual({
      marks: { novelty: 0 },
      faults: [],
      missing: ["use"],
    });
    expect(readMarks(criteria, { novelty: " 35,5 ", use: "2.25" }).marks).toEqual({
      novelty: 35500,
      use: 2250,
    });
  });

  it.each([
    ["40,5", "above-max"],
    ["-1", "below-min"],
    ["12,3", "off-step"],
    ["12 điểm", "not-a-number"],
    ["1.234,5", "not-a-number"],
  ])("refuses %s as %s and keeps the others", (text, code) => {
    expect(readMarks(criteria, { novelty: text, use: "2" })).toEqual({
      marks: { use: 2000 },
      faults: [{ path: "marks.novelty", code }],
      missing: [],
    });
  });

  it("gives each fault of a mark the range that its words name", () => {
    const { faults } = readMarks(criteria, { novelty: "999", use: "2,1" });
    const comment = { path: "comment", code: "too-long", params: { max: 2000 } };
    expect(withRanges([...faults, comment], criteria, "vi")).toEqual([
      { path: "marks.novelty", code: "above-max", params: { min: "0", max: "40", step: "0,5" } },
      { path: "marks.use", code: "off-step", params: { min: "1", max: "10", step: "0,25" } },
      comment,
    ]);
  });

  it("ignores what is no criterion", () => {
    expect(readMarks(criteria, { other: "5" }).marks).toEqual({});
  });

  it("names every criterion that is missing before a sheet is submitted", () => {
    expect(submissionFaults(readMarks(criteria, { novelty: "41" }))).toEqual([
      { path: "marks.novelty", code: "above-max" },
      { path: "marks.use", code: "not-scored" },
    ]);
  });

  it("reads back what it prints, in both languages", () => {
    const onGrid = fc.record({
      novelty: fc.integer({ min: 0, max: 80 }).map((steps) => steps * 500),
      use: fc.integer({ min: 4, max: 40 }).map((steps) => steps * 250),
    });
    fc.assert(
      fc.property(onGrid, fc.constantFrom("vi", "en"), (marks, language) => {
        const reading = readMarks(criteria, typedOf(marks, language));
        expect(reading.faults).toEqual([]);
        expect(sameMarks(reading.marks, marks)).toBe(true);
        const exact = BigInt(marks.novelty) * 1000n + BigInt(marks.use) * 1500n;
        expect(totalMicro(criteria, marks)).toBe(exact);
      }),
    );
  });
});

it("prints totals as the shortest decimal", () => {
  expect(totalText(84_630_000n)).toBe("84.63");
  expect(totalText(100_000_000n)).toBe("100");
  expect(totalText(0n)).toBe("0");
  expect(totalText(-500_000n)).toBe("-0.5");
  expect(highestTotal(criteria)).toBe("55");
});
