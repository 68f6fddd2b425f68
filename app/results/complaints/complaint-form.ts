import { z } from "zod";
import { requiredText } from "~/contests/form-fields";
import { MEGABYTE, type AttachmentKind } from "~/contests/regulation";
import { version } from "~/platform/version";

const TEXT_MAX = 8_000;

/** What may be put to a complaint. */
export const EVIDENCE: AttachmentKind = {
  id: "evidence",
  label: "",
  help: "",
  min: 0,
  max: 5,
  accept: ["pdf", "image"],
  maxBytes: 20 * MEGABYTE,
  namesAuthors: true,
};

export const complaintSchema = z.object({ text: requiredText(TEXT_MAX) });

/** A complaint by its number. */
export const takeBackSchema = z.object({ complaintId: z.string().min(1), version });

export const answerSchema = z.object({
  version,
  outcome: z.enum(["UPHELD", "REJECTED"]),
  answer: requiredText(TEXT_MAX),
});
