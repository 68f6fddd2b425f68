import { expect, it } from "vitest";
import { wholePercents } from "./whole-percents";

it("adds up to 100", () => {
  expect(wholePercents([0.9742, 0.0041, 0.0217])).toEqual([98, 0, 2]);
  expect(wholePercents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
  expect(wholePercents([0, 0, 1])).toEqual([0, 0, 100]);
});
