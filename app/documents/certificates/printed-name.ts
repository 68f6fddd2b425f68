import type { Regulation } from "~/contests/regulation";
import { tellsOfAuthors } from "~/contests/special-prize";
import { consentStatus, mayUse, purposesOf, type ConsentRecord, type ConsentRules, type ConsentSubject } from "~/entries/members/consent-rules";
import { ERASED_NAME } from "~/entries/members/redact";

/** `mayPrintName` beside a prize: what the prize tells of its author stands only beside who agrees to that. */
export function mayPrintNameBeside(
  prizeId: string,
  regulation: ConsentRules & Pick<Regulation, "specialPrizes">,
  records: readonly ConsentRecord[],
  member: ConsentSubject,
  now: Date,
): boolean {
  if (tellsOfAuthors(regulation, prizeId) && !mayUse(regulation, records, member, "ethnicity", now)) return false;
  return mayPrintName(regulation, records, member, now);
}

/**
 * Whether a member's name stands on a certificate that is printed now. A certificate is handed to its owner and
 * publishes nothing, so it needs no consent to publish; one that was given and taken back is obeyed all the same, and
 * of who was taken out there is no name.
 */
export function mayPrintName(
  rules: ConsentRules,
  records: readonly ConsentRecord[],
  member: ConsentSubject,
  now: Date,
): boolean {
  if (member.name === ERASED_NAME) return false;
  return purposesOf(rules, "publish").every(({ id }) => consentStatus(rules, records, member, id, now) !== "withdrawn");
}
