import { expect, test } from "vitest";
import { remaining } from "./remaining";

const until = "2026-07-31T17:00:00.000Z";
const before = (ms: number) => new Date(Date.parse(until) - ms);
const HOUR = 3_600_000;

test("says days, then hours, then minutes, and never promises more than there is", () => {
  expect(remaining(until, before(49.9 * HOUR))).toEqual({ unit: "days", count: 2 });
  expect(remaining(until, before(47.9 * HOUR))).toEqual({ unit: "hours", count: 47 });
  expect(remaining(until, before(2 * HOUR))).toEqual({ unit: "hours", count: 2 });
  expect(remaining(until, before(1.99 * HOUR))).toEqual({ unit: "minutes", count: 119 });
  expect(remaining(until, before(5_000))).toEqual({ unit: "minutes", count: 1 });
});

test("is null at the deadline and after it", () => {
  expect(remaining(until, until)).toBeNull();
  expect(remaining(until, before(-1))).toBeNull();
});
