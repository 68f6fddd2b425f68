import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { log } from "~/platform/log.server";
import { startPasses } from "./background";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A pass that ends when it is told to. */
function slowPass() {
  const ends: (() => void)[] = [];
  const run = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  return { run, end: () => ends.shift()?.() };
}

test("a pass comes again and again, never twice at once, and not after the stop, which waits for it", async () => {
  const { run, end } = slowPass();
  const stop = startPasses([{ name: "slow", firstMs: 10, everyMs: 100, run }]);
  await vi.advanceTimersByTimeAsync(9);
  expect(run).toHaveBeenCalledTimes(0);
  await vi.advanceTimersByTimeAsync(500);
  expect(run).toHaveBeenCalledTimes(1);
  end();
  await vi.advanceTimersByTimeAsync(100);
  expect(run).toHaveBeenCalledTimes(2);

  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(50);
  expect(stopped).toBe(false);
  end();
  await stopping;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(run).toHaveBeenCalledTimes(2);
});

test("one that fails is written down and comes again; the others do not notice", async () => {
  const errors = vi.spyOn(log, "error").mockImplementation(() => undefined);
  const bad = vi.fn(() => Promise.reject(new Error("no database")));
  const good = vi.fn(() => Promise.resolve());
  const stop = startPasses([
    { name: "bad", firstMs: 100, everyMs: 100, run: bad },
    { name: "good", firstMs: 100, everyMs: 100, run: good },
  ]);
  await vi.advanceTimersByTimeAsync(200);
  expect([bad, good].map((pass) => pass.mock.calls.length)).toEqual([2, 2]);
  expect(errors.mock.calls.map(([, text]) => text)).toEqual(["bad failed", "bad failed"]);
  await stop();
});

test("the stop does not wait for ever: a pass may be broken off anywhere", async () => {
  const { run } = slowPass();
  const stop = startPasses([{ name: "slow", firstMs: 1, everyMs: 100, run }]);
  await vi.advanceTimersByTimeAsync(1);
  const stopping = stop();
  await vi.advanceTimersByTimeAsync(10_000);
  await stopping;
  expect(run).toHaveBeenCalledTimes(1);
});
