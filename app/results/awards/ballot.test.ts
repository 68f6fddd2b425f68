import { describe, expect, it } from "vitest";
import { inVotingOrder, mailboxOf, needsNoLetter, suspicions, voteState, type BallotTimes } from "./ballot";

const NOON = Date.parse("2026-10-12T05:00:00Z");
const seconds = (count: number) => new Date(NOON + count * 1000);

describe("an address", () => {
  it.each([
    ["An.Nguyen@Example.VN", "an.nguyen@example.vn"],
    [" an+thi@example.vn ", "an@example.vn"],
    ["a.n.n+1@gmail.com", "ann@gmail.com"],
    ["ANN@googlemail.com", "ann@gmail.com"],
  ])("%s is the mailbox %s", (written, mailbox) => {
    expect(mailboxOf(written)).toBe(mailbox);
  });
});

describe("the time of voting", () => {
  const publicVote = { opensAt: "2026-10-12T01:00:00Z", closesAt: "2026-10-14T10:00:00Z", votesPerPerson: 3 };

  it("begins and ends to the second", () => {
    const stateAt = (instant: string) => voteState({ publicVote }, new Date(instant));
    expect(stateAt("2026-10-12T00:59:59Z")).toBe("before");
    expect(stateAt("2026-10-12T01:00:00Z")).toBe("open");
    expect(stateAt("2026-10-14T10:00:00Z")).toBe("after");
    expect(voteState({ publicVote: null }, new Date(NOON))).toBeNull();
  });

  it("shows everybody the same order within an hour, and another one later", () => {
    const entries = Array.from({ length: 30 }, (_, at) => at);
    const order = inVotingOrder(entries, seconds(0));
    expect(inVotingOrder(entries, seconds(600))).toEqual(order);
    expect(inVotingOrder(entries, seconds(3600))).not.toEqual(order);
    expect(order.toSorted((a, b) => a - b)).toEqual(entries);
  });
});

describe("a letter", () => {
  const asked = (expires: number, confirmedAt: Date | null = null) => ({
    createdAt: seconds(0),
    expiresAt: seconds(expires),
    confirmedAt,
  });

  it("is sent again once the last one is an hour old or its link has grown old, and never for a vote that is given", () => {
    expect(needsNoLetter(asked(86_400), seconds(3599))).toBe(true);
    expect(needsNoLetter(asked(86_400), seconds(3600))).toBe(false);
    expect(needsNoLetter(asked(600), seconds(599))).toBe(true);
    expect(needsNoLetter(asked(600), seconds(600))).toBe(false);
    expect(needsNoLetter(asked(600, seconds(60)), seconds(90_000))).toBe(true);
  });
});

describe("patterns of votes", () => {
  const votes = (count: number, every: number, waits: number | null, entry = "A"): BallotTimes[] =>
    Array.from({ length: count }, (_, at) => ({
      entry,
      createdAt: seconds(at * every),
      confirmedAt: waits === null ? null : seconds(at * every + waits),
    }));

  it("says nothing of votes that come over days", () => {
    expect(suspicions([...votes(60, 3600, 120), ...votes(15, 3600, null)])).toEqual([]);
  });

  it("tells of a burst, of letters opened at once, and of addresses that never confirmed", () => {
    expect(suspicions(votes(25, 10, 120))).toEqual([{ entry: "A", kind: "burst", count: 25, of: 25 }]);
    expect(suspicions(votes(12, 3600, 4))).toEqual([{ entry: "A", kind: "quick", count: 12, of: 12 }]);
    expect(suspicions([...votes(5, 3600, 120, "B"), ...votes(20, 3600, null, "B")])).toEqual([
      { entry: "B", kind: "unconfirmed", count: 20, of: 25 },
    ]);
  });

  it("looks at each vote once, however many entries there are, and tells of them in order", () => {
    let reads = 0;
    const counted = ["C", "A", "B"].flatMap((entry) =>
      votes(25, 10, 120).map((vote) => ({
        ...vote,
        get entry() {
          reads += 1;
          return entry;
        },
      })),
    );
    expect(suspicions(counted).map(({ entry }) => entry)).toEqual(["A", "B", "C"]);
    expect(reads).toBe(75);
  });
});
