import { z } from "zod";
import { localDate, requiredText, text } from "~/contests/form-fields";
import { signerName } from "~/contests/signed-paper";
import { zonedToInstant } from "~/platform/format";
import { version } from "~/platform/version";

const common = {
  /** Of the contest that the organiser saw. */
  version,
  /** The wall clock in the contest's zone from when on the public sees it; "": at once. */
  visibleAt: z
    .string()
    .default("")
    .transform((value) => value.trim())
    .refine((value) => value === "" || zonedToInstant(value, "UTC") !== null, "date"),
};

const provisional = z.object({ ...common, kind: z.literal("PROVISIONAL") });

const official = z.object({
  ...common,
  kind: z.literal("OFFICIAL"),
  decisionNumber: z.string().trim().min(1).max(60),
  decisionDate: localDate,
  signer: signerName(200).pipe(z.string().min(1)),
  /** Of a result that takes the place of another: why. */
  reason: text(2000),
  /** Of one by which somebody loses a prize: why no list for complaints comes first. */
  noListReason: text(2000),
});

/** What an organiser says of a publication. */
export const publishFormSchema = z.discriminatedUnion("kind", [provisional, official]);

/** Why a publication is taken back before its minute. */
export const recallFormSchema = z.object({ version, reason: requiredText(2000) });

export type RecallForm = z.output<typeof recallFormSchema>;

export type PublishForm = z.output<typeof publishFormSchema>;
