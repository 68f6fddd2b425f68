import { expect, test } from "vitest";
import { numberOf, pageOf } from "./page-number";

test("the page asked for is a whole number, else the first", () => {
  const asked = ["", "page=3", "page=0", "page=-1", "page=1.5", "page=x", "page=9999999"];
  expect(asked.map((query) => pageOf(new URLSearchParams(query)))).toEqual([1, 3, 1, 1, 1, 1, 1]);
});

test("a number in an address is a whole one that the database can hold, else none", () => {
  const asked = ["1", "999999", "0", "-1", "1.5", "1e3", "0x1", " 1", "x", "", "1000000", "3000000000", undefined];
  expect(asked.map(numberOf)).toEqual([1, 999_999, ...Array<number>(11).fill(0)]);
});
