import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

/** Official documents with everybody's names: for those who make and send them. Marks in them are asked about apart. */
export function whyNotReadDocuments(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary");
}

/** Recording under which number and date a document was signed. */
export function whyNotIssueDocument(standing: Standing): Refusal | null {
  return whyNotReadDocuments(standing);
}

/** How the organisation's papers begin and end: its own organisers, not those of one contest. */
export function whyNotEditLetterhead(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser");
}

/** The organisation's own forms for its papers. */
export function whyNotKeepTemplates(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser");
}

export const permissions: readonly Permission[] = [
  { id: "document.read", whyNot: whyNotReadDocuments },
  { id: "document.issue", whyNot: whyNotIssueDocument },
  { id: "letterhead.edit", whyNot: whyNotEditLetterhead },
  { id: "template.keep", whyNot: whyNotKeepTemplates },
];
