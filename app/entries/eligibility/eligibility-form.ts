import { z } from "zod";
import { localDate } from "~/contests/form-fields";
import { signerName } from "~/contests/signed-paper";

/** The form that puts a formal decision on record, for browser and server. */
export const eligibilityDecisionSchema = z.object({
  /** Of the list that the person saw. */
  seal: z.string().length(64),
  decisionNumber: z.string().trim().min(1).max(60),
  decisionDate: localDate,
  signer: signerName(200).pipe(z.string().min(1)),
  /** What is not ready stays for a later decision. */
  later: z.string().optional(),
});

export type EligibilityDecisionForm = z.output<typeof eligibilityDecisionSchema>;

const APPEAL_MAX = 8_000;

export const appealSchema = z.object({ appeal: z.string().trim().min(1).max(APPEAL_MAX) });

export const answerAppealSchema = z.object({
  appealId: z.string(),
  outcome: z.enum(["UPHELD", "REJECTED"]),
  answer: z.string().trim().min(1).max(APPEAL_MAX),
});
