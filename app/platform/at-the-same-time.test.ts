import { describe, expect, it } from "vitest";
import { atTheSameTime } from "./at-the-same-time";

describe("work that many ask for at the same time", () => {
  it("is done once for them, and anew for who asks afterwards", async () => {
    let done = 0;
    const share = atTheSameTime<number>();
    const ask = (key: string) => share(key, () => Promise.resolve(++done));
    expect(await Promise.all([ask("a"), ask("a"), ask("b")])).toEqual([1, 1, 2]);
    expect(await ask("a")).toBe(3);
  });

  it("fails for all of them, and is tried again", async () => {
    const share = atTheSameTime<string>();
    const fail = () => Promise.reject(new Error("database"));
    const both = await Promise.allSettled([share("a", fail), share("a", fail)]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await share("a", () => Promise.resolve("ok"))).toBe("ok");
  });
});
