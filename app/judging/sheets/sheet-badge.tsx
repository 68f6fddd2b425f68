import { Badge, useT, type Tone } from "~/ui";
import type { SheetProgress } from "../progress/progress";

const TONES: Readonly<Record<SheetProgress, Tone>> = {
  none: "neutral",
  todo: "neutral",
  started: "info",
  returned: "warning",
  submitted: "success",
};

/** How far a sheet is, as a word in its colour. */
export function SheetBadge({ progress }: { progress: SheetProgress }) {
  const t = useT("judging");
  return <Badge tone={TONES[progress]}>{t(`sheet-state.${progress}`)}</Badge>;
}
