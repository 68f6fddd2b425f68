import { format } from "node:util";
import { afterEach, beforeEach, vi } from "vitest";

/**
 * What reaches `console.error` is a fault that nobody looked at: it fails the test in which it was printed.
 * A test that expects one replaces the spy: `vi.spyOn(console, "error").mockImplementation(() => {})`.
 */
const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, "error").mockImplementation((...args: unknown[]) => {
    printed.push(format(...args));
  });
});

afterEach(() => {
  const faults = printed.splice(0);
  if (faults.length > 0) throw new Error(`console.error was called:\n${faults.join("\n")}`);
});
