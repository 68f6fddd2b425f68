import { expect, it } from "vitest";
import { toldOfWinners, whyNotRecall } from "./result-policy";
import { NOBODY } from "~/people/standing";

it("a provisional list tells neither score nor rank nor marks, the official result all three", () => {
  expect(toldOfWinners("PROVISIONAL")).toEqual({ scores: false, ranks: false, marks: false });
  expect(toldOfWinners("OFFICIAL")).toEqual({ scores: true, ranks: true, marks: true });
});

it("what the public has seen is not taken back, nor what was taken back before", () => {
  const organiser = { ...NOBODY, signedIn: true, organiser: true };
  const facts = { contestState: "PUBLISHED", shown: false, recalled: false } as const;
  expect(whyNotRecall(organiser, facts)).toBeNull();
  expect(whyNotRecall(organiser, { ...facts, shown: true })).toBe("too-late");
  expect(whyNotRecall(organiser, { ...facts, recalled: true })).toBe("state");
  expect(whyNotRecall({ ...NOBODY, signedIn: true, secretary: true }, facts)).toBe("role");
});
