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

export const INVITATION_DAYS = 14;

/** Roles that only exist inside one contest. */
export function needsContest(role: InvitedRole): boolean {
  return isJudging(role);
}

/** Roles that a panel's people have; they follow from `Judge` and `PanelMember`, not from a grant. */
export function isJudging(
  role: InvitedRole,
): role is "JUDGE" | "PANEL_CHAIR" | "PANEL_SECRETARY" | "PANEL_EXPERT" {
  return role === "JUDGE" || role.startsWith("PANEL_");
}

export const inviteSchema = z
  .object({
    role: z.enum(INVITED_ROLES),
    email,
    /** For UNIT_COORDINATOR: the unit's name; one of that name is used, else made. */
    unitName: z.string().trim().max(200).optional(),
    /** For PANEL_CHAIR, and for a JUDGE who is to join a panel at once. */
    panelId: z.string().trim().max(50).optional(),
  })
  .superRefine(({ role, unitName, panelId }, ctx) => {
    if (role === "UNIT_COORDINATOR" && !unitName)
      ctx.addIssue({ code: "custom", path: ["unitName"], message: "required" });
    if (role === "PANEL_CHAIR" && !panelId)
      ctx.addIssue({ code: "custom", path: ["panelId"], message: "required" });
  });

export type InvitationStatus = "open" | "accepted" | "revoked" | "expired";

/** Whether an invitation can still be accepted, and if not, why. */
export function invitationStatus(
  invitation: {
    readonly acceptedAt: Date | null;
    readonly revokedAt: Date | null;
    readonly expiresAt: Date;
  },
  now: Date,
): InvitationStatus {
  if (invitation.acceptedAt) return "accepted";
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
