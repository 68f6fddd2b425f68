import { z } from "zod";
import { inviteSchema } from "~/people/roles";

const id = z.string().min(1).max(60);

export const MAX_PANEL_NAME = 200;

export const createPanelSchema = z.object({
  roundId: id,
  groupId: id,
  name: z.string().trim().min(1).max(MAX_PANEL_NAME),
});

/** A judge of the contest joins or leaves a panel. */
export const seatSchema = z.object({ panelId: id, judgeId: id });

export const SEAT_ROLES = ["CHAIR", "SECRETARY", "MEMBER", "EXPERT"] as const;

/** What a member does on the panel. */
export const seatRoleSchema = seatSchema.extend({
  role: z.enum(SEAT_ROLES),
  /** Of a secretary: scores as well. */
  scores: z.literal("on").optional(),
  /** Of an expert. */
  fieldIds: z.array(id).max(100).default([]),
});

/** The people of another panel sit here too. */
export const takeOverSchema = z.object({ panelId: id, fromPanelId: id });

export const PANEL_INVITATIONS = ["JUDGE", "PANEL_CHAIR", "PANEL_SECRETARY", "PANEL_EXPERT"] as const;

/** A person is invited by mail to sit on a panel. */
export const invitePanelSchema = inviteSchema.and(
  z.object({ panelId: id, role: z.enum(PANEL_INVITATIONS) }),
);

/** An invitation is sent again or taken back. */
export const invitationIdSchema = z.object({ id });

export const assignOneSchema = z.object({ panelId: id, judgeId: id, entryId: id });
