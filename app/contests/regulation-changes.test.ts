import { describe, expect, it } from "vitest";
import { changedFields, changedParts, revisionChanges } from "./regulation-changes";
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

describe("what changed inside a part", () => {
  const told = (after: typeof first, part: Parameters<typeof changedFields>[2]) =>
    changedFields(first, after, part).map(({ kind, path, name }) => [kind, path, name].filter(Boolean).join(" "));

  it("is the input that says something else, in a row or a group of its own", () => {
    const { deciding, rule } = first;
    const feedback = { ...deciding.feedback, rank: !deciding.feedback.rank };
    expect(told({ ...first, deciding: { ...deciding, voteShare: ">1/2", feedback } }, "deciding")).toEqual([
      "changed voteShare",
      "changed feedback.rank",
    ]);
    const levels = rule.prizes.levels.map((level, at) => (at === 1 ? { ...level, quota: level.quota + 1 } : level));
    expect(told({ ...first, rule: { ...rule, prizes: { ...rule.prizes, levels } } }, "prizes")).toEqual([`changed levels.1.quota ${levels[1]!.label}`]);
    const windows = first.windows.map((window) =>
      window.capability === "decide" ? { ...window, closesAt: "2030-01-01T00:00:00.000Z" } : window,
    );
    expect(told({ ...first, windows }, "dates")).toEqual([expect.stringMatching(/^changed windows\.\d+\.closesAt$/)]);
  });

  it("is a row that came, went or moved: those behind it are the same rows", () => {
    const { deciding } = first;
    const [one, two, ...rest] = deciding.approval;
    const fresh = { id: "office", label: "Văn phòng", by: "signer" as const };
    expect(told({ ...first, deciding: { ...deciding, approval: [fresh, two!, ...rest] } }, "deciding")).toEqual([
      "added approval.0 Văn phòng",
      `removed approval.0 ${one!.label}`,
    ]);
    expect(told({ ...first, deciding: { ...deciding, approval: [two!, one!, ...rest] } }, "deciding")).toEqual(["moved approval"]);
    expect(changedFields(first, structuredClone(first), "sections")).toEqual([]);
  });
});
