import { describe, expect, it } from "vitest";
import { checkMark, readSheet, rubricOf, sheetTotal } from "./sheet-total";
import { formatExact } from "~/platform/decimal";

const rubric = rubricOf([
  { id: "novelty", min: "0", max: "40", step: "0.5", weight: "1" },
  { id: "use", min: "1", max: "10", step: "0.3", weight: "1.5" },
]);

describe("one mark", () => {
  it.each([
    ["novelty", "0", null],
    ["novelty", "40", null],
    ["novelty", "35,5", null],
    ["novelty", "35.50", null],
    ["novelty", "40.5", "above-max"],
    ["novelty", "-0.5", "below-min"],
    ["novelty", "35.3", "off-step"],
    ["novelty", "many", "not-a-number"],
    ["novelty", "1e1", "not-a-number"],
    // Steps count from the least mark: 1, 1.3, 1.6 …
    ["use", "1.3", null],
    ["use", "10", null],
    ["use", "3", "off-step"],
    ["use", "0.7", "below-min"],
  ])("%s %s: %s", (id, text, code) => {
    const criterion = rubric.criteria.find((each) => each.id === id)!;
    const check = () => checkMark(criterion, text);
    expect([check(), check()].map((mark) => (mark.ok ? null : mark.code))).toEqual([code, code]);
  });
});

describe("a sheet", () => {
  it("adds weighted marks exactly", () => {
    expect(sheetTotal(rubric, { novelty: "35,5", use: "9.7" })).toEqual({
      total: "50.05",
      missing: [],
      faults: [],
      complete: true,
      valid: true,
    });
  });

  it("counts a criterion left out, or left empty, as not scored", () => {
    expect(sheetTotal(rubric, { novelty: "0" })).toMatchObject({
      total: "0",
      missing: ["use"],
      complete: false,
      valid: false,
    });
    expect(sheetTotal(rubric, { novelty: " ", use: "1" })).toMatchObject({
      total: "1.5",
      missing: ["novelty"],
    });
    expect(sheetTotal(rubric, {})).toMatchObject({
      total: "0",
      missing: ["novelty", "use"],
      valid: false,
    });
  });

  it("names every fault, and the total is that of the good marks", () => {
    expect(
      sheetTotal(rubric, { novelty: "41", use: "1.3", beauty: "3", constructor: "1" }),
    ).toEqual({
      total: "1.95",
      missing: [],
      faults: [
        { criterion: "novelty", code: "above-max" },
        { criterion: "beauty", code: "unknown-criterion" },
        { criterion: "constructor", code: "unknown-criterion" },
      ],
      complete: false,
      valid: false,
    });
  });

  it("is read the same by the tally", () => {
    const reading = readSheet(rubric, { use: "1.3" });
    expect(reading.marks.map((mark) => mark && formatExact(mark))).toEqual([null, "1.3"]);
    expect(formatExact(reading.total)).toBe("1.95");
    expect(reading.complete).toBe(false);
  });
});
