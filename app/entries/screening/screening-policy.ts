import type { WindowRefusal } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import {
  AUTHORS,
  unlessRole,
  whyNotListEntries,
  whyNotScreenEntry,
  type EntryFacts,
} from "../entry-policy";
import { wasSubmitted, type EntryState } from "../entry-state";

/** Writing down what the secretariat wants to remember of an entry, as long as there is one. */
export function whyNotNote(standing: Standing, facts: Pick<EntryFacts, "state">): Refusal | null {
  const refusal = unlessRole(standing, facts, "organiser", "secretary");
  if (refusal) return refusal;
  return wasSubmitted(facts.state) ? null : "state";
}

/** Putting it into another field: while it is screened, and before judges have it. */
export function whyNotMoveField(standing: Standing, facts: EntryFacts): Refusal | null {
  return whyNotScreenEntry(standing, facts) ?? (facts.assigned ? "state" : null);
}

/** Reminding of a supplement that has been asked for and has not come. */
export function whyNotRemind(standing: Standing, facts: EntryFacts): Refusal | null {
  const refusal = unlessRole(standing, facts, "organiser", "secretary");
  if (refusal) return refusal;
  if (!facts.contestOpen || facts.state !== "SUPPLEMENT_REQUESTED" || !facts.supplementDueAt)
    return "state";
  return facts.now < facts.supplementDueAt ? null : "too-late";
}

/** Doing something to many entries at once; each of them is asked about by itself. */
export function whyNotScreenMany(standing: Standing): Refusal | null {
  return whyNotListEntries(standing) ?? unlessOneOf(standing, "organiser", "secretary");
}

/** What the formal decision needs to know of the contest. */
export interface DecisionFacts {
  readonly contestOpen: boolean;
  /** Null while entries are still taken. */
  readonly submitWindow: WindowRefusal | null;
}

/** The list of what is to be decided, what was decided, and the letters: for those who see the entries. */
export function whyNotSeeDecisions(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary", "observer");
  return refusal === "role" ? "hidden" : refusal;
}

/** Putting the formal decision on record, once nothing more comes in. */
export function whyNotDecideEligibility(standing: Standing, facts: DecisionFacts): Refusal | null {
  const reading = whyNotSeeDecisions(standing);
  if (reading) return reading;
  const refusal = unlessOneOf(standing, "organiser");
  if (refusal) return refusal;
  if (!facts.contestOpen) return "state";
  return facts.submitWindow === "too-late" ? null : "not-yet";
}

/** Telling the authors of a decision. */
export function whyNotSendLetters(standing: Standing): Refusal | null {
  return whyNotSeeDecisions(standing) ?? unlessOneOf(standing, "organiser", "secretary");
}

/** What an appeal needs to know of its entry. */
export interface AppealFacts {
  readonly state: EntryState;
  readonly contestOpen: boolean;
  /** An appeal against the newest conclusion is on record, answered or not. */
  readonly appealed: boolean;
  /** Whether it waits for its answer. */
  readonly open: boolean;
  readonly appealUntil: Date | null;
  readonly now: Date;
}

/** Appealing against being found ineligible: once, in time, by whoever answers for the entry. */
export function whyNotAppeal(standing: Standing, facts: AppealFacts): Refusal | null {
  const refusal = unlessRole(standing, facts, ...AUTHORS);
  if (refusal) return refusal;
  if (!facts.contestOpen || facts.state !== "INELIGIBLE" || facts.appealed || !facts.appealUntil)
    return "state";
  return facts.now < facts.appealUntil ? null : "too-late";
}

/** Answering an appeal: as long as the contest runs, whatever the hour. */
export function whyNotAnswerAppeal(standing: Standing, facts: AppealFacts): Refusal | null {
  const refusal = unlessRole(standing, facts, "organiser", "secretary");
  if (refusal) return refusal;
  return facts.contestOpen && facts.state === "INELIGIBLE" && facts.open ? null : "state";
}

const SCREENED: EntryFacts = {
  state: "SUPPLEMENT_REQUESTED",
  contestOpen: true,
  submitWindow: "too-late",
  screenWindow: null,
  supplementDueAt: new Date(1),
  assigned: false,
  decided: false,
  appealOpen: false,
  openParts: null,
  now: new Date(0),
};
const REFUSED: AppealFacts = {
  state: "INELIGIBLE",
  contestOpen: true,
  appealed: false,
  open: false,
  appealUntil: new Date(1),
  now: new Date(0),
};

/** For the generated table: everything favourable but the role. */
export const permissions: Permission[] = [
  { id: "entry.note", whyNot: (standing) => whyNotNote(standing, SCREENED) },
  { id: "entry.move-field", whyNot: (standing) => whyNotMoveField(standing, SCREENED) },
  { id: "entry.remind", whyNot: (standing) => whyNotRemind(standing, SCREENED) },
  { id: "entry.screen-many", whyNot: whyNotScreenMany },
  { id: "eligibility.see", whyNot: whyNotSeeDecisions },
  { id: "eligibility.decide", whyNot: (standing) => whyNotDecideEligibility(standing, SCREENED) },
  { id: "eligibility.send-letters", whyNot: whyNotSendLetters },
  { id: "appeal.write", whyNot: (standing) => whyNotAppeal(standing, REFUSED) },
  {
    id: "appeal.answer",
    whyNot: (standing) => whyNotAnswerAppeal(standing, { ...REFUSED, appealed: true, open: true }),
  },
];
