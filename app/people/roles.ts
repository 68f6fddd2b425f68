import { z } from "zod";
import { email } from "./account-forms";

/** What an invitation gives. Judge and panel chair belong to a contest's panels, the others are grants. */
export const INVITED_ROLES = [
  "ORGANISER",
  "SECRETARY",
  "OBSERVER",
  "UNIT_COORDINATOR",
  "JUDGE",
  "PANEL_CHAIR",
  "PANEL_SECRETARY",
  "PANEL_EXPERT",
] as const;
export type InvitedRole = (typeof INVITED_ROLES)[number];

export type JudgingRole = "JUDGE" | "PANEL_CHAIR" | "PANEL_SECRETARY" | "PANEL_EXPERT";

export const INVITATION_DAYS = 14;

/** Roles that only exist inside one contest. */
export function needsContest(role: InvitedRole): boolean {
  return isJudging(role);
}

/** Roles that a panel's people have; they follow from `Judge` and `PanelMember`, not from a grant. */
export function isJudging(role: InvitedRole): role is JudgingRole {
  return role === "JUDGE" || role.startsWith("PANEL_");
}

export const inviteSchema = z
  .object({
    role: z.enum(INVITED_ROLES),
    email,
    /** For UNIT_COORDINATOR: the unit's name; one of that name is used, else made. */
    unitName: z.string().trim().max(200).optional(),
    /** For who has an office on a panel, and for a JUDGE who is to join one at once. */
    panelId: z.string().trim().max(50).optional(),
    /** For PANEL_EXPERT: the fields that they are asked for; none: all of the panel's. */
    fieldIds: z.array(z.string().max(60)).max(100).optional(),
  })
  .superRefine(({ role, unitName, panelId }, ctx) => {
    if (role === "UNIT_COORDINATOR" && !unitName)
      ctx.addIssue({ code: "custom", path: ["unitName"], message: "required" });
    if (role.startsWith("PANEL_") && !panelId)
      ctx.addIssue({ code: "custom", path: ["panelId"], message: "required" });
  });

export type InvitationStatus = "open" | "accepted" | "declined" | "revoked" | "expired";

/** Whether an invitation can still be accepted, and if not, why. */
export function invitationStatus(
  invitation: {
    readonly acceptedAt: Date | null;
    readonly declinedAt: Date | null;
    readonly revokedAt: Date | null;
    readonly expiresAt: Date;
  },
  now: Date,
): InvitationStatus {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.declinedAt) return "declined";
  if (invitation.revokedAt) return "revoked";
  return now >= invitation.expiresAt ? "expired" : "open";
}

export const organisationSchema = z.object({
  name: z.string().trim().min(1, { error: "required" }).max(200),
  shortName: z.string().trim().min(1, { error: "required" }).max(60),
  province: z.string().trim().min(1, { error: "required" }).max(80),
});

/** A new organisation may name its first organiser, who is invited. */
export const newOrganisationSchema = organisationSchema.extend({ organiserEmail: email });

export const MAX_DECLINE = 1000;

/** Saying no to an invitation, with a few words or none. */
export const declineSchema = z.object({ reason: z.string().trim().max(MAX_DECLINE).optional() });
