import { useT } from "./i18n";
import { When } from "./values";

export interface TimelineWindow {
  readonly id: string;
  readonly label: string;
  readonly opensAt: Date | string;
  readonly closesAt: Date | string;
}

/** The windows of a timeline as a line: what is over, what goes on, what comes. Stands upright on a phone. */
export function TimelineBar({
  windows,
  now,
  zone,
}: {
  windows: readonly TimelineWindow[];
  now: Date | string;
  zone?: string;
}) {
  const t = useT("common");
  const instant = new Date(now).getTime();
  return (
    <ol className="timeline" aria-label={t("timeline.label")}>
      {windows.map((window) => {
        const state = stateAt(window, instant);
        return (
          <li key={window.id} className={`timeline-item timeline-${state}`}>
            <span className="timeline-dot" aria-hidden="true" />
            <p className="font-semibold">{window.label}</p>
            <p className="timeline-state">{t(`timeline.${state}`)}</p>
            <p className="mt-1 text-sm text-muted">
              <When at={window.opensAt} time zone={zone} />
              <span aria-hidden="true"> → </span>
              <When at={window.closesAt} time zone={zone} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function stateAt(window: TimelineWindow, instant: number): "past" | "current" | "future" {
  if (instant < new Date(window.opensAt).getTime()) return "future";
  return instant < new Date(window.closesAt).getTime() ? "current" : "past";
}
