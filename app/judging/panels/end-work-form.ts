import { z } from "zod";

const id = z.string().min(1).max(60);

export const MAX_REASON = 2_000;

/** What becomes of sheets that were already submitted. */
export const SUBMITTED_SHEETS = ["count", "discount"] as const;

/**
 * Ending a judge's work on a panel. `whole`: all of it, and with it their place on the panel; else the entries that are
 * named. `giveTo`: who takes over; left empty: nobody yet, the next plan finds somebody.
 */
export const endWorkSchema = z.object({
  whole: z.enum(["whole", "some"]),
  entryIds: z.array(id).max(5_000).optional(),
  reason: z.string().trim().min(1).max(MAX_REASON),
  giveTo: z.string().max(60).optional(),
  submitted: z.enum(SUBMITTED_SHEETS),
});

export type EndWorkForm = z.output<typeof endWorkSchema>;
