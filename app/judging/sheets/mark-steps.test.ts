import { describe, expect, it } from "vitest";
import { anchorReached, steppedMark } from "./mark-steps";

const novelty = { id: "novelty", min: "0", max: "40", step: "0.5", weight: "1" };
const use = { id: "use", min: "1", max: "10", step: "0.3", weight: "1" };

describe("a step", () => {
  it.each([
    [novelty, "", 1, "0"],
    [novelty, "", -1, null],
    [novelty, "35,5", 1, "36"],
    [novelty, "35.5", -1, "35"],
    [novelty, "40", 1, null],
    [novelty, "0", -1, null],
    // What stands beside the grid goes to the next mark on it.
    [novelty, "35.3", 1, "35.5"],
    [novelty, "35.3", -1, "35"],
    [novelty, "400", -1, "40"],
    [novelty, "400", 1, null],
    [novelty, "-3", 1, "0"],
    [novelty, "many", 1, null],
    // Steps count from the least mark, exactly.
    [use, "", 1, "1"],
    [use, "1", 1, "1.3"],
    [use, "9.7", 1, "10"],
    [use, "1.3", -1, "1"],
  ] as const)("%o from %o by %i: %o", (criterion, text, direction, expected) => {
    expect(steppedMark(criterion, text, direction)).toBe(expected);
  });
});

describe("the anchor that a mark reaches", () => {
  const anchors = [{ points: "40" }, { points: "30" }, { points: "20.5" }];
  it.each([
    ["40", 0],
    ["39,5", 1],
    ["20,5", 2],
    ["20", null],
    ["", null],
    ["x", null],
  ])("of %o: %o", (text, expected) => {
    expect(anchorReached(anchors, text)).toBe(expected);
  });

  it("does not depend on their order", () => {
    expect(anchorReached(anchors.toReversed(), "31")).toBe(1);
  });
});
