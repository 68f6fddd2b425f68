import { Badge, type Tone } from "~/ui/status";
import { useT } from "~/ui/i18n";
import type { ContestState } from "./timeline";

const TONES: Record<ContestState, Tone> = {
  DRAFT: "neutral",
  OPEN: "info",
  CLOSED: "warning",
  PUBLISHED: "success",
};

/** The state of a contest, for its secretariat; the public sees its phase. */
export function StateBadge({ state }: { state: ContestState }) {
  const t = useT("contests");
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
