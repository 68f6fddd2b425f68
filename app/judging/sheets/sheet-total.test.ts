import { describe, expect, it } from "vitest";
import { formatExact } from "~/platform/decimal";
import { checkMark, exactRubric, readSheet, type Scores } from "./sheet-total";

const rubric = exactRubric([
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
  const read = (scores: Scores) => {
    const { total, ...reading } = readSheet(rubric, scores);
    return {
      ...reading,
      total: formatExact(total),
      marks: reading.marks.map((mark) => mark && formatExact(mark)),
    };
  };

  it("adds weighted marks exactly", () => {
    expect(read({ novelty: "35,5", use: "9.7" })).toEqual({
      marks: ["35.5", "9.7"],
      total: "50.05",
      complete: true,
      faults: [],
    });
  });

  it("counts a criterion left out, or left empty, as not scored", () => {
    expect(read({ novelty: "0" })).toMatchObject({ marks: ["0", null], complete: false });
    expect(read({ novelty: " ", use: "1" })).toMatchObject({
      marks: [null, "1"],
      total: "1.5",
      complete: false,
    });
    expect(read({})).toMatchObject({ marks: [null, null], total: "0", complete: false });
  });

  it("names every fault, and the total is that of the good marks", () => {
    expect(read({ novelty: "41", use: "1.3", beauty: "3", constructor: "1" })).toEqual({
      marks: [null, "1.3"],
      total: "1.95",
      complete: false,
      faults: [
        { criterion: "novelty", code: "above-max" },
        { criterion: "beauty", code: "unknown-criterion" },
        { criterion: "constructor", code: "unknown-criterion" },
      ],
    });
  });
});
