import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changedFiles,
  changedParts,
  isOpenPart,
  keepToOpenParts,
  partOf,
  PLAIN_PARTS,
} from "./dossier-parts";
import { emptyContent, NO_MEMBER, type EntryContent } from "./entry-content";

const word = fc.string({ maxLength: 6 });
const content: fc.Arbitrary<EntryContent> = fc
  .record({
    title: word,
    fieldId: word,
    divisionId: word,
    createdOn: word,
    province: word,
    members: fc.array(word.map((name) => ({ ...NO_MEMBER, id: "m1", name })), { maxLength: 2 }),
    answers: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof(word, fc.array(word))),
  })
  .map((some) => ({ ...emptyContent(0), ...some }));
const asked = fc.subarray([...PLAIN_PARTS, "answers.a", "answers.b", "answers.c"]);

describe("keepToOpenParts", () => {
  it("changes nothing that was not asked for, and everything that was", () => {
    fc.assert(
      fc.property(asked, content, content, (open, before, typed) => {
        const kept = keepToOpenParts(open, before, typed);
        expect(changedParts(before, kept).every((part) => isOpenPart(open, part))).toBe(true);
        expect(changedParts(typed, kept).some((part) => isOpenPart(open, part))).toBe(false);
      }),
    );
  });

  it("takes all where all is open", () => {
    fc.assert(
      fc.property(content, content, (before, typed) => {
        expect(keepToOpenParts(null, before, typed)).toEqual(typed);
      }),
    );
  });
});

describe("changedParts", () => {
  it("names nothing between equals, and an empty answer is none", () => {
    fc.assert(
      fc.property(content, (one) => {
        expect(changedParts(one, { ...one })).toEqual([]);
      }),
    );
    const blank = emptyContent(1);
    expect(changedParts(blank, { ...blank, answers: { a: "", b: [] } })).toEqual([]);
  });

  it("names the parts as the form does", () => {
    const before = { ...emptyContent(1), answers: { a: "x", t: [{ n: "1" }] } };
    const after = { ...before, title: "b", province: "60", answers: { a: "y", t: [{ n: "2" }] } };
    expect(changedParts(before, after)).toEqual(["title", "province", "answers.a", "answers.t"]);
  });
});

describe("changedFiles", () => {
  const file = (kindId: string, sha256: string) => ({ kindId, sha256, filename: "a.pdf" });
  it("names the kinds whose files are others, however they are ordered", () => {
    const before = [file("form", "1"), file("photo", "2"), file("photo", "3")];
    expect(changedFiles(before, [file("photo", "3"), file("photo", "2"), file("form", "1")])).toEqual([]);
    expect(changedFiles(before, [file("form", "1"), file("photo", "2"), file("video", "9")])).toEqual([
      "files.photo",
      "files.video",
    ]);
  });
});

describe("partOf", () => {
  it.each([
    ["title", "title"],
    ["members.0.name", "members"],
    ["repeat.won", "repeat"],
    ["answers.t.0.c", "answers.t"],
    ["files.form", "files.form"],
  ])("%s belongs to %s", (path, part) => expect(partOf(path)).toBe(part));
});
