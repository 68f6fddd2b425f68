/** How far a scenario has come. */
export type ScenarioState = "draft" | "proposed" | "failed" | "passed" | "in-force";

/** `votes`: on this scenario, the newest first; `inForce`: by its numbers the newest result was computed. */
export function scenarioState(
  { proposedAt }: { readonly proposedAt: Date | null },
  votes: readonly { readonly passed: boolean }[],
  inForce: boolean,
): ScenarioState {
  if (inForce) return "in-force";
  const [last] = votes;
  if (last) return last.passed ? "passed" : "failed";
  return proposedAt ? "proposed" : "draft";
}
