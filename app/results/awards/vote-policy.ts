import type { ContestState } from "~/contests/timeline";
import type { Permission, Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { whyNotSeeTally } from "../result-policy";

/** How many voted, and once voting is over for whom: for those who see the tally. */
export function whyNotSeeVotes(
  standing: Standing,
  { contestState }: { readonly contestState: ContestState },
): Refusal | null {
  return whyNotSeeTally(standing, { contestState });
}

export const permissions: readonly Permission[] = [
  { id: "vote.see", whyNot: (standing) => whyNotSeeVotes(standing, { contestState: "OPEN" }) },
];
