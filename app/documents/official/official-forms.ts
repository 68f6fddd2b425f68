import { z } from "zod";
import { checkbox, localDate, requiredText, text } from "~/contests/form-fields";
import { signerName as signerNameOf } from "~/contests/signed-paper";
import { OFFICIAL_KINDS } from "./kinds";
import { SIGN_MODES, SIGNS_FOR_HEAD, signModeOf } from "./signing-template";

const version = z.coerce.number().int().min(0).max(2_000_000_000);

const signerName = signerNameOf(100);

/** One a line. */
const lines = (long: number) =>
  text(20 * long)
    .transform((value) =>
      value
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().max(long)).max(20));

const signing = {
  /** Of who signs in the head's place. */
  actingOffice: text(100),
  signerPosition: text(150),
  signerName,
};

/** Whoever signs for the head does so in an office. */
function officeGiven({ signMode, actingOffice }: { readonly signMode: string; readonly actingOffice: string }, context: z.RefinementCtx) {
  const mode = signModeOf(signMode);
  if (mode && SIGNS_FOR_HEAD.includes(mode) && actingOffice === "")
    context.addIssue({ code: "custom", path: ["actingOffice"], message: "required" });
}

/** `version`: of the letterhead that was read; 0: there was none. */
export const letterheadForm = z
  .object({
    version,
    parentName: text(200),
    issuerName: requiredText(200),
    place: requiredText(100),
    numberSuffix: text(30).pipe(z.string().regex(/^[\p{L}\d&-]*$/u)),
    signerAuthority: text(100),
    signerOffice: requiredText(100),
    signMode: z.enum(SIGN_MODES).default("head"),
    ...signing,
    grounds: lines(500),
    recipients: lines(200),
  })
  .superRefine(officeGiven);

export type LetterheadInput = z.output<typeof letterheadForm>;

/** Who signs a paper and on what it rests; `kind` "": all papers of the contest. `signMode` "": as for all. */
export const paperSettingForm = z
  .object({
    kind: z.enum(["", ...OFFICIAL_KINDS]),
    subjectId: text(60),
    version,
    signMode: z.enum(["", ...SIGN_MODES]).default(""),
    ...signing,
    ownGrounds: checkbox,
    grounds: lines(500),
  })
  .superRefine((typed, context) => {
    officeGiven(typed, context);
    const { signMode, actingOffice, signerPosition, signerName: name } = typed;
    // Whoever has named somebody has also to say how that person signs.
    if (signMode === "" && [actingOffice, signerPosition, name].some(Boolean))
      context.addIssue({ code: "custom", path: ["signMode"], message: "required" });
  })
  .transform(({ grounds, ...typed }) => ({ ...typed, grounds: typed.ownGrounds || typed.kind === "" ? grounds : [] }));

export type PaperSettingInput = z.output<typeof paperSettingForm>;

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
