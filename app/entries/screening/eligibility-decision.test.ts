import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { appealUntil } from "./appeal";
import { checkedItems, unmetReason } from "./checklist";
import { proposedDue } from "./due-date";
import { decisionList, type Candidate } from "./eligibility-decision";
import { ENTRY_STATES } from "../entry-state";

const candidate = fc.record({
  version: fc.nat(5),
  state: fc.constantFrom(...ENTRY_STATES),
  decided: fc.boolean(),
  openAppeal: fc.boolean(),
  reason: fc.constantFrom("", "Không thuộc lĩnh vực"),
});
const candidates = fc.array(candidate, { maxLength: 8 }).map((rows) =>
  rows.map(
    (row, index): Candidate => ({
      ...row,
      entryId: `e${index}`,
      versionId: `v${index}`,
      code: `C-${9 - index}`,
      title: `Giải pháp ${index}`,
      fieldId: "it",
    }),
  ),
);

describe("the list of a formal decision", () => {
  it("holds every screened entry that no decision binds, once, and all others wait or are none of it", () => {
    fc.assert(
      fc.property(candidates, (given) => {
        const { decided, pending } = decisionList(given);
        const listed = [...decided, ...pending].map(({ entryId }) => entryId);
        const open = given.filter(
          ({ decided: bound, state }) => !bound && state !== "DRAFT" && state !== "WITHDRAWN",
        );
        expect(new Set(listed)).toEqual(new Set(open.map(({ entryId }) => entryId)));
        expect(listed).toHaveLength(open.length);
        for (const { entryId, outcome, reason } of decided) {
          const entry = given.find((one) => one.entryId === entryId)!;
          expect(outcome).toBe(entry.state);
          expect(entry.openAppeal).toBe(false);
          expect(reason).toBe(outcome === "INELIGIBLE" ? entry.reason : "");
        }
        expect(decided.map(({ code }) => code)).toEqual(decided.map(({ code }) => code).sort());
      }),
    );
  });

  it("is sealed: in whatever order it is read the same, with any change another", () => {
    fc.assert(
      fc.property(candidates, fc.nat(), (given, at) => {
        const { seal, decided, pending } = decisionList(given);
        expect(decisionList([...given].reverse()).seal).toBe(seal);
        const open = [...decided, ...pending];
        if (open.length === 0) return;
        const { entryId } = open[at % open.length]!;
        const touched = given.map((one) =>
          one.entryId === entryId ? { ...one, version: one.version + 1 } : one,
        );
        expect(decisionList(touched).seal).not.toBe(seal);
      }),
    );
  });
});

describe("the time to appeal", () => {
  const zone = "Asia/Ho_Chi_Minh";
  it("ends with the last day, however late in its day the conclusion came", () => {
    const end = new Date("2026-09-11T17:00:00.000Z");
    expect(appealUntil(new Date("2026-08-31T17:00:00Z"), 10, zone)).toEqual(end);
    expect(appealUntil(new Date("2026-09-01T16:59:59Z"), 10, zone)).toEqual(end);
    expect(appealUntil(new Date("2026-09-01T17:00:00Z"), 10, zone)).not.toEqual(end);
  });

  it("is never shorter than the days that it is said to be", () => {
    const instants = fc.date({
      min: new Date("2020-01-01"),
      max: new Date("2040-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 90 }), (from, days) => {
        const length = appealUntil(from, days, zone).getTime() - from.getTime();
        expect(length).toBeGreaterThan(days * 86_400_000);
        expect(length).toBeLessThanOrEqual((days + 1) * 86_400_000);
      }),
    );
  });
});

describe("the checklist", () => {
  const points = [
    { id: "seal", label: "Có dấu xác nhận", help: "" },
    { id: "age", label: "Đúng tuổi", help: "" },
    { id: "words", label: "Đủ bản mô tả", help: "" },
  ];

  it("tells what was found, in which version, and nothing of points that are no more", () => {
    const items = checkedItems(
      points,
      [
        { itemId: "seal", number: 1, met: false },
        { itemId: "age", number: 2, met: true },
        { itemId: "gone", number: 2, met: false },
      ],
      2,
    );
    expect(items.map(({ id, met, older }) => [id, met, older])).toEqual([
      ["seal", false, 1],
      ["age", true, null],
      ["words", null, null],
    ]);
    expect(unmetReason(items, (label) => `Chưa đạt: ${label}`)).toBe("- Chưa đạt: Có dấu xác nhận");
  });
});

describe("the date that a supplement's form proposes", () => {
  const now = new Date("2026-09-01T03:00:00Z");
  it("is five days on at the end of the working day, and never after screening", () => {
    const propose = (until: string | null) =>
      proposedDue(now, until === null ? null : new Date(until), "Asia/Ho_Chi_Minh");
    expect(propose(null)).toBe("2026-09-06T17:00");
    expect(propose("2026-09-20T10:00:00Z")).toBe("2026-09-06T17:00");
    expect(propose("2026-09-03T10:00:00Z")).toBe("2026-09-03T17:00");
    expect(propose("2026-08-20T10:00:00Z")).toBe("");
  });
});
