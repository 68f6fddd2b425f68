import type { Bundle } from "./bundle";

/** Codes of the entries that were judged in the last round; where there is one round, all that have a sheet. */
export function finalistsOf({ rule, sheets }: Pick<Bundle, "rule" | "sheets">): ReadonlySet<string> {
  const last = rule.rounds.at(-1)?.id;
  return new Set(sheets.flatMap(({ round, entry }) => (round === last ? [entry] : [])));
}
