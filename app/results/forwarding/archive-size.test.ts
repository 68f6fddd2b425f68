import { describe, expect, it } from "vitest";
import { isTooLarge, type ArchiveSize } from "./archive-size";

const MEGABYTE = 1024 * 1024;

describe("the size of an archive before it is made", () => {
  const usual: ArchiveSize = {
    ...{ dossiers: 250, files: 1_000, bytes: 900 * MEGABYTE, content: 10 * MEGABYTE, largestContent: 100_000 },
    ...{ forms: 2, questions: 60, formBytes: 50_000 },
  };

  it("is no hindrance for the dossiers of a contest", () => {
    expect(isTooLarge(usual)).toBe(false);
  });

  it.each<[string, Partial<ArchiveSize>]>([
    ["files, with those that each dossier brings", { files: 4_300 }],
    ["bytes, with the forms that are drawn", { bytes: 2_000 * MEGABYTE }],
    ["text in all", { content: 33 * MEGABYTE }],
    ["text in one dossier", { largestContent: 9 * MEGABYTE }],
    ["revisions of the form", { forms: 21 }],
    ["questions", { questions: 2_001 }],
    ["to list", { formBytes: 4 * MEGABYTE }],
  ])("is too large with too many or too much: %s", (_what, more) => {
    expect(isTooLarge({ ...usual, ...more })).toBe(true);
  });
});
