/**
 * What a runner's JSON report says, in one shape. A runner that failed without a failed test (a file that does
 * not load, a crash, no report at all) counts as one failure: it never passes for a success.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number } | null} report
 * @param {boolean} ok
 * @returns {Counts}
 */
export function vitestCounts(report, ok) {
  return settle(ok, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | null} report
 * @param {boolean} ok
 * @returns {Counts}
 */
export function playwrightCounts(report, ok) {
  const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  return settle(ok, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  });
}

function settle(ok, counts) {
  return { ...counts, failed: ok ? counts.failed : Math.max(1, counts.failed) };
}
