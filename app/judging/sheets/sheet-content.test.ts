import { describe, expect, it } from "vitest";
import {
  EMPTY_TEXTS,
  isBegun,
  MAX_TEXT,
  proposalFaults,
  readTexts,
  sameContent,
} from "./sheet-content";

const stands = { comment: "c", feedback: "f", notes: "n", proposal: "first" };
const levels = ["first", "second"];

describe("reading the texts of a sheet", () => {
  it("leaves what did not come with the form as it is", () => {
    expect(readTexts({}, stands, levels)).toEqual({ texts: stands, faults: [] });
    expect(readTexts({ notes: "" }, stands, levels).texts).toEqual({ ...stands, notes: "" });
  });

  it("writes them in one way", () => {
    const { texts } = readTexts({ comment: " Tô\u0301t\u0000\r\nlắm " }, stands, levels);
    expect(texts.comment).toBe("Tốt\nlắm");
  });

  it("keeps what fits of a text that is too long, and says so", () => {
    const { texts, faults } = readTexts({ notes: "x".repeat(MAX_TEXT + 1) }, stands, levels);
    expect(texts.notes).toHaveLength(MAX_TEXT);
    expect(faults).toEqual([{ path: "notes", code: "too-long", params: { max: MAX_TEXT } }]);
  });

  it("takes a level of the regulation, no prize, or nothing as a proposal", () => {
    const read = (proposal: string | null) => readTexts({ proposal }, stands, levels);
    expect(["second", "none", "", null].map((one) => read(one).texts.proposal)).toEqual([
      "second",
      "none",
      null,
      null,
    ]);
    expect(read("third")).toEqual({
      texts: stands,
      faults: [{ path: "proposal", code: "unknown-level" }],
    });
  });

  it("knows no proposal in a round that asks for none", () => {
    expect(readTexts({ proposal: "first" }, stands, null).texts.proposal).toBeNull();
    expect(proposalFaults(EMPTY_TEXTS, null)).toEqual([]);
    expect(proposalFaults(EMPTY_TEXTS, levels)).toEqual([
      { path: "proposal", code: "no-proposal" },
    ]);
    expect(proposalFaults({ ...EMPTY_TEXTS, proposal: "none" }, levels)).toEqual([]);
  });
});

describe("what a sheet says", () => {
  const sheet = { marks: { a: 0 }, ...stands };

  it("differs with every part, and 0 from not scored", () => {
    expect(sameContent(sheet, { ...sheet })).toBe(true);
    for (const change of [{ marks: {} }, { comment: "" }, { feedback: "" }, { notes: "" }, { proposal: null }])
      expect(sameContent(sheet, { ...sheet, ...change })).toBe(false);
  });

  it("is begun by a mark of 0, and not by what the judge notes for themselves", () => {
    expect(isBegun({ marks: { a: 0 }, ...EMPTY_TEXTS })).toBe(true);
    expect(isBegun({ marks: {}, ...EMPTY_TEXTS })).toBe(false);
    expect(isBegun({ marks: {}, ...EMPTY_TEXTS, proposal: "none" })).toBe(true);
  });
});
