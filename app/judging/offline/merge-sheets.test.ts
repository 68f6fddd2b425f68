import { describe, expect, test } from "vitest";
import type { TypedContent } from "../sheets/sheet-content";
import { differences, evidentPicks, holdsAllOfTheirs, mergeSheets } from "./merge-sheets";

const base: TypedContent = {
  marks: { a: "5", b: "6" },
  comment: "Tốt",
  feedback: "",
  notes: "",
  proposal: null,
};
const mine: TypedContent = { ...base, marks: { a: "7,0", b: "6", c: "1" }, comment: "Rất tốt" };
const theirs: TypedContent = {
  ...base,
  marks: { a: "7", b: "8", c: "2" },
  comment: "Tốt",
  proposal: "first",
};
const ids = ["a", "b", "c"];

describe("two versions of a sheet", () => {
  test("differ where they say something else, in the order of the form, and know who changed what", () => {
    expect(differences(ids, mine, theirs, base)).toEqual([
      { field: "marks.b", mine: "6", theirs: "8", changedBy: "theirs" },
      { field: "marks.c", mine: "1", theirs: "2", changedBy: null },
      { field: "proposal", mine: "", theirs: "first", changedBy: "theirs" },
      { field: "comment", mine: "Rất tốt", theirs: "Tốt", changedBy: "mine" },
    ]);
  });

  test("without a common beginning nothing is evident", () => {
    const found = differences(ids, mine, theirs, null);
    expect(found).toHaveLength(4);
    expect(evidentPicks(found)).toEqual({});
  });

  test("need no question where mine holds all that the other side changed", () => {
    const early = { ...base, marks: { ...base.marks, a: "7" } };
    expect(holdsAllOfTheirs(mine, early, base)).toBe(true);
    expect(holdsAllOfTheirs(mine, mine, null)).toBe(true);
    expect(holdsAllOfTheirs(mine, theirs, base)).toBe(false);
    expect(holdsAllOfTheirs(mine, early, null)).toBe(false);
    expect(holdsAllOfTheirs(base, early, base)).toBe(false);
  });

  test("are merged as picked; what both say the same stays", () => {
    const found = differences(ids, mine, theirs, base);
    const picks = { ...evidentPicks(found), "marks.c": "mine" } as const;
    expect(mergeSheets(mine, theirs, found, picks)).toEqual({
      ...base,
      marks: { a: "7", b: "8", c: "1" },
      comment: "Rất tốt",
      proposal: "first",
    });
  });

  test("all of one side gives that side, also a mark that was taken out", () => {
    const without = { ...mine, marks: { ...mine.marks, b: "" } };
    const found = differences(ids, without, theirs, base);
    const all = (side: "mine" | "theirs") =>
      mergeSheets(without, theirs, found, Object.fromEntries(found.map(({ field }) => [field, side])));
    expect(all("mine")).toMatchObject({ marks: { b: "", c: "1" }, comment: "Rất tốt", proposal: null });
    expect(all("theirs")).toEqual(theirs);
  });
});
