import { canonicalJson } from "~/platform/canonical-json";
import type { Regulation } from "./regulation";
import { formOfPart } from "./regulation-edit";
import { REGULATION_PARTS, type RegulationPart } from "./regulation-parts";

/** The parts in which two revisions say something else, in the order of the paper. */
export function changedParts(before: Regulation, after: Regulation): RegulationPart[] {
  const said = (regulation: Regulation, part: RegulationPart) => canonicalJson(formOfPart(regulation, part, "vi"));
  return REGULATION_PARTS.filter((part) => said(before, part) !== said(after, part));
}

/** What one revision changed of the one before. */
export interface RevisionChange {
  readonly number: number;
  readonly parts: readonly RegulationPart[];
  readonly before: Regulation;
  readonly after: Regulation;
}

/** What each revision changed, the newest first; the first one changed nothing. */
export function revisionChanges(
  revisions: readonly { readonly number: number; readonly document: Regulation }[],
): RevisionChange[] {
  const ordered = revisions.toSorted((a, b) => a.number - b.number);
  return ordered
    .flatMap(({ number, document: after }, index) => {
      const before = ordered[index - 1]?.document;
      return before ? [{ number, parts: changedParts(before, after), before, after }] : [];
    })
    .reverse();
}
