import { z } from "zod";
import { MAX_REASON } from "../reason-form";

const id = z.string().min(1).max(60);

/** What goes with a redacted file. */
export const redactSchema = z.object({ attachmentId: id, reason: z.string().trim().min(1).max(MAX_REASON) });

export const retrySchema = z.object({ attachmentId: id });

export const takeBackSchema = z.object({ redactedId: id });

const MAX_TERM = 200;

/** Words that are covered besides; a single letter would cover half of the text. */
export const coverTermSchema = z.object({
  term: z
    .string()
    .transform((text) => text.normalize("NFC").replace(/\s+/gu, " ").trim())
    .pipe(z.string().min(2).max(MAX_TERM).regex(/[\p{L}\p{N}]/u)),
});

export const uncoverTermSchema = z.object({ termId: id });
