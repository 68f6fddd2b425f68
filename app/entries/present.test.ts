import { describe, expect, it } from "vitest";
import { emptyContent, NO_MEMBER } from "./entry-content";
import { ENTRY_STATES } from "./entry-state";
import { differences, printedFaults, toneOfState } from "./present";

describe("what people read", () => {
  it("prints dates, sums and limits in faults", () => {
    const fault = (code: string, params: Record<string, string | number>) => ({
      path: "x",
      code,
      params,
    });
    expect(
      printedFaults(
        [
          fault("born-too-early", { date: "2004-08-31" }),
          fault("shares-sum", { sum: "99.5" }),
          fault("file-too-big", { max: 2_097_152, filename: "a" }),
          fault("too-many-words", { max: 5, count: 7 }),
          { path: "y", code: "required" },
        ],
        "vi",
      ).map(({ params }) => params),
    ).toEqual([
      { date: "31/08/2004" },
      { sum: "99,5" },
      { max: "2 MB", filename: "a" },
      { max: 5, count: 7 },
      {},
    ]);
  });

  it("has a colour for every state", () => {
    expect(new Set(ENTRY_STATES.map(toneOfState)).size).toBe(5);
  });
});

describe("differences", () => {
  const content = {
    ...emptyContent(0),
    title: "a",
    fieldId: "f",
    members: [{ ...NO_MEMBER, id: "m1", name: "x" }],
    answers: { s: "t" },
  };
  it("names what two people wrote differently", () => {
    expect(differences(content, { ...content })).toEqual([]);
    expect(differences(content, { ...content, title: "b", answers: { s: "u" } })).toEqual([
      "title",
      "answers.s",
    ]);
    expect(differences(content, { ...content, members: [] })).toEqual(["members"]);
  });
});
