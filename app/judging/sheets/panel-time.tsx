import type { JudgePanel } from "./judge-place.server";
import { useT, When } from "~/ui";

/** From when, until when, or since when no longer: in the contest's zone, which it names. */
export function PanelTime({
  panel: { window, opensAt, closesAt, done, total },
  timeZone,
}: {
  panel: JudgePanel;
  timeZone: string;
}) {
  const t = useT("judging");
  const at = window === "not-yet" ? opensAt : closesAt;
  if (!at) return null;
  return (
    <span className={window === "too-late" ? (done < total ? "text-danger" : "text-muted") : undefined}>
      {t(`window.${window ?? "open"}`)} <When at={at} time zone={timeZone} />{" "}
      <span className="text-sm whitespace-nowrap text-muted">
        {t([`zone.${timeZone.replaceAll("/", "-")}`, "zone.other"], { zone: timeZone })}
      </span>
    </span>
  );
}
