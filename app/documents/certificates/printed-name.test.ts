import { describe, expect, it } from "vitest";
import type { ConsentAnswer, ConsentRecord } from "~/entries/members/consent-rules";
import { tellsOfAuthors } from "~/contests/special-prize";
import { mayPrintName, mayPrintNameBeside } from "./printed-name";

const NOW = new Date("2026-10-01T02:00:00Z");
const member = { id: "m1", name: "Kpă Y Dương", birthDate: "1990-05-01" };
const regulation = {
  timeZone: "Asia/Ho_Chi_Minh",
  consents: {
    childBelow: 16,
    childAgreesFrom: 7,
    purposes: [
      { id: "names", use: "publish" as const, label: "Công bố tên", text: "…" },
      { id: "ethnicity", use: "ethnicity" as const, label: "Dân tộc", text: "…" },
    ],
  },
  specialPrizes: [
    { id: "minority", label: "Dân tộc", count: 1, amountVnd: 0, sponsor: "", among: "judged" as const, rule: { by: "ethnic-minority" as const } },
    { id: "youngest", label: "Nhỏ tuổi", count: 1, amountVnd: 0, sponsor: "", among: "judged" as const, rule: { by: "youngest" as const } },
  ],
};
const says = (purposeId: string, answer: ConsentAnswer): ConsentRecord => ({
  ...{ memberId: member.id, memberName: member.name, purposeId, giver: "SELF", answer },
  at: new Date("2026-09-01T02:00:00Z"),
});
const beside = (prizeId: string, ...records: ConsentRecord[]) =>
  mayPrintNameBeside(prizeId, regulation, records, member, NOW);

describe("a name on a certificate", () => {
  it("needs no consent to publish, and obeys one that was taken back", () => {
    expect(mayPrintName(regulation, [], member, NOW)).toBe(true);
    expect(mayPrintName(regulation, [says("names", "WITHDRAWN")], member, NOW)).toBe(false);
  });

  it("stands beside a prize that tells of its author only while the author agrees to that", () => {
    expect(["minority", "youngest", "first"].map((id) => tellsOfAuthors(regulation, id))).toEqual([true, false, false]);
    expect(beside("minority")).toBe(false);
    expect(beside("minority", says("ethnicity", "GIVEN"))).toBe(true);
    expect(beside("minority", says("ethnicity", "WITHDRAWN"))).toBe(false);
    expect(beside("minority", says("ethnicity", "GIVEN"), says("names", "WITHDRAWN"))).toBe(false);
    expect(beside("youngest", says("ethnicity", "WITHDRAWN"))).toBe(true);
  });
});
