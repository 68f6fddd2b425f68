import { describe, expect, it } from "vitest";
import { isUnchanged, sheetChanges } from "./sheet-changes";

const criteria = [{ id: "novelty" }, { id: "use" }, { id: "effect" }];
const first = {
  marks: { novelty: 35_500, use: 0 },
  comment: "Có số liệu đối chứng.",
  feedback: "",
  proposal: "second",
};

describe("what a submission changed", () => {
  it("names each criterion with its old mark and its new one; not scored is not 0", () => {
    const second = { ...first, marks: { novelty: 30_000, effect: 0 } };
    expect(sheetChanges(criteria, first, second)).toEqual({
      marks: [
        { criterionId: "novelty", before: "35.5", after: "30" },
        { criterionId: "use", before: "0", after: null },
        { criterionId: "effect", before: null, after: "0" },
      ],
      proposal: null,
      texts: [],
    });
  });

  it("shows texts word by word, and the proposal", () => {
    const second = { ...first, comment: "Có số liệu đối chứng rõ.", proposal: "none" };
    const { texts, proposal } = sheetChanges(criteria, first, second);
    expect(proposal).toEqual({ before: "second", after: "none" });
    expect(texts).toHaveLength(1);
    const joined = (kind: string) =>
      texts[0]!.runs
        .filter((run) => run.kind !== kind)
        .map(({ text }) => text)
        .join("");
    expect(joined("added")).toBe(first.comment);
    expect(joined("removed")).toBe(second.comment);
  });

  it("says of a sheet that came again as it was that nothing changed", () => {
    const same = sheetChanges(criteria, first, { ...first, marks: { use: 0, novelty: 35_500 } });
    expect(isUnchanged(same)).toBe(true);
    expect(isUnchanged(sheetChanges(criteria, first, { ...first, feedback: "Tốt" }))).toBe(false);
  });
});
