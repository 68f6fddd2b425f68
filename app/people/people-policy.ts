import type { InvitedRole } from "./roles";
import { unlessOneOf, type Permission, type Refusal } from "./refusal";
import type { Standing } from "./standing";

/** Organisations, the outbox and the list of accounts belong to the platform, not to any contest. */
export function whyNotAdminister(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "platformAdmin");
}

/** Who holds which role in an organisation or contest, and who is invited. */
export function whyNotSeePeople(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary", "observer", "platformAdmin");
}

/**
 * An organiser gives every role, the secretary brings in judges and the coordinators of units,
 * the platform's administrator only sees to it that there is an organiser.
 */
export function whyNotInvite(standing: Standing, role: InvitedRole): Refusal | null {
  switch (role) {
    case "ORGANISER":
      return unlessOneOf(standing, "organiser", "platformAdmin");
    case "JUDGE":
    case "PANEL_EXPERT":
    case "UNIT_COORDINATOR":
      return unlessOneOf(standing, "organiser", "secretary");
    case "SECRETARY":
    case "OBSERVER":
    case "PANEL_CHAIR":
    case "PANEL_SECRETARY":
      return unlessOneOf(standing, "organiser");
  }
}

/** Taking a role or an invitation back is for those who may give it. */
export function whyNotRevoke(standing: Standing, role: InvitedRole): Refusal | null {
  return whyNotInvite(standing, role);
}

/** An invitation is accepted by whoever is signed in with the address that it names. */
export function whyNotAccept(standing: Standing): Refusal | null {
  return standing.signedIn ? null : "sign-in";
}

/** The own account: name, unit, password, sessions. */
export function whyNotKeepAccount(standing: Standing): Refusal | null {
  return standing.signedIn ? null : "sign-in";
}

export const permissions: Permission[] = [
  { id: "account.keep", whyNot: whyNotKeepAccount },
  { id: "account.search", whyNot: whyNotAdminister },
  { id: "invitation.accept", whyNot: whyNotAccept },
  { id: "organisation.manage", whyNot: whyNotAdminister },
  { id: "outbox.read", whyNot: whyNotAdminister },
  { id: "people.see", whyNot: whyNotSeePeople },
  { id: "people.invite-organiser", whyNot: (standing) => whyNotInvite(standing, "ORGANISER") },
  { id: "people.invite-secretary", whyNot: (standing) => whyNotInvite(standing, "SECRETARY") },
  { id: "people.invite-observer", whyNot: (standing) => whyNotInvite(standing, "OBSERVER") },
  {
    id: "people.invite-unit-coordinator",
    whyNot: (standing) => whyNotInvite(standing, "UNIT_COORDINATOR"),
  },
  { id: "people.invite-judge", whyNot: (standing) => whyNotInvite(standing, "JUDGE") },
  { id: "people.invite-panel-chair", whyNot: (standing) => whyNotInvite(standing, "PANEL_CHAIR") },
];
