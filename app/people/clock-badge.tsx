import { Badge, useT } from "~/ui";
import type { clockOf, DataRequestState } from "./data-request-form";

/** Where a request stands: while it is open, how its time stands. */
export function ClockBadge({
  clock,
  state,
}: {
  clock: ReturnType<typeof clockOf>;
  state: DataRequestState;
}) {
  const t = useT("rights");
  if (clock === "overdue") return <Badge tone="danger">{t("clock.overdue")}</Badge>;
  const tone = { OPEN: "warning", ANSWERED: "info", DONE: "success", REFUSED: "neutral" } as const;
  return <Badge tone={tone[state]}>{t(`state.${state}`)}</Badge>;
}
