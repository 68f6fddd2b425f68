import { z } from "zod";

/*
 * How the committee comes from the tally to the official result, and what is given besides the prizes of the rule. All
 * of it is the province's to say: shares, chain, days, points.
 */

const id = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/);
const line = z.string().max(300);
const instant = z.iso.datetime();
const decimalText = z.string().max(40);

/** A share of people: "2/3", at least that; ">1/2", more than that; "": not asked. */
const share = z.union([z.literal(""), z.string().regex(/^>?\d{1,3}\/\d{1,3}$/)]);

/** A share in whole parts; `more`: reached only by more than it. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  readonly more: boolean;
}

/** A share as a regulation writes it; null for "" and for what people cannot reach. */
export function shareOf(written: string): Share | null {
  const [, over, first, second] = /^(>?)(\d{1,3})\/(\d{1,3})$/.exec(written) ?? [];
  const [part, whole, more] = [Number(first), Number(second), over === ">"];
  return part > 0 && (more ? part < whole : part <= whole) ? { part, whole, more } : null;
}

/** Whether it is a share that people can reach. */
export function isShare(written: string): boolean {
  return shareOf(written) !== null;
}

const count = z.int().min(0).max(10_000);
const amountVnd = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const APPROVERS = ["panel", "council", "committee", "signer"] as const;

export const decidingSchema = z.strictObject({
  /** Share of the members that must be present at a panel's and at the committee's meeting. */
  panelQuorum: share,
  committeeQuorum: share,
  /** Share that must agree to the prizes, and of whom. */
  voteShare: share,
  voteOf: z.enum(["members", "present"]),
  /** Who signs the result after the tally, in this order; empty: nobody is asked. */
  approval: z.array(z.strictObject({ id, label: line, by: z.enum(APPROVERS) })).max(10),
  /** Days after the provisional list in which complaints are taken; 0: no provisional list is needed. */
  complaintDays: z.int().min(0).max(60),
  /** What authors see of their own entry once the result is official. */
  feedback: z.strictObject({
    total: z.boolean(),
    rank: z.boolean(),
    criteria: z.boolean(),
    comments: z.boolean(),
  }),
});

/** How a special prize finds who gets it. */
const specialRuleSchema = z.discriminatedUnion("by", [
  /** The youngest and the oldest author. */
  z.strictObject({ by: z.literal("youngest") }),
  z.strictObject({ by: z.literal("oldest") }),
  /** The unit with the most entries. */
  z.strictObject({ by: z.literal("most-entries") }),
  /** The best entry with an author of an ethnic minority who agreed to its being used. */
  z.strictObject({ by: z.literal("ethnic-minority") }),
  /** The best entry of a field. */
  z.strictObject({ by: z.literal("field"), fieldId: id }),
  /** The committee, or a sponsor, names it. */
  z.strictObject({ by: z.literal("committee") }),
]);

/** Among whom a special prize looks: all that were judged, those in the last round, or those that took a prize. */
export const AMONG = ["judged", "finalists", "prized"] as const;

export const specialPrizeSchema = z.strictObject({
  id,
  label: line,
  count: count.min(1),
  amountVnd,
  sponsor: line,
  among: z.enum(AMONG),
  rule: specialRuleSchema,
});

/** Collective prizes: units ranked by points for what they entered and won. */
export const collectiveSchema = z.strictObject({
  points: z.strictObject({
    entry: decimalText,
    eligible: decimalText,
    /** By id of the prize level. */
    levels: z.record(id, decimalText),
    /** The most that the secretariat may give for promoting the contest. */
    promotionMax: decimalText,
  }),
  levels: z
    .array(
      z.strictObject({ id, label: line, count, minimumPoints: decimalText.nullable(), amountVnd }),
    )
    .max(10),
});

export const publicVoteSchema = z.strictObject({
  opensAt: instant,
  closesAt: instant,
  /** Entries that one person may vote for. */
  votesPerPerson: z.int().min(1).max(100),
  /** The question of the dossier whose answer voters read beside the title; left out: the title alone. */
  summaryQuestionId: id.optional(),
});

export type Deciding = z.infer<typeof decidingSchema>;
export type ApprovalStep = Deciding["approval"][number];
export type SpecialPrize = z.infer<typeof specialPrizeSchema>;
export type Collective = z.infer<typeof collectiveSchema>;
export type PublicVote = z.infer<typeof publicVoteSchema>;
