import { z } from "zod";
import { requiredText, text } from "~/contests/form-fields";

/** A whole number as people write it, "1.250"; "" is not known. */
const figure = z
  .string()
  .trim()
  .transform((written) => written.replace(/[.,\s]/g, ""))
  .pipe(z.string().regex(/^\d{0,15}$/, { error: "whole-number" }))
  .transform((digits) => (digits === "" ? null : Number(digits)));

const count = figure.refine((value) => value === null || value <= 1_000_000, { error: "too-big" });

/** Figures of one edition. `version` 0: not put in yet. */
export const editionForm = z
  .object({
    version: z.coerce.number().int().min(0).max(2_000_000_000),
    kind: z.enum(["TECHNICAL", "YOUTH"]),
    year: z
      .string()
      .trim()
      .regex(/^(19|20|21)\d\d$/, { error: "year" })
      .transform(Number),
    edition: text(60),
    submitted: count.refine((value) => value !== null, { error: "required" }),
    eligible: count,
    prized: count,
    authors: count,
    women: count,
    units: count,
    moneyVnd: figure,
    source: requiredText(300),
  })
  .superRefine(({ submitted, eligible, prized, authors, women }, context) => {
    const more = (path: string) => context.addIssue({ code: "custom", path: [path], message: "more-than-all" });
    if (submitted !== null && eligible !== null && eligible > submitted) more("eligible");
    if (submitted !== null && prized !== null && prized > (eligible ?? submitted)) more("prized");
    if (authors !== null && women !== null && women > authors) more("women");
  });

export type EditionInput = z.output<typeof editionForm>;
