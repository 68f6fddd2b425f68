import { z } from "zod";
import { requiredText } from "~/contests/form-fields";
import { version } from "~/platform/version";

const several = z
  .union([z.array(z.string()), z.string()])
  .default([])
  .transform((value) => (typeof value === "string" ? [value] : value).filter((each) => each !== ""));

/** What an organiser opens a correction with. */
export const correctionFormSchema = z
  .object({
    /** Of the contest that the organiser saw. */
    version,
    reason: requiredText(2000),
    /** Number of the complaint that it follows from; "": none. */
    complaint: z
      .string()
      .default("")
      .transform((value) => (/^\d{1,6}$/.test(value) ? Number(value) : null)),
    /** Assignments whose sheets are given back. */
    sheets: several,
    /** Entries with what becomes of them. */
    entries: z
      .array(z.object({ entryId: z.string(), to: z.enum(["", "WITHDRAWN", "INELIGIBLE"]).default("") }))
      .default([])
      .transform((rows) =>
        rows.flatMap(({ entryId, to }) => (to === "" ? [] : [{ entryId, to }])),
      ),
  })
  .superRefine(({ sheets, entries }, context) => {
    if (sheets.length === 0 && entries.length === 0)
      context.addIssue({ code: "custom", path: ["sheets"], message: "nothing-chosen" });
  });

/** Why a correction is given up. */
export const cancelFormSchema = z.object({ version, reason: requiredText(2000) });

export type CancelForm = z.output<typeof cancelFormSchema>;

export type CorrectionForm = z.output<typeof correctionFormSchema>;
