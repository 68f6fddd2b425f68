import type { ContestState } from "~/contests/timeline";
import type { Permission, Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { whyNotDecide, whyNotSeeTally, type ResultFacts } from "../result-policy";

/** Scenarios play over a result, so there are none before there is one. Afterwards they stay readable. */
export function whyNotSeeScenarios(
  standing: Standing,
  { contestState }: { readonly contestState: ContestState },
): Refusal | null {
  return whyNotSeeTally(standing, { contestState }) ?? (contestState === "OPEN" ? "not-yet" : null);
}

/** Making, changing and proposing scenarios: between closing and the official result, or before the corrected one. */
export function whyNotWriteScenario(standing: Standing, facts: ResultFacts): Refusal | null {
  return whyNotDecide(standing, facts);
}

/** Recording the committee's vote on a proposed one, which may make the next result. */
export function whyNotRecordVote(standing: Standing, facts: ResultFacts): Refusal | null {
  return whyNotDecide(standing, facts);
}

const closed = { contestState: "CLOSED", window: null } as const;

export const permissions: readonly Permission[] = [
  { id: "scenario.see", whyNot: (standing) => whyNotSeeScenarios(standing, closed) },
  { id: "scenario.write", whyNot: (standing) => whyNotWriteScenario(standing, closed) },
  { id: "scenario.vote", whyNot: (standing) => whyNotRecordVote(standing, closed) },
];
