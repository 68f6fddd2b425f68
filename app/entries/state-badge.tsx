import { Badge, useT } from "~/ui";
import type { EntryState } from "./entry-state";
import { toneOfState } from "./present";

/** An entry's state as a word in its colour. */
export function EntryStateBadge({ state }: { state: EntryState }) {
  const t = useT("entries");
  return <Badge tone={toneOfState(state)}>{t(`state.${state}`)}</Badge>;
}
