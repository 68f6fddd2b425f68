import { expect, it } from "vitest";
import { mayReadOthers } from "./marks-seen";

it.each([
  ["never", true, true, false],
  ["after-own", false, false, false],
  ["after-own", true, false, true],
  ["after-own", false, true, false],
  ["after-round", true, false, false],
  ["after-round", true, true, true],
  ["after-round", false, true, true],
] as const)("%s, own sheet in: %s, panel closed: %s", (seen, ownSheet, panelClosed, expected) => {
  expect(mayReadOthers(seen, { ownSheet, panelClosed })).toBe(expected);
});
