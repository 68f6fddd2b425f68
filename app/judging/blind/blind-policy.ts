import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

/** What judges see of an entry, and what was done to it. */
export function whyNotReadBlind(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary", "observer");
}

/**
 * Putting a redacted file in the place of one, covering more words, and taking either back: not for whoever has an
 * interest in the entry, who could let judges know it.
 */
export function whyNotRedact(
  standing: Standing,
  facts: { readonly contestState: ContestState; readonly conflicted: boolean },
): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary");
  if (refusal) return refusal;
  if (facts.conflicted) return "conflict-of-interest";
  return facts.contestState === "OPEN" ? null : "state";
}

export const permissions: Permission[] = [
  { id: "judging.read-blind", whyNot: whyNotReadBlind },
  { id: "judging.redact", whyNot: (standing) => whyNotRedact(standing, { contestState: "OPEN", conflicted: false }) },
];
