import { describe, expect, it } from "vitest";
import { keptFor } from "./kept-for";

const at = (milliseconds: number) => new Date(1_790_000_000_000 + milliseconds);

describe("what is kept for a while", () => {
  function counted() {
    let made = 0;
    const keep = keptFor<number>(10_000);
    return { ask: (key: string, ms: number) => keep(key, at(ms), () => Promise.resolve(++made)) };
  }

  it("is made once for all who ask, also at once, and anew when the time is over", async () => {
    const { ask } = counted();
    expect(await Promise.all([ask("a", 0), ask("a", 0), ask("a", 9_999)])).toEqual([1, 1, 1]);
    expect(await ask("a", 10_000)).toBe(2);
    expect(await ask("a", 19_999)).toBe(2);
  });

  it("is another thing under another name, and never from a time to come", async () => {
    const { ask } = counted();
    expect(await ask("a", 5_000)).toBe(1);
    expect(await ask("b", 5_000)).toBe(2);
    expect(await ask("a", 4_000)).toBe(3);
  });

  it("is no failure: the next one makes it", async () => {
    const keep = keptFor<string>(10_000);
    await expect(keep("a", at(0), () => Promise.reject(new Error("database")))).rejects.toThrow("database");
    expect(await keep("a", at(1), () => Promise.resolve("made"))).toBe("made");
  });
});
