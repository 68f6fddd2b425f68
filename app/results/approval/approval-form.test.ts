import { describe, expect, it } from "vitest";
import { approvalFaults } from "./approval-form";

const paper = { reason: "", paperNumber: "12/BB-HĐ", paperDate: "2026-10-26", signer: "Nguyễn Văn A" };
const nothing = { reason: "", paperNumber: "", paperDate: null, signer: "" };

describe("what a step of approval needs", () => {
  it("is a reason when the result is sent back, by whomever", () => {
    expect(approvalFaults({ ...nothing, outcome: "SENT_BACK" }, { inPerson: true })).toEqual([
      { path: "reason", code: "required" },
    ]);
    expect(
      approvalFaults({ ...nothing, outcome: "SENT_BACK", reason: "Sai giải" }, { inPerson: false }),
    ).toEqual([]);
  });

  it("is the signed paper where an organiser records it, and nothing where the chair signs here", () => {
    expect(approvalFaults({ ...nothing, outcome: "SIGNED" }, { inPerson: true })).toEqual([]);
    expect(approvalFaults({ ...paper, outcome: "SIGNED" }, { inPerson: false })).toEqual([]);
    expect(
      approvalFaults({ ...nothing, outcome: "SIGNED" }, { inPerson: false }).map(({ path }) => path),
    ).toEqual(["paperNumber", "paperDate", "signer"]);
  });
});
