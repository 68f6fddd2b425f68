import { z } from "zod";
import type { Bundle } from "../bundle";

/** The vote by which a scenario took the place of the regulation's numbers, as the bundle states it. */
const scenarioInForceSchema = z.object({
  name: z.string(),
  votesFor: z.int(),
  votesAgainst: z.int(),
  votesTotal: z.int(),
  /** The share that was needed; "": more for than against. */
  share: z.string(),
  passed: z.boolean(),
  decidedAt: z.iso.datetime(),
});

export type ScenarioInForce = z.infer<typeof scenarioInForceSchema>;

/** The scenario whose numbers a result was computed by; null: the regulation's own. */
export function scenarioInForce({ contest }: Pick<Bundle, "contest">): ScenarioInForce | null {
  return scenarioInForceSchema.safeParse(contest?.["scenario"]).data ?? null;
}
