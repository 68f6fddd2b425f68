import { z } from "zod";
import { localDate, optional, text } from "~/contests/form-fields";
import { signerName } from "~/contests/signed-paper";
import type { Fault } from "~/platform/result";

const id = z.string().min(1).max(60);

/**
 * One step taken for one tally. `paper…`: of the signed paper that an organiser records; a chair who signs here leaves
 * them empty.
 */
export const approvalForm = z.object({
  tallyId: id,
  stepId: id,
  panelId: z.string().max(60).default(""),
  outcome: z.enum(["SIGNED", "SENT_BACK"]),
  reason: text(2_000),
  paperNumber: text(60),
  paperDate: optional(localDate),
  signer: signerName(200),
});

export type ApprovalForm = z.output<typeof approvalForm>;

/** What the form lacks beside its schema: a reason to send back, and the paper where nobody signs here in person. */
export function approvalFaults(
  form: Pick<ApprovalForm, "outcome" | "reason" | "paperNumber" | "paperDate" | "signer">,
  { inPerson }: { readonly inPerson: boolean },
): Fault[] {
  if (form.outcome === "SENT_BACK")
    return form.reason === "" ? [{ path: "reason", code: "required" }] : [];
  if (inPerson) return [];
  const lacks = (path: "paperNumber" | "paperDate" | "signer", empty: boolean): Fault[] =>
    empty ? [{ path, code: "required" }] : [];
  return [
    ...lacks("paperNumber", form.paperNumber === ""),
    ...lacks("paperDate", form.paperDate === null),
    ...lacks("signer", form.signer === ""),
  ];
}
