import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { whyNotReadEntry } from "./entry-policy";
import type { EntryState } from "./entry-state";

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

/** For the generated table. */
export const permissions: Permission[] = [
  { id: "paper.print", whyNot: (standing) => whyNotPrintForm(standing, { state: "SUBMITTED" }) },
  { id: "paper.scan-for-unit", whyNot: whyNotScanForUnit },
  { id: "paper.scan-for-contest", whyNot: whyNotScanForContest },
];
