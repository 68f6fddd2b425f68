import { Badge, useT } from "~/ui";
import type { EntryState } from "./entry-state";
import { toneOfState } from "./present";
import type { ToldResult } from "./told-result";

/** An entry's state as a word in its colour; once its result is out, its prizes, or why it has none. */
export function EntryStateBadge({ state, told }: { state: EntryState; told?: ToldResult | undefined }) {
  const t = useT("entries");
  if (told)
    return "prizes" in told ? (
      <Badge tone="success">{told.prizes}</Badge>
    ) : (
      <Badge tone="neutral">{t(`without.${told.without}`)}</Badge>
    );
  return <Badge tone={toneOfState(state)}>{t(`state.${state}`)}</Badge>;
}
