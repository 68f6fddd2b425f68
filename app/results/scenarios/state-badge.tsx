import { Badge, useT, type Tone } from "~/ui";
import type { ScenarioState } from "./scenario-state";

const TONES: Record<ScenarioState, Tone> = {
  draft: "neutral",
  proposed: "info",
  failed: "danger",
  passed: "neutral",
  "in-force": "success",
};

/** How far a scenario has come, in a word. */
export function StateBadge({ state }: { state: ScenarioState }) {
  const t = useT("scenarios");
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
