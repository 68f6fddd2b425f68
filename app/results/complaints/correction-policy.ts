import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

interface CorrectionFacts {
  readonly contestState: ContestState;
  /** Whoever asks has an interest in an entry that the correction is about. */
  readonly conflicted: boolean;
}

/** What was put right after closing, before and after: for those who see the tally. */
export function whyNotSeeCorrections(
  standing: Standing,
  { contestState }: Pick<CorrectionFacts, "contestState">,
): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary", "observer");
  if (refusal) return refusal;
  return contestState === "CLOSED" || contestState === "PUBLISHED" ? null : "not-yet";
}

/** Opening sheets again after closing, taking an entry out, and computing the result anew. */
export function whyNotCorrect(standing: Standing, facts: CorrectionFacts): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser") ?? whyNotSeeCorrections(standing, facts);
  return refusal ?? (facts.conflicted ? "conflict-of-interest" : null);
}

const favourable: CorrectionFacts = { contestState: "CLOSED", conflicted: false };

export const permissions: readonly Permission[] = [
  { id: "correction.see", whyNot: (standing) => whyNotSeeCorrections(standing, favourable) },
  { id: "correction.make", whyNot: (standing) => whyNotCorrect(standing, favourable) },
];
