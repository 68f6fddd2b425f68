import { z } from "zod";

/**
 * What decided on a prize, in figures, as it is kept with it. No personal data: neither a day of birth nor what somebody
 * said of themselves.
 */
export const awardBasisSchema = z.object({
  /** Entries of the unit. */
  entries: z.int().min(0).optional(),
  /** The entry's score, decimal. */
  score: z.string().optional(),
  /** The unit's points in the league table, decimal. */
  points: z.string().optional(),
});

export type AwardBasis = z.infer<typeof awardBasisSchema>;

/** A basis as the database holds it. */
export function storedBasis(json: unknown): AwardBasis {
  return awardBasisSchema.parse(json);
}
