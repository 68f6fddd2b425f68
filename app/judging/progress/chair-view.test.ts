import { expect, it } from "vitest";
import { withheldFrom } from "./chair-view";

const view = {
  chair: true,
  conflicted: false,
  own: "none",
  seen: "never",
  panelClosed: false,
} as const;

it("shows a chair what others gave once their own sheet is in, and never under a conflict", () => {
  expect(withheldFrom(view)).toBeNull();
  expect(withheldFrom({ ...view, own: "submitted" })).toBeNull();
  for (const own of ["todo", "started", "returned"] as const)
    expect(withheldFrom({ ...view, own })).toBe("own-sheet");
  expect(withheldFrom({ ...view, own: "submitted", conflicted: true })).toBe("conflict");
});

it("shows a secretary what the regulation shows judges", () => {
  const secretary = { ...view, chair: false };
  expect(withheldFrom({ ...secretary, panelClosed: true })).toBe("regulation");
  expect(withheldFrom({ ...secretary, seen: "after-own" })).toBe("regulation");
  expect(withheldFrom({ ...secretary, seen: "after-own", own: "submitted" })).toBeNull();
  expect(withheldFrom({ ...secretary, seen: "after-round" })).toBe("regulation");
  expect(withheldFrom({ ...secretary, seen: "after-round", panelClosed: true })).toBeNull();
  expect(withheldFrom({ ...secretary, seen: "after-round", panelClosed: true, conflicted: true })).toBe("conflict");
});
