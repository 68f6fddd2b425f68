import { unlessRole, WRITERS } from "~/entries/entry-policy";
import type { EntryState } from "~/entries/entry-state";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

export const COMPLAINT_STATES = ["OPEN", "UPHELD", "REJECTED", "WITHDRAWN"] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export interface ComplainFacts {
  readonly state: EntryState;
  /** Until when complaints about the provisional list are taken; null: none can be seen that takes any. */
  readonly until: Date | null;
  /** The official result is out. */
  readonly official: boolean;
  /** An own complaint about this entry, or that of the own unit, waits for its answer. */
  readonly open: boolean;
  readonly now: Date;
}

/**
 * Complaining about the provisional result: its unit, and each of its authors who has an account, for whom a unit need not
 * speak; while the shown time runs.
 */
export function whyNotComplain(standing: Standing, facts: ComplainFacts): Refusal | null {
  const refusal = unlessRole(standing, facts, ...WRITERS);
  if (refusal) return refusal;
  if (facts.state !== "ELIGIBLE" || facts.open) return "state";
  if (facts.until === null) return facts.official ? "too-late" : "not-yet";
  return facts.now < facts.until && !facts.official ? null : "too-late";
}

/** Taking back what one has complained oneself, or for the unit, until it is answered. */
export function whyNotTakeBack(
  standing: Standing,
  facts: { readonly state: EntryState; readonly complaint: ComplaintState; readonly own: boolean },
): Refusal | null {
  const refusal = unlessRole(standing, facts, ...WRITERS);
  if (refusal) return refusal;
  if (!facts.own) return "role";
  return facts.complaint === "OPEN" ? null : "state";
}

/** The list of complaints, and each with its files: the secretariat. */
export function whyNotReadComplaints(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary");
  if (refusal !== "role") return refusal;
  return standing.observer ? "role" : "hidden";
}

/** Answering for the committee; nobody who has an interest in the entry. */
export function whyNotAnswerComplaint(
  standing: Standing,
  facts: { readonly complaint: ComplaintState; readonly conflicted: boolean },
): Refusal | null {
  const refusal = whyNotReadComplaints(standing) ?? unlessOneOf(standing, "organiser");
  if (refusal) return refusal;
  if (facts.conflicted) return "conflict-of-interest";
  return facts.complaint === "OPEN" ? null : "state";
}

const now = new Date(0);
const running: ComplainFacts = {
  state: "ELIGIBLE",
  until: new Date(1),
  official: false,
  open: false,
  now,
};

export const permissions: readonly Permission[] = [
  { id: "complaint.write", whyNot: (standing) => whyNotComplain(standing, running) },
  {
    id: "complaint.take-back",
    whyNot: (standing) => whyNotTakeBack(standing, { state: "ELIGIBLE", complaint: "OPEN", own: true }),
  },
  { id: "complaint.read", whyNot: whyNotReadComplaints },
  {
    id: "complaint.answer",
    whyNot: (standing) => whyNotAnswerComplaint(standing, { complaint: "OPEN", conflicted: false }),
  },
];
