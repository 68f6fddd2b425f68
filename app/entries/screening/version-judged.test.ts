import { describe, expect, it } from "vitest";
import { versionJudged } from "./version-judged";

describe("the version a conclusion is recorded under", () => {
  const opened = { number: 1, version: 4 };

  it("follows what the secretariat itself changed", () => {
    expect(versionJudged(opened, { number: 1, version: 5 }, false)).toBe(5);
  });

  it("stays what was read when the authors sent another version in, until the reader was told", () => {
    const current = { number: 2, version: 6 };
    expect(versionJudged(opened, current, false)).toBe(4);
    expect(versionJudged(opened, current, true)).toBe(6);
  });
});
