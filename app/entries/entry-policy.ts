import type { WindowRefusal } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { transition, wasSubmitted, type EntryEvent, type EntryState } from "./entry-state";

type Role = Parameters<typeof unlessOneOf>[1];

export const AUTHORS = ["contestant", "unitCoordinator"] as const;
export const WRITERS = [...AUTHORS, "coAuthor"] as const;
const SECRETARIAT = ["organiser", "secretary", "observer"] as const;

/** What a permission needs to know of an entry and of the hour. */
export interface EntryFacts {
  readonly state: EntryState;
  /** The contest runs: announced, not yet tallied. */
  readonly contestOpen: boolean;
  /** Why the timeline forbids sending in and screening now; null where it does not. */
  readonly submitWindow: WindowRefusal | null;
  readonly screenWindow: WindowRefusal | null;
  /** Until when an asked-for supplement may come. */
  readonly supplementDueAt: Date | null;
  /** Judges have it already. */
  readonly assigned: boolean;
  /** A formal decision lists it: what was concluded stands, unless an appeal is upheld. */
  readonly decided: boolean;
  /** An appeal of its authors waits for its answer, which comes first. */
  readonly appealOpen: boolean;
  /** The parts that a supplement asks for (dossier-parts.ts); null: all may be written. */
  readonly openParts: readonly string[] | null;
  readonly now: Date;
}

type SentOrNot = Pick<EntryFacts, "state">;

/** Refuses all but `roles`; whoever may not even know of the entry is told that there is none. */
export function unlessRole(standing: Standing, facts: SentOrNot, ...roles: Role[]): Refusal | null {
  const refusal = unlessOneOf(standing, ...roles);
  return refusal === "role" ? (whyNotReadEntry(standing, facts) ?? refusal) : refusal;
}

/** Starting a dossier: anybody with an account, while the contest takes entries. */
export function whyNotStartEntry(
  standing: Standing,
  facts: Pick<EntryFacts, "contestOpen" | "submitWindow">,
): Refusal | null {
  if (!standing.signedIn) return "sign-in";
  return facts.contestOpen ? facts.submitWindow : "state";
}

/** Starting one in a unit's name: only its coordinators. */
export function whyNotStartForUnit(
  standing: Standing,
  facts: Pick<EntryFacts, "contestOpen" | "submitWindow">,
): Refusal | null {
  return unlessOneOf(standing, "unitCoordinator") ?? whyNotStartEntry(standing, facts);
}

/** A unit's own list, with its drafts: only its coordinators. */
export function whyNotReadUnit(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "unitCoordinator");
  return refusal === "role" ? "hidden" : refusal;
}

/** A draft is its authors' own business until it is sent in. */
export function whyNotReadEntry(standing: Standing, { state }: SentOrNot): Refusal | null {
  const refusal = unlessOneOf(standing, ...WRITERS, ...(wasSubmitted(state) ? SECRETARIAT : []));
  return refusal === "role" ? "hidden" : refusal;
}

/** Writing the draft: also those who were invited to write along. */
export function whyNotEditEntry(standing: Standing, facts: EntryFacts): Refusal | null {
  return unlessRole(standing, facts, ...WRITERS) ?? whyNotNow(facts, "submit");
}

/** Sending the draft in as a new version: whoever answers for the entry. */
export function whyNotSubmitEntry(standing: Standing, facts: EntryFacts): Refusal | null {
  return unlessRole(standing, facts, ...AUTHORS) ?? whyNotNow(facts, "submit");
}

/** Taking back what was sent in, as long as it could still be changed. */
export function whyNotWithdrawEntry(standing: Standing, facts: EntryFacts): Refusal | null {
  return unlessRole(standing, facts, ...AUTHORS) ?? whyNotNow(facts, "withdraw");
}

/** Deleting a draft that was never sent in; what was sent in can only be taken back. */
export function whyNotDiscardDraft(standing: Standing, facts: Pick<EntryFacts, "state">): Refusal | null {
  return unlessRole(standing, facts, ...AUTHORS) ?? (facts.state === "DRAFT" ? null : "state");
}

function whyNotNow(facts: EntryFacts, event: EntryEvent): Refusal | null {
  if (!facts.contestOpen || isHeld(facts) || facts.assigned || !transition(facts.state, event)) return "state";
  if (facts.state !== "SUPPLEMENT_REQUESTED" || !facts.supplementDueAt) return facts.submitWindow;
  return facts.now < facts.supplementDueAt ? null : facts.submitWindow;
}

/** What was concluded stands for now. */
function isHeld({ decided, appealOpen }: EntryFacts): boolean {
  return decided || appealOpen;
}

/** The list of what was sent in to a contest, and each dossier in it. */
export function whyNotListEntries(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, ...SECRETARIAT);
  return refusal === "role" ? "hidden" : refusal;
}

/** Deciding whether an entry goes to the judges. */
export function whyNotScreenEntry(standing: Standing, facts: EntryFacts): Refusal | null {
  const refusal = unlessRole(standing, facts, "organiser", "secretary");
  if (refusal) return refusal;
  if (!facts.contestOpen || isHeld(facts) || !transition(facts.state, "eligible")) return "state";
  return facts.screenWindow;
}

/** The secretariat sees the files that were ever sent in. Judges have a way of their own, under neutral names. */
export function whyNotReadFile(standing: Standing, facts: { readonly everSent: boolean }): Refusal | null {
  return whyNotReadEntry(standing, { state: facts.everSent ? "SUBMITTED" : "DRAFT" });
}

/** An entry that was sent in, while nothing is closed and nothing decided: for tables of who may what. */
export const RUNNING: EntryFacts = {
  state: "SUBMITTED",
  contestOpen: true,
  submitWindow: null,
  screenWindow: null,
  supplementDueAt: null,
  assigned: false,
  decided: false,
  appealOpen: false,
  openParts: null,
  now: new Date(0),
};

/** For the generated table: everything favourable but the role. */
export const permissions: Permission[] = [
  { id: "entry.start", whyNot: (standing) => whyNotStartEntry(standing, RUNNING) },
  { id: "entry.start-for-unit", whyNot: (standing) => whyNotStartForUnit(standing, RUNNING) },
  { id: "unit.read", whyNot: whyNotReadUnit },
  { id: "entry.read", whyNot: (standing) => whyNotReadEntry(standing, RUNNING) },
  { id: "entry.edit", whyNot: (standing) => whyNotEditEntry(standing, RUNNING) },
  { id: "entry.submit", whyNot: (standing) => whyNotSubmitEntry(standing, RUNNING) },
  { id: "entry.discard", whyNot: (standing) => whyNotDiscardDraft(standing, { state: "DRAFT" }) },
  { id: "entry.withdraw", whyNot: (standing) => whyNotWithdrawEntry(standing, RUNNING) },
  { id: "entry.list", whyNot: whyNotListEntries },
  { id: "entry.screen", whyNot: (standing) => whyNotScreenEntry(standing, RUNNING) },
  {
    id: "entry.read-file",
    whyNot: (standing) => whyNotReadFile(standing, { everSent: true }),
  },
];
