import { describe, expect, it } from "vitest";
import { voteOrder, votesOf } from "./votes";

const vote = (outcome: string, ...entries: string[]) => ({ kind: "tie" as const, entries, outcome });

describe("the order that a vote gives", () => {
  it("is one entry, or several with signs between them", () => {
    expect(voteOrder(vote(" B ", "A", "B"))).toEqual(["B"]);
    expect(voteOrder(vote("B>A", "A", "B"))).toEqual(["B", "A"]);
    expect(voteOrder(vote("C > B, A", "A", "B", "C"))).toEqual(["C", "B", "A"]);
  });

  it("is read right where a code holds such a sign", () => {
    expect(voteOrder(vote("A,1 > A,2", "A,1", "A,2"))).toEqual(["A,1", "A,2"]);
    expect(voteOrder(vote("A>1 > A>2", "A>1", "A>2"))).toEqual(["A>1", "A>2"]);
    expect(voteOrder(vote("A>1", "A>1", "A"))).toEqual(["A>1"]);
  });

  it("is none where it names somebody else, or one twice", () => {
    expect(voteOrder(vote("A > C", "A", "B"))).toBeNull();
    expect(voteOrder(vote("A > A", "A", "B"))).toBeNull();
  });
});

it("of several votes the last that tells a tie apart counts, and those that it leaves equal are split by the others", () => {
  const first = [vote("B", "A", "B", "C"), vote("C", "A", "B", "C", "D")];
  expect(votesOf(first).split(["A", "B", "C"])).toEqual([["C"], ["B"], ["A"]]);
  // The last one places nobody of these two; the one before does.
  expect(votesOf(first).split(["A", "B"])).toEqual([["B"], ["A"]]);
  expect(votesOf(first).split(["A", "D"])).toEqual([["A", "D"]]);
});
