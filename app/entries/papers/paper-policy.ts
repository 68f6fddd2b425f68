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
 * first submission until judges have it.
 */
export function whyNotAttachPaper(
  standing: Standing,
  facts: EntryFacts,
  kindId: string,
): Refusal | null {
  if (standing.organiser || standing.secretary) {
    const open = facts.contestOpen && !facts.assigned && wasSubmitted(facts.state);
    return open ? null : "state";
  }
  const refusal = whyNotEditEntry(standing, facts);
  if (refusal || facts.openParts === null) return refusal;
  return isOpenPart(facts.openParts, `files.${kindId}`) ? null : "state";
}

/** For the generated table. */
export const permissions: Permission[] = [
  { id: "paper.print", whyNot: (standing) => whyNotPrintForm(standing, { state: "SUBMITTED" }) },
  { id: "paper.scan-for-unit", whyNot: whyNotScanForUnit },
  { id: "paper.scan-for-contest", whyNot: whyNotScanForContest },
];
