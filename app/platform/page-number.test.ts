import { expect, test } from "vitest";
import { pageOf } from "./page-number";

test("the page asked for is a whole number, else the first", () => {
  const asked = ["", "page=3", "page=0", "page=-1", "page=1.5", "page=x", "page=9999999"];
  expect(asked.map((query) => pageOf(new URLSearchParams(query)))).toEqual([1, 3, 1, 1, 1, 1, 1]);
});
