import { z } from "zod";
import { localDate, requiredText, text } from "~/contests/form-fields";
import { OFFICIAL_KINDS } from "./kinds";

const version = z.coerce.number().int().min(0).max(2_000_000_000);

/** Titles and degrees do not stand before the name of who signs (Nghị định 30/2020). */
const TITLE = /^(gs|pgs|ts|ths|cn|ks|bs|giáo sư|phó giáo sư|tiến sĩ|tiến sỹ|thạc sĩ|thạc sỹ|kỹ sư|cử nhân|bác sĩ)[.\s]/i;

const signerName = text(100).refine((name) => !TITLE.test(name), { error: "academic-title" });

/** One recipient a line. */
const lines = text(2_000)
  .transform((value) =>
    value
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().max(200)).max(20));

/** `version`: of the letterhead that was read; 0: there was none. */
export const letterheadForm = z.object({
  version,
  parentName: text(200),
  issuerName: requiredText(200),
  place: requiredText(100),
  numberSuffix: text(30).pipe(z.string().regex(/^[\p{L}\d&-]*$/u)),
  signerAuthority: text(100),
  signerOffice: requiredText(100),
  signerName,
  recipients: lines,
});

export type LetterheadInput = z.output<typeof letterheadForm>;

/** Number and date of a signed document; `version` 0: none was recorded. */
export const issuedForm = z.object({
  kind: z.enum(OFFICIAL_KINDS),
  subjectId: text(60),
  version,
  number: requiredText(60),
  date: localDate,
  signer: signerName,
});

export type IssuedInput = z.output<typeof issuedForm>;
