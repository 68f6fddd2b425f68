import { TimelineBar } from "~/ui/timeline-bar";
import type { Regulation } from "./regulation";
import { windowsInOrder } from "./timeline";
import { useWindowLabel } from "./window-label";

/** A contest's timeline as a line. */
export function WindowsLine({
  regulation,
  now,
}: {
  regulation: Pick<Regulation, "windows" | "rule" | "rounds" | "timeZone">;
  now: Date | string;
}) {
  const label = useWindowLabel(regulation);
  return (
    <TimelineBar
      now={now}
      zone={regulation.timeZone}
      windows={windowsInOrder(regulation).map((window) => ({
        id: `${window.capability} ${window.roundId ?? ""}`,
        label: label(window),
        opensAt: window.opensAt,
        closesAt: window.closesAt,
      }))}
    />
  );
}
