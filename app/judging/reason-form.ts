import { z } from "zod";

export const MAX_REASON = 2_000;

const reason = z.string().trim().min(1).max(MAX_REASON);

/** The chair gives a sheet back. */
export const returnSheetSchema = z.object({ assignmentId: z.string().min(1).max(60), reason });

/** An organiser reopens a panel. */
export const reopenPanelSchema = z.object({ panelId: z.string().min(1).max(60), reason });

/** The chair ends the panel's work, having said that it is meant. */
export const closePanelSchema = z.object({ sure: z.literal("on") });
