import { describe, expect, it } from "vitest";
import { faultsOf, parseOptions } from "~/platform/form";
import { decisionFormSchema, decisionOf } from "./decision-form";

const vote = { version: "3", votesFor: "5", votesTotal: "7", reason: "Tính mới cao hơn" };
const tie = (...places: string[]) => ({
  ...vote,
  kind: "tie",
  places: places.map((place, index) => ({ code: `A-${index + 1}`, place })),
});
const faults = (input: unknown) => {
  const parsed = decisionFormSchema.safeParse(input, parseOptions);
  return parsed.success ? [] : faultsOf(parsed.error).map(({ path, code }) => `${path} ${code}`);
};

describe("decision form", () => {
  it("states an order of equal entries; those without a place come after", () => {
    expect(decisionOf(decisionFormSchema.parse(tie("2", "", "1")))).toEqual({
      kind: "tie",
      entries: ["A-1", "A-2", "A-3"],
      outcome: "A-3 > A-1",
      votesFor: 5,
      votesTotal: 7,
      reason: "Tính mới cao hơn",
    });
  });

  it("states the prize of one entry", () => {
    const form = { ...vote, kind: "prize", entry: "A-1", outcome: "third" };
    expect(decisionOf(decisionFormSchema.parse(form))).toMatchObject({
      entries: ["A-1"],
      outcome: "third",
    });
  });

  it("refuses two first places, no place at all, more votes than voters, no reason", () => {
    expect(faults(tie("1", "1"))).toEqual([
      "places.0.place place-twice",
      "places.1.place place-twice",
    ]);
    expect(faults(tie("", ""))).toEqual(["places.0.place required"]);
    expect(faults({ ...tie("1", "2"), votesFor: "8" })).toEqual([
      "votesFor more-votes-than-voters",
    ]);
    expect(faults({ ...tie("1", "2"), reason: " " })).toEqual(["reason required"]);
  });

  it("takes no empty field for a vote of nought", () => {
    expect(faults({ ...tie("1", "2"), votesFor: "", votesTotal: "" })).toEqual([
      "votesFor required",
      "votesTotal required",
    ]);
    expect(faults({ ...tie("1", "2"), votesFor: "0", votesTotal: "0" })).toEqual([
      "votesTotal too-small",
    ]);
    expect(faults({ ...tie("1", "2"), votesFor: "2,5" })).toEqual(["votesFor invalid"]);
  });
});
