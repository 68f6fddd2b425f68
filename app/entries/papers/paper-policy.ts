import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { isOpenPart } from "../dossier-parts";
import { whyNotEditEntry, whyNotReadEntry, type EntryFacts } from "../entry-policy";
import { wasSubmitted, type EntryState } from "../entry-state";

/** Printing the registration form: whoever may read the dossier. Judges may not. */
export function whyNotPrintForm(
  standing: Standing,
  facts: { readonly state: EntryState },
): Refusal | null {
  return whyNotReadEntry(standing, facts);
}

/** Handing in a pile of signed papers of a unit: only its coordinators. */
export function whyNotScanForUnit(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "unitCoordinator");
  return refusal === "role" ? "hidden" : refusal;
}

/** Handing in a pile of signed papers of a whole contest. */
export function whyNotScanForContest(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary");
  if (refusal !== "role") return refusal;
  return standing.observer ? "role" : "hidden";
}

/**
 * Putting a recognised paper among an entry's files: its people while they may write it, the secretariat from the
 * first submission on, for as long as the contest runs. A paper that arrives late is filed all the same, also when the
 * entry has been decided on and judges have it: what was decided and what is judged is the version that was sent in,
 * in which no paper of the secretariat's lies.
 */
export function whyNotAttachPaper(
  standing: Standing,
  facts: EntryFacts,
  kindId: string,
): Refusal | null {
  if (standing.organiser || standing.secretary)
    return facts.contestOpen && wasSubmitted(facts.state) ? null : "state";
  const refusal = whyNotEditEntry(standing, facts);
  if (refusal || facts.openParts === null) return refusal;
  return isOpenPart(facts.openParts, `files.${kindId}`) ? null : "state";
}

/**
 * Taking a filed paper away again, or putting another in its place: not once a formal decision lists the entry or
 * judges have it, as what was concluded may rest on that paper. What was filed after that may still be put right.
 */
export function whyNotTakeBackPaper(filedAt: Date, settledAt: Date | null): Refusal | null {
  return settledAt !== null && filedAt < settledAt ? "state" : null;
}

/** For the generated table. */
export const permissions: Permission[] = [
  { id: "paper.print", whyNot: (standing) => whyNotPrintForm(standing, { state: "SUBMITTED" }) },
  { id: "paper.scan-for-unit", whyNot: whyNotScanForUnit },
  { id: "paper.scan-for-contest", whyNot: whyNotScanForContest },
];
