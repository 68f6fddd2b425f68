export const ENTRY_STATES = [
  "DRAFT",
  "SUBMITTED",
  "SUPPLEMENT_REQUESTED",
  "ELIGIBLE",
  "INELIGIBLE",
  "WITHDRAWN",
] as const;

/** Mirrors the database's enum; `entry-row.server.ts` holds the compile-time check of equality. */
export type EntryState = (typeof ENTRY_STATES)[number];

export const SCREENING_OUTCOMES = ["ELIGIBLE", "INELIGIBLE", "SUPPLEMENT"] as const;
export type ScreeningOutcome = (typeof SCREENING_OUTCOMES)[number];

export const ENTRY_EVENTS = ["submit", "withdraw", "eligible", "ineligible", "supplement"] as const;
export type EntryEvent = (typeof ENTRY_EVENTS)[number];

/**
 * The state after an event, or null where the event has no place in that state.
 * A new version always goes back to the secretariat; time and roles are for entry-policy.ts.
 */
export function transition(state: EntryState, event: EntryEvent): EntryState | null {
  switch (event) {
    case "submit":
      return "SUBMITTED";
    case "withdraw":
      return wasSubmitted(state) && state !== "WITHDRAWN" ? "WITHDRAWN" : null;
    case "eligible":
      return isInScreening(state) ? "ELIGIBLE" : null;
    case "ineligible":
      return isInScreening(state) ? "INELIGIBLE" : null;
    case "supplement":
      return isInScreening(state) ? "SUPPLEMENT_REQUESTED" : null;
  }
}

/** The event that a screening decision is. */
export function eventOf(outcome: ScreeningOutcome): EntryEvent {
  switch (outcome) {
    case "ELIGIBLE":
      return "eligible";
    case "INELIGIBLE":
      return "ineligible";
    case "SUPPLEMENT":
      return "supplement";
  }
}

/** Something was sent in, so a code and at least one version exist. */
export function wasSubmitted(state: EntryState): boolean {
  return state !== "DRAFT";
}

/** The secretariat may decide on it, also to correct an earlier decision. */
export function isInScreening(state: EntryState): boolean {
  return wasSubmitted(state) && state !== "WITHDRAWN";
}
