import { describe, expect, it } from "vitest";
import { changedParts, revisionChanges } from "./regulation-changes";
import { technicalTemplate } from "./technical-template";

const first = technicalTemplate({ organisation: { name: "Liên hiệp hội", province: "Lâm Đồng" }, edition: "XII", year: 2026 });

describe("what a revision changes", () => {
  it("is nothing in the same regulation, and each part that says something else", () => {
    expect(changedParts(first, structuredClone(first))).toEqual([]);
    const { deciding } = first;
    expect(changedParts(first, { ...first, deciding: { ...deciding, complaintDays: deciding.complaintDays + 3 } })).toEqual(["deciding"]);
    expect(changedParts(first, { ...first, summary: "Khác", specialPrizes: [], collective: null })).toContain("text");
    const special = { id: "young", label: "Tác giả nhỏ tuổi nhất", count: 1, amountVnd: 1_000_000, sponsor: "", among: "judged", rule: { by: "youngest" } } as const;
    expect(changedParts(first, { ...first, specialPrizes: [...first.specialPrizes, special] })).toEqual(["awards"]);
  });

  it("is told of each revision against the one before it, the newest first", () => {
    const second = { ...first, summary: "Bản hai" };
    const third = { ...second, deciding: { ...second.deciding, approval: [] } };
    const changes = revisionChanges([
      { number: 3, document: third },
      { number: 1, document: first },
      { number: 2, document: second },
    ]);
    expect(changes.map(({ number, parts }) => [number, parts])).toEqual([
      [3, ["deciding"]],
      [2, ["text"]],
    ]);
    expect(revisionChanges([{ number: 1, document: first }])).toEqual([]);
  });
});
