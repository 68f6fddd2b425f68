import { expect, it } from "vitest";
import { forecast, paceAfter, retryDelay, roughly, type Pace } from "./upload-pace";

const pace = (...seen: readonly (readonly [at: number, bytes: number])[]) =>
  seen.reduce<Pace>((so, [at, bytes]) => paceAfter(so, at, bytes), []);

it("tells the speed by the last seconds, and the time left", () => {
  expect(forecast(pace([0, 0], [2_000, 2_000]), 10_000)).toEqual({ perSecond: 1_000, seconds: 8 });
  const slowed = pace([0, 0], [1_000, 100_000], [14_000, 113_000], [16_000, 115_000]);
  expect(forecast(slowed, 120_000)).toEqual({ perSecond: 1_000, seconds: 5 });
});

it("tells nothing before it knows, and begins anew after an interruption", () => {
  expect(forecast(pace([0, 0], [500, 90_000]), 100_000)).toBeNull();
  expect(forecast(pace([0, 5], [5_000, 5]), 100)).toBeNull();
  expect(forecast(pace([0, 0], [4_000, 4_000], [5_000, 1_000], [7_000, 2_000]), 3_000)).toEqual({
    perSecond: 500,
    seconds: 2,
  });
});

it("says durations as people do", () => {
  expect(roughly(7)).toEqual({ unit: "seconds", count: 7 });
  expect(roughly(41)).toEqual({ unit: "seconds", count: 45 });
  expect(roughly(200)).toEqual({ unit: "minutes", count: 3 });
  expect(roughly(9_000)).toEqual({ unit: "hours", count: 3 });
});

it("waits longer with each failure, and never more than a minute", () => {
  expect([0, 1, 2, 9].map(retryDelay)).toEqual([1_000, 2_000, 4_000, 60_000]);
});
