/** How an entry is judged in a round. */
export interface JudgesOfEntry {
  /** Judges who have it now. */
  readonly judges: number;
  /** Submitted sheets that were set aside, but for those of judges who must not judge it. */
  readonly setAside: number;
  /** Judges who were given it since the first of these was set aside. */
  readonly since: number;
}

/**
 * How many judges an entry is to have: what the regulation gives it in the round. Where everybody on the panel scores
 * everything, whoever's sheet was set aside is to be replaced.
 */
export function wantedJudges(
  perEntry: number | null,
  { judges, setAside, since }: JudgesOfEntry,
): number {
  return perEntry ?? judges + Math.max(0, setAside - since);
}

/** What an organiser agreed to holds while no further judge is lost. */
export function consentHolds(consent: { readonly judges: number }, judges: number): boolean {
  return judges >= consent.judges;
}
