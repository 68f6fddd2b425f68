import { z } from "zod";
import { inviteSchema } from "~/people/roles";

const id = z.string().min(1).max(60);

export const MAX_PANEL_NAME = 200;

export const createPanelSchema = z.object({
  roundId: id,
  groupId: id,
  name: z.string().trim().min(1).max(MAX_PANEL_NAME),
});

/** A judge of the contest joins, leaves or chairs a panel. */
export const seatSchema = z.object({ panelId: id, judgeId: id });

/** A person is invited by mail to sit on a panel. */
export const invitePanelSchema = inviteSchema.and(
  z.object({ panelId: id, role: z.enum(["JUDGE", "PANEL_CHAIR"]) }),
);

export const assignOneSchema = z.object({ panelId: id, judgeId: id, entryId: id });
