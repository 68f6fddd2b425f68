import { z } from "zod";
import { MAX_REASON } from "../reason-form";

/** An organiser agrees to fewer judges; `judges`: how many whoever agrees was told that there are. */
export const fewerJudgesSchema = z.object({
  entryId: z.string().min(1).max(60),
  judges: z.coerce.number().int().min(1).max(100),
  reason: z.string().trim().min(1).max(MAX_REASON),
});

export type FewerJudgesForm = z.output<typeof fewerJudgesSchema>;
