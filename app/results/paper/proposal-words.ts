import { levelLabel, type Regulation } from "~/contests/regulation";
import { NO_PRIZE } from "~/contests/rule";

/** Prizes that judges proposed for an entry, the highest level first: "Giải Nhất (2)". "": none. */
export function proposalWords(regulation: Regulation, proposals: readonly (string | null)[]): string {
  return regulation.rule.prizes.levels
    .map(({ id }) => ({ id, count: proposals.filter((one) => one === id && one !== NO_PRIZE).length }))
    .filter(({ count }) => count > 0)
    .map(({ id, count }) => `${levelLabel(regulation, id) ?? id} (${count})`)
    .join(", ");
}
