import { describe, expect, it } from "vitest";
import { NOBODY, type Standing } from "~/people/standing";
import {
  permissions,
  whyNotClosePanel,
  whyNotReadProgress,
  whyNotReopenPanel,
  whyNotReturnSheet,
  whyNotScore,
  type SheetFacts,
} from "./judging-policy";

const as = (role: Exclude<keyof Standing, "signedIn">): Standing => ({
  ...NOBODY,
  signedIn: true,
  [role]: true,
});
const facts: SheetFacts = {
  contestState: "OPEN",
  panelClosed: false,
  window: null,
  sheetState: "DRAFT",
  takesPart: true,
  conflicted: false,
};

describe("whyNotScore", () => {
  it("lets only the sheet's judge in, and shows nobody else that it exists", () => {
    expect(whyNotScore(as("judge"), facts)).toBeNull();
    expect(whyNotScore(NOBODY, facts)).toBe("sign-in");
    for (const role of [
      "organiser",
      "secretary",
      "observer",
      "chair",
      "contestant",
      "platformAdmin",
    ] as const)
      expect(whyNotScore(as(role), facts)).toBe("hidden");
  });

  it.each([
    [{ sheetState: "SUBMITTED" }, "state"],
    [{ panelClosed: true }, "state"],
    [{ takesPart: false }, "state"],
    [{ contestState: "CLOSED" }, "state"],
    [{ conflicted: true }, "conflict-of-interest"],
    [{ window: "not-yet" }, "not-yet"],
    [{ window: "too-late" }, "too-late"],
    [{ sheetState: "RETURNED" }, null],
  ] as const)("with %j it says %s", (change, refusal) => {
    expect(whyNotScore(as("judge"), { ...facts, ...change })).toBe(refusal);
  });
});

describe("the chair", () => {
  it("gives back what was submitted, unless the panel is closed or an interest stands in the way", () => {
    const submitted = { ...facts, sheetState: "SUBMITTED" } as const;
    expect(whyNotReturnSheet(as("chair"), submitted)).toBeNull();
    expect(whyNotReturnSheet(as("chair"), facts)).toBe("state");
    expect(whyNotReturnSheet(as("chair"), { ...submitted, panelClosed: true })).toBe("state");
    expect(whyNotReturnSheet(as("chair"), { ...submitted, conflicted: true })).toBe(
      "conflict-of-interest",
    );
    expect(whyNotReturnSheet(as("organiser"), submitted)).toBe("hidden");
  });

  it("closes a panel once; an organiser opens it again", () => {
    expect(whyNotClosePanel(as("chair"), facts)).toBeNull();
    expect(whyNotClosePanel(as("chair"), { ...facts, panelClosed: true })).toBe("state");
    const closed = { ...facts, panelClosed: true, lineHolds: false };
    expect(whyNotReopenPanel(as("organiser"), closed)).toBeNull();
    expect(whyNotReopenPanel(as("organiser"), { ...closed, lineHolds: true })).toBe("line-locked");
    expect(whyNotReopenPanel(as("organiser"), { ...closed, panelClosed: false })).toBe("state");
    expect(whyNotReopenPanel(as("chair"), closed)).toBe("role");
  });
});

it("a platform administrator has no part in judging by that role alone", () => {
  for (const permission of permissions)
    expect(permission.whyNot(as("platformAdmin"))).not.toBeNull();
  expect(whyNotReadProgress(as("observer"))).toBeNull();
});
