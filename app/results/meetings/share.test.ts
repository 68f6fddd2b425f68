import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shareOf } from "~/contests/deciding";
import { neededOf, reaches, votePasses } from "./share";

const vote = (votesFor: number, votesAgainst: number, votesTotal: number) => ({
  votesFor,
  votesAgainst,
  votesTotal,
});

describe("a share of people", () => {
  it("is read from a fraction, and is nothing otherwise", () => {
    expect(shareOf("2/3")).toEqual({ part: 2, whole: 3, more: false });
    expect(shareOf(">1/2")).toEqual({ part: 1, whole: 2, more: true });
    // Nobody is more than all.
    for (const text of ["", "2", "0/3", "3/0", "4/3", "2/3 ", ">1/1", ">>1/2", "> 1/2"]) expect(shareOf(text)).toBeNull();
  });

  it("counts whole people: two thirds of seven are five", () => {
    expect([
      reaches("2/3", 4, 7),
      reaches("2/3", 5, 7),
      reaches("", 0, 7),
      reaches("1/2", 0, 0),
    ]).toEqual([false, true, true, false]);
    expect([neededOf("2/3", 7), neededOf("2/3", 6), neededOf("", 7)]).toEqual([5, 4, 0]);
  });

  it("of more than half is not reached by half", () => {
    expect([reaches(">1/2", 4, 8), reaches(">1/2", 5, 8), reaches("1/2", 4, 8)]).toEqual([false, true, true]);
    expect([neededOf(">1/2", 8), neededOf(">1/2", 9), neededOf("1/2", 9), neededOf(">2/3", 9)]).toEqual([5, 5, 5, 7]);
    expect(votePasses(">1/2", vote(4, 0, 8))).toBe(false);
    expect(votePasses(">1/2", vote(5, 3, 8))).toBe(true);
  });

  it("is reached by as many as are needed, and not by one fewer", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 300 }),
        fc.boolean(),
        (a, b, all, more) => {
          const share = `${more && a !== b ? ">" : ""}${Math.min(a, b)}/${Math.max(a, b)}`;
          const needed = neededOf(share, all);
          expect(reaches(share, needed, all)).toBe(true);
          expect(reaches(share, needed - 1, all)).toBe(false);
        },
      ),
      { seed: 27, numRuns: 300 },
    );
  });

  it("passes a vote that also has more for than against", () => {
    expect(votePasses("2/3", vote(5, 2, 7))).toBe(true);
    expect(votePasses("2/3", vote(4, 0, 7))).toBe(false);
    expect(votePasses("1/3", vote(3, 4, 7))).toBe(false);
    expect([votePasses("", vote(1, 0, 7)), votePasses("", vote(2, 2, 7))]).toEqual([true, false]);
  });
});
