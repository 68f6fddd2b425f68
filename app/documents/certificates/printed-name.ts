import { consentStatus, purposesOf, type ConsentRecord, type ConsentRules, type ConsentSubject } from "~/entries/members/consent-rules";
import { ERASED_NAME } from "~/entries/members/redact";

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
