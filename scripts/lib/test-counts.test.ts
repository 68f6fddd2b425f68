import { expect, it } from "vitest";
import { playwrightCounts, vitestCounts } from "./test-counts.mjs";

it("counts what the runners report", () => {
  const vitest = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };
  expect(vitestCounts(vitest, true)).toEqual({ passed: 7, failed: 0, skipped: 2 });
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
  expect(playwrightCounts({ stats }, false)).toEqual({ passed: 3, failed: 2, skipped: 0 });
});

it("never takes a runner that fell over for a success", () => {
  const allPassed = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 0 };
  expect(vitestCounts(allPassed, false)).toMatchObject({ passed: 7, failed: 1 });
  expect(vitestCounts(null, false)).toMatchObject({ failed: 1 });
  expect(playwrightCounts(null, false)).toMatchObject({ failed: 1 });
});
