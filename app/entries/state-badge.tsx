import { Badge, useT } from "~/ui";
import type { EntryState } from "./entry-state";
import { toneOfState } from "./present";

/** An entry's state as a word in its colour; once its result is out, its prize ("": none, which is said). */
export function EntryStateBadge({ state, prize }: { state: EntryState; prize?: string | undefined }) {
  const t = useT("entries");
  if (prize !== undefined)
    return <Badge tone={prize ? "success" : "neutral"}>{prize || t("noPrize")}</Badge>;
  return <Badge tone={toneOfState(state)}>{t(`state.${state}`)}</Badge>;
}
