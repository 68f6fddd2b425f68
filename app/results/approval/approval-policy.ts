import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { whyNotSeeTally } from "../result-policy";
import type { ApprovalStep } from "~/contests/regulation";

export interface ApprovalFacts {
  readonly contestState: ContestState;
  /** The tally is the official result already. */
  readonly published: boolean;
  /** Whoever asks has a conflict of interest with an entry that the signature is about. */
  readonly conflicted: boolean;
}

/** The chain with who signed what: the secretariat and its observers. */
export function whyNotSeeChain(standing: Standing, facts: Pick<ApprovalFacts, "contestState">): Refusal | null {
  return whyNotSeeTally(standing, facts);
}

/** A panel's own step: for its chair. */
export function whyNotSeePanelStep(standing: Standing, { contestState }: Pick<ApprovalFacts, "contestState">): Refusal | null {
  const refusal = unlessOneOf(standing, "chair");
  if (refusal) return refusal === "role" ? "hidden" : refusal;
  if (contestState === "OPEN") return "not-yet";
  return contestState === "DRAFT" ? "state" : null;
}

/** Signing a step off, or sending the result back: organisers by the signed paper, a panel's chair for the own panel. */
export function whyNotApprove(
  standing: Standing,
  by: ApprovalStep["by"],
  { contestState, published, conflicted }: ApprovalFacts,
): Refusal | null {
  const refusal = by === "panel" ? unlessOneOf(standing, "organiser", "chair") : unlessOneOf(standing, "organiser");
  if (refusal) return refusal;
  if ((contestState !== "CLOSED" && contestState !== "PUBLISHED") || published) return "state";
  return conflicted ? "conflict-of-interest" : null;
}

const favourable: ApprovalFacts = { contestState: "CLOSED", published: false, conflicted: false };

export const permissions: readonly Permission[] = [
  { id: "approval.see", whyNot: (standing) => whyNotSeeChain(standing, favourable) },
  { id: "approval.see-panel-step", whyNot: (standing) => whyNotSeePanelStep(standing, favourable) },
  { id: "approval.sign-panel-step", whyNot: (standing) => whyNotApprove(standing, "panel", favourable) },
  { id: "approval.sign-step", whyNot: (standing) => whyNotApprove(standing, "signer", favourable) },
];
