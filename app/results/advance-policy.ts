import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import type { ContestState } from "~/contests/timeline";
import { whyNotSeeTally } from "./result-policy";

export interface LineFacts {
  readonly contestState: ContestState;
  /** Whoever asks has a conflict of interest with an entry of the round. */
  readonly conflicted: boolean;
  /** A correction after closing is under way. */
  readonly correcting?: boolean;
}

/** The ranking of a round and its line: whoever may see marks before they are public. */
export function whyNotSeeRounds(
  standing: Standing,
  facts: Pick<LineFacts, "contestState">,
): Refusal | null {
  return whyNotSeeTally(standing, facts);
}

/** Deciding who goes on, taking that back, and deciding about an entry that came late. */
export function whyNotDrawLine(standing: Standing, facts: LineFacts): Refusal | null {
  return whyNotRenewLine(standing, { ...facts, correcting: false });
}

/** Renewing a line that marks have moved under, and letting somebody go on by it: also while a correction is under way. */
export function whyNotRenewLine(standing: Standing, facts: LineFacts): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser");
  if (refusal) return refusal;
  if (facts.contestState !== "OPEN" && !facts.correcting) return "state";
  return facts.conflicted ? "conflict-of-interest" : null;
}

export const permissions: readonly Permission[] = [
  {
    id: "result.see-rounds",
    whyNot: (standing) => whyNotSeeRounds(standing, { contestState: "OPEN" }),
  },
  {
    id: "result.draw-line",
    whyNot: (standing) => whyNotDrawLine(standing, { contestState: "OPEN", conflicted: false }),
  },
  {
    id: "result.renew-line",
    whyNot: (standing) => whyNotRenewLine(standing, { contestState: "CLOSED", conflicted: false, correcting: true }),
  },
];
