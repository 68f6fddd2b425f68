import { useEffect, useState } from "react";
import { useT } from "./i18n";
import { remaining } from "./remaining";

/**
 * How long until an instant, by the server's clock: what the visitor's own clock says does not matter. Counts the
 * seconds of the last hours; without script it says what was true when the page was made.
 */
export function Countdown({ until, now }: { until: Date | string; now: Date | string }) {
  const t = useT("common");
  const left = useLeft(until, now);
  if (left <= 0) return <span>{t("countdown.over")}</span>;
  return (
    <span className="figures whitespace-nowrap" role="timer" aria-live="off">
      {left < COUNTS_SECONDS_BELOW ? <Clock left={left} /> : <Rough left={left} />}
    </span>
  );
}

const COUNTS_SECONDS_BELOW = 2 * 60 * 60 * 1000;

function Rough({ left }: { left: number }) {
  const t = useT("common");
  const rough = remaining(new Date(left), new Date(0));
  return rough ? <>{t(`remaining.${rough.unit}`, { count: rough.count })}</> : null;
}

function Clock({ left }: { left: number }) {
  const t = useT("common");
  const seconds = Math.ceil(left / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  return <>{t("countdown.left", { time })}</>;
}

/** Milliseconds left. The page's own clock only measures how long the page has been open. */
function useLeft(until: Date | string, now: Date | string): number {
  const atLoad = new Date(until).getTime() - new Date(now).getTime();
  const [left, setLeft] = useState(atLoad);
  useEffect(() => {
    // The one stands still while a machine sleeps, the other jumps when its clock is set: the later hour is the safer.
    const [began, beganAt] = [performance.now(), Date.now()];
    const passed = () => Math.max(performance.now() - began, Date.now() - beganAt);
    setLeft(atLoad);
    const timer = setInterval(() => setLeft(atLoad - passed()), 1000);
    return () => clearInterval(timer);
  }, [atLoad]);
  return left;
}
