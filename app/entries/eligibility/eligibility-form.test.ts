import { describe, expect, it } from "vitest";
import { parseForm } from "~/platform/form";
import { eligibilityDecisionSchema } from "./eligibility-form";

const read = (decisionDate: string) => {
  const form = new FormData();
  const typed = { seal: "a".repeat(64), decisionNumber: "60/QĐ-BTC", signer: "Nguyễn Văn An" };
  for (const [name, value] of Object.entries({ ...typed, decisionDate })) form.set(name, value);
  return parseForm(eligibilityDecisionSchema, form);
};

describe("the form of the formal decision", () => {
  it.each(["20/11/2026", "20-11-2026", "2026-11-20"])("takes the date as it is written: %s", (typed) => {
    expect(read(typed)).toMatchObject({ ok: true, value: { decisionDate: "2026-11-20" } });
  });

  it.each([
    ["31/02/2026", "date"],
    ["", "required"],
  ])("refuses a date that is none: %s", (typed, code) => {
    expect(read(typed)).toMatchObject({ ok: false, faults: [{ path: "decisionDate", code }] });
  });
});
