import { z } from "zod";

/*
 * How one round of judging is held. What it weighs and which criteria it scores stand in the rule, under the same id.
 */

const id = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/);
const decimalText = z.string().max(40);

/** How a round is held: by reading the dossier, by meeting the authors, or where the solution works. */
export const ROUND_KINDS = ["dossier", "presentation", "field-visit"] as const;
/** When judges of a panel see each other's marks of an entry. */
export const MARKS_SEEN = ["never", "after-own", "after-round"] as const;

/** Who goes on from a round to the next; in the last round nobody does. */
export const advanceSchema = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("all") }),
  /** The first so many of each group. Equals at the edge all go on, or none of them. */
  z.strictObject({
    by: z.literal("top"),
    count: z.int().min(1).max(10_000),
    onTie: z.enum(["all", "none"]),
  }),
  z.strictObject({ by: z.literal("minimum"), score: decimalText }),
  /** The committee names them. */
  z.strictObject({ by: z.literal("list") }),
]);

export const roundSchema = z.strictObject({
  id,
  label: z.string().max(300),
  kind: z.enum(ROUND_KINDS),
  /** Judges see neither authors nor units. */
  blind: z.boolean(),
  /** Judges per entry; null: everybody on the panel scores everything. */
  judgesPerEntry: z.int().min(1).max(50).nullable(),
  marksSeen: z.enum(MARKS_SEEN),
  /** Two totals of one entry that lie further apart are discussed; points, null: no limit. */
  differenceLimit: decimalText.nullable(),
  /** Judges propose a prize. */
  asksProposal: z.boolean(),
  advance: advanceSchema,
});

export type Round = z.infer<typeof roundSchema>;
export type RoundKind = Round["kind"];
export type MarksSeen = Round["marksSeen"];
/** The line of a round: who goes on. */
export type Advance = z.infer<typeof advanceSchema>;
