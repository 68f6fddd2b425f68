import { describe, expect, it } from "vitest";
import { consentHolds, wantedJudges } from "./fewer-judges";

describe("how many judges an entry is to have", () => {
  it("is what the regulation gives it, whoever was lost", () => {
    expect(wantedJudges(3, { judges: 2, setAside: 0, since: 0 })).toBe(3);
    expect(wantedJudges(3, { judges: 3, setAside: 1, since: 1 })).toBe(3);
  });

  it("where the whole panel scores, counts a sheet that was set aside until somebody took its place", () => {
    expect(wantedJudges(null, { judges: 3, setAside: 0, since: 0 })).toBe(3);
    expect(wantedJudges(null, { judges: 2, setAside: 1, since: 0 })).toBe(3);
    expect(wantedJudges(null, { judges: 3, setAside: 1, since: 1 })).toBe(3);
    expect(wantedJudges(null, { judges: 4, setAside: 1, since: 2 })).toBe(4);
  });

  it("is asked anew when one more is lost after an organiser agreed", () => {
    expect(consentHolds({ judges: 2 }, 2)).toBe(true);
    expect(consentHolds({ judges: 2 }, 3)).toBe(true);
    expect(consentHolds({ judges: 2 }, 1)).toBe(false);
  });
});
