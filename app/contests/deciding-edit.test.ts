import { describe, expect, it } from "vitest";
import { decidingFaults, decidingForm, formOfDeciding } from "./deciding-edit";
import { decidingSchema, type Deciding } from "./deciding";

const deciding: Deciding = {
  panelQuorum: "2/3",
  committeeQuorum: "3/4",
  voteShare: "2/3",
  voteOf: "present",
  approval: [{ id: "panels", label: "Hội đồng giám khảo", by: "panel" }],
  complaintDays: 7,
  feedback: { total: true, rank: false, criteria: true, comments: false },
};

describe("the form of deciding", () => {
  it("gives back what it was drawn from", () => {
    expect(decidingForm.parse(formOfDeciding(deciding))).toEqual(deciding);
  });

  it("reads a share with blanks, none at all, and no steps", () => {
    const typed = { ...formOfDeciding(deciding), panelQuorum: " 2 / 3 ", voteShare: "" };
    expect(decidingForm.parse({ ...typed, approval: undefined, feedback: undefined })).toMatchObject({
      panelQuorum: "2/3",
      voteShare: "",
      approval: [],
      feedback: { total: false, criteria: false },
    });
  });

  it("reads a share that must be exceeded", () => {
    const form = decidingForm.parse({ ...formOfDeciding(deciding), voteShare: "> 1/2" });
    expect(form.voteShare).toBe(">1/2");
    expect(decidingSchema.parse(form)).toEqual({ ...deciding, voteShare: ">1/2" });
  });

  it.each([">1/1", ">", "3/2", "0/3", "hai phần ba", "2/3/4", "1"])("takes %s for no share", (typed) => {
    expect(decidingForm.safeParse({ ...formOfDeciding(deciding), voteShare: typed }).success).toBe(false);
  });
});

describe("a regulation's deciding", () => {
  it("has no faults as it stands", () => {
    expect(decidingFaults(deciding)).toEqual([]);
  });

  it("is told of a share that is none, and of steps without a name or twice", () => {
    const [step] = deciding.approval;
    const faulty = { ...deciding, voteShare: "5/4", approval: [{ ...step!, label: " " }, step!] };
    expect(decidingFaults(faulty)).toEqual([
      { path: "deciding.voteShare", code: "share" },
      { path: "deciding.approval.0.label", code: "required" },
      { path: "deciding.approval.1.id", code: "repeated" },
    ]);
  });
});
