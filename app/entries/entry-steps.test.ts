import { describe, expect, it } from "vitest";
import { ENTRY_STATES } from "./entry-state";
import { stepsOf } from "./entry-steps";

const CONTESTS = ["OPEN", "CLOSED", "PUBLISHED"] as const;
const brief = (...args: Parameters<typeof stepsOf>) => stepsOf(...args).map(({ state }) => state).join(" ");

describe("the way of an entry", () => {
  it("has one place where it stands, done before it and to come after it", () => {
    for (const state of ENTRY_STATES)
      for (const contest of CONTESTS)
        expect(brief(state, contest)).toMatch(/^(done )*(now|stopped|done)( later)*$/);
  });

  it.each([
    ["DRAFT", "OPEN", "now later later later later"],
    ["DRAFT", "CLOSED", "stopped later later later later"],
    ["SUBMITTED", "OPEN", "done done now later later"],
    ["INELIGIBLE", "OPEN", "done done stopped later later"],
    ["WITHDRAWN", "OPEN", "done stopped later later later"],
    ["ELIGIBLE", "OPEN", "done done done now later"],
    ["ELIGIBLE", "CLOSED", "done done done done now"],
    ["ELIGIBLE", "PUBLISHED", "done done done done done"],
  ] as const)("%s in a contest that is %s: %s", (state, contest, way) =>
    expect(brief(state, contest)).toBe(way),
  );
});
