import { Badge, useT, When } from "~/ui";
import type { PanelSummary } from "./panel-summary.server";

type Shown = Pick<
  PanelSummary,
  "closedAt" | "closesAt" | "window" | "daysLeft" | "submitted" | "todo" | "started" | "returned" | "unassigned" | "short"
>;

/** Whether the panel still judges, until when, and how many days are left. */
export function WindowLine({ panel, timeZone }: { panel: Shown; timeZone: string }) {
  const t = useT("steering");
  const { closedAt, closesAt, window, daysLeft } = panel;
  if (closedAt)
    return (
      <p>
        <Badge tone="success">{t("progress.closed")}</Badge> <When at={closedAt} time zone={timeZone} />
      </p>
    );
  const { submitted, todo, started, returned, unassigned, short } = panel;
  const ready = submitted > 0 && todo + started + returned + unassigned + short === 0;
  return (
    <p>
      <Badge tone={ready ? "warning" : "neutral"}>
        {t(ready ? "progress.ready" : "progress.open")}
      </Badge>{" "}
      {closesAt ? (
        <>
          {t("progress.closes")} <When at={closesAt} time zone={timeZone} />.{" "}
          {window === "too-late"
            ? t("progress.over")
            : window === "not-yet"
              ? t("progress.opens-later")
              : daysLeft === null
                ? null
                : daysLeft > 0
                  ? t("progress.days-left", { count: daysLeft })
                  : t("progress.last-day")}
        </>
      ) : null}
    </p>
  );
}
