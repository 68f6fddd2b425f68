import type { Permission, Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import {
  AUTHORS,
  RUNNING,
  unlessRole,
  whyNotReadEntry,
  whyNotSubmitEntry,
  WRITERS,
  type EntryFacts,
} from "../entry-policy";
import { wasSubmitted } from "../entry-state";

/** Asking a member to confirm and to write along: whoever answers for the entry, while it can be changed. */
export function whyNotInviteCoAuthor(standing: Standing, facts: EntryFacts): Refusal | null {
  return whyNotSubmitEntry(standing, facts);
}

/** Ending that, at any time. */
export function whyNotRevokeCoAuthor(
  standing: Standing,
  facts: Pick<EntryFacts, "state">,
): Refusal | null {
  return unlessRole(standing, facts, ...AUTHORS);
}

/** Who has agreed to what, with the names of those who answered. */
export function whyNotSeeConsents(
  standing: Standing,
  facts: Pick<EntryFacts, "state">,
): Refusal | null {
  return whyNotReadEntry(standing, facts);
}

/**
 * Making the link by which a guardian answers, and recording what was signed on paper. No hour ends it: consent may
 * be given and withdrawn as long as anything is kept.
 */
export function whyNotCollectConsent(
  standing: Standing,
  facts: Pick<EntryFacts, "state">,
): Refusal | null {
  const secretariat = wasSubmitted(facts.state) ? (["organiser", "secretary"] as const) : [];
  return unlessRole(standing, facts, ...AUTHORS, ...secretariat);
}

/** An adult member's own answers, in their own account. */
export function whyNotConsentForSelf(
  standing: Standing,
  facts: Pick<EntryFacts, "state">,
): Refusal | null {
  return unlessRole(standing, facts, ...WRITERS);
}

/** For the generated table: everything favourable but the role. */
export const permissions: Permission[] = [
  { id: "co-author.invite", whyNot: (standing) => whyNotInviteCoAuthor(standing, RUNNING) },
  { id: "co-author.revoke", whyNot: (standing) => whyNotRevokeCoAuthor(standing, RUNNING) },
  { id: "consent.see", whyNot: (standing) => whyNotSeeConsents(standing, RUNNING) },
  { id: "consent.collect", whyNot: (standing) => whyNotCollectConsent(standing, RUNNING) },
  { id: "consent.answer-for-self", whyNot: (standing) => whyNotConsentForSelf(standing, RUNNING) },
];
