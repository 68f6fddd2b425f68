import { useT } from "~/ui/i18n";
import type { Regulation, TimelineWindow } from "./regulation";
import { roundsOf } from "./rounds";

/** What a window of the timeline is called; judging takes its round's name where there are several. */
export function useWindowLabel(
  regulation: Pick<Regulation, "rule" | "rounds">,
): (window: Pick<TimelineWindow, "capability" | "roundId">) => string {
  const t = useT("public");
  const rounds = roundsOf(regulation);
  return ({ capability, roundId }) => {
    const round = rounds.find(({ id }) => id === roundId);
    return capability === "judge" && round && rounds.length > 1 ? round.label : t(`window.${capability}`);
  };
}
