import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { noSooner } from "./no-sooner.server";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const after = (milliseconds: number) =>
  new Promise<string>((resolve) => setTimeout(() => resolve("done"), milliseconds));

it.each([
  [0, 250],
  [249, 250],
  [900, 900],
])("an answer that takes %d ms comes after %d ms", async (takes, comes) => {
  let answer: string | null = null;
  void noSooner(250, after(takes)).then((done) => (answer = done));
  await vi.advanceTimersByTimeAsync(comes - 1);
  expect(answer).toBeNull();
  await vi.advanceTimersByTimeAsync(1);
  expect(answer).toBe("done");
});
