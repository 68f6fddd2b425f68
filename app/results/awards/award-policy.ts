import type { ContestState } from "~/contests/timeline";
import type { Permission, Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { whyNotDecide, whyNotSeeTally, type ResultFacts } from "../result-policy";

/** Special prizes and the league table of units: for those who see the tally. They are found from a result. */
export function whyNotSeeAwards(
  standing: Standing,
  { contestState }: { readonly contestState: ContestState },
): Refusal | null {
  return whyNotSeeTally(standing, { contestState }) ?? (contestState === "OPEN" ? "not-yet" : null);
}

/** Deciding on special and collective prizes, withdrawing them, and points for promotion: until the official result. */
export function whyNotDecideAward(standing: Standing, facts: ResultFacts): Refusal | null {
  return whyNotDecide(standing, facts);
}

const closed = { contestState: "CLOSED", window: null } as const;

export const permissions: readonly Permission[] = [
  { id: "award.see", whyNot: (standing) => whyNotSeeAwards(standing, closed) },
  { id: "award.decide", whyNot: (standing) => whyNotDecideAward(standing, closed) },
];
