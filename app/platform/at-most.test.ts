import { expect, it } from "vitest";
import { atMost } from "./at-most";

it("does so many at once, all in their order, whatever becomes of each", async () => {
  const two = atMost(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((number) =>
    two(async () => {
      begun.push(number);
      await new Promise<void>((resolve) => (ends[number] = resolve));
      if (number === 0) throw new Error("broken");
      return number;
    }),
  );
  const outcomes = Promise.allSettled(all);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  await turn();
  expect(begun).toEqual([0, 1]);
  ends[0]!();
  await turn();
  expect(begun).toEqual([0, 1, 2]);
  ends[2]!();
  ends[1]!();
  await turn();
  ends[3]!();
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled", "fulfilled"]);
  expect(await two(() => Promise.resolve("again"))).toBe("again");
});
