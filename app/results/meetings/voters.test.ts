import { describe, expect, it } from "vitest";
import { voteFaults } from "./voters";

const members = { voteShare: "2/3", voteOf: "members" } as const;
const present = { voteShare: ">1/2", voteOf: "present" } as const;
const votes = (votesFor: number, votesAgainst: number, votesTotal: number) => ({ votesFor, votesAgainst, votesTotal });
const codes = (...asked: Parameters<typeof voteFaults>) => voteFaults(...asked).map(({ path, code }) => `${path} ${code}`);

describe("the numbers of a vote", () => {
  it("are of all members, of whom those who are away vote neither way", () => {
    const room = { members: 9, present: 7 };
    expect(codes(members, votes(6, 1, 9), room)).toEqual([]);
    expect(codes(members, votes(6, 1, 7), room)).toEqual(["votesTotal total-members"]);
    expect(voteFaults(members, votes(7, 1, 9), room)).toEqual([
      { path: "votesFor", code: "more-votes-than-present", params: { count: 7 } },
    ]);
  });

  it("are of those present where the regulation says so, and then of a meeting", () => {
    const room = { members: 9, present: 7 };
    expect(codes(present, votes(4, 2, 7), room)).toEqual([]);
    // With three abstentions left out, 2 of 3 would be more than half.
    expect(codes(present, votes(2, 1, 3), room)).toEqual(["votesTotal total-present"]);
    expect(codes(present, votes(4, 2, 7), { members: 9, present: null })).toEqual(["meetingId meeting-needed"]);
    expect(codes({ ...present, voteShare: "" }, votes(4, 2, 7), { members: 9, present: null })).toEqual([]);
  });

  it("may be asked in writing, of the members where a list says who they are", () => {
    expect(codes(members, votes(8, 1, 9), { members: 9, present: null })).toEqual([]);
    expect(codes(members, votes(8, 1, 10), { members: 9, present: null })).toEqual(["votesTotal total-members"]);
    expect(codes(members, votes(8, 1, 10), { members: null, present: null })).toEqual([]);
  });
});
