import { Badge, useT, type Tone } from "~/ui";
import type { ConsentStatus } from "./consent-rules";

const TONES: Record<ConsentStatus, Tone> = {
  given: "success",
  missing: "warning",
  refused: "neutral",
  withdrawn: "danger",
};

export function ConsentBadge({ status }: { status: ConsentStatus }) {
  return <Badge tone={TONES[status]}>{useT("consent")(`status.${status}`)}</Badge>;
}
