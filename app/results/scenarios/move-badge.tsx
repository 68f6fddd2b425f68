import { Badge, useT, type Tone } from "~/ui";
import type { Move } from "./scenario-view";

const TONES: Record<Exclude<Move, "same">, Tone> = {
  new: "success",
  up: "success",
  settled: "info",
  opened: "warning",
  down: "warning",
  lost: "danger",
};

/** What becomes of an entry's prize, as a word; nothing where it stays. */
export function MoveBadge({ move }: { move: Move }) {
  const t = useT("scenarios");
  return move === "same" ? null : <Badge tone={TONES[move]}>{t(`move.${move}`)}</Badge>;
}
