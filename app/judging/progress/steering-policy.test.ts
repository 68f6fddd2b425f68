import { expect, it } from "vitest";
import { NOBODY, type Standing } from "~/people/standing";
import {
  permissions,
  whyNotAnswerDifference,
  whyNotDiscount,
  whyNotEndWork,
  whyNotExportSheets,
  whyNotRemind,
  whyNotSeeNotices,
} from "./steering-policy";

const as = (role: Exclude<keyof Standing, "signedIn">): Standing => ({
  ...NOBODY,
  signedIn: true,
  [role]: true,
});
const open = { contestState: "OPEN", panelClosed: false } as const;
const difference = { ...open, conflicted: false, withoutChair: false };

it("lets the secretariat and the chair remind while the panel is open", () => {
  for (const role of ["organiser", "secretary", "chair"] as const)
    expect(whyNotRemind(as(role), open)).toBeNull();
  expect(whyNotRemind(as("chair"), { ...open, panelClosed: true })).toBe("state");
  expect(whyNotRemind(as("organiser"), { ...open, contestState: "CLOSED" })).toBe("state");
  expect(whyNotRemind(as("panelSecretary"), open)).toBe("role");
  expect(whyNotRemind(as("judge"), open)).toBe("hidden");
  expect(whyNotRemind(NOBODY, open)).toBe("sign-in");
});

it("lets a secretary end work, and only an organiser say that sheets no longer count", () => {
  expect(whyNotEndWork(as("secretary"), open)).toBeNull();
  expect(whyNotDiscount(as("secretary"), open)).toBe("role");
  expect(whyNotDiscount(as("organiser"), open)).toBeNull();
  expect(whyNotEndWork(as("chair"), open)).toBe("hidden");
});

it("lets the chair answer a difference, and an organiser where no chair can", () => {
  expect(whyNotAnswerDifference(as("chair"), difference)).toBeNull();
  expect(whyNotAnswerDifference(as("chair"), { ...difference, conflicted: true })).toBe(
    "conflict-of-interest",
  );
  expect(whyNotAnswerDifference(as("organiser"), difference)).toBe("role");
  const without = { ...difference, withoutChair: true };
  expect(whyNotAnswerDifference(as("organiser"), without)).toBeNull();
  expect(whyNotAnswerDifference(as("organiser"), { ...without, conflicted: true })).toBe(
    "conflict-of-interest",
  );
  expect(whyNotAnswerDifference(as("secretary"), without)).toBe("role");
  expect(whyNotAnswerDifference(as("judge"), without)).toBe("hidden");
});

it("shows notices to the chair alone, and gives sheets away once a panel is closed", () => {
  for (const { whyNot } of permissions.filter(({ id }) => id === "steering.see-notices"))
    for (const role of ["organiser", "secretary", "panelSecretary", "judge", "observer"] as const)
      expect(whyNot(as(role))).toBe("hidden");
  expect(whyNotSeeNotices(as("chair"))).toBeNull();
  expect(whyNotExportSheets(as("organiser"), { anyClosed: false })).toBe("state");
  expect(whyNotExportSheets(as("secretary"), { anyClosed: true })).toBeNull();
  expect(whyNotExportSheets(as("observer"), { anyClosed: true })).toBe("role");
});

it("gives a platform administrator no part in it", () => {
  for (const { whyNot } of permissions) expect(whyNot(as("platformAdmin"))).toBe("hidden");
});
