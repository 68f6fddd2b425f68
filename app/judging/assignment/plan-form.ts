import { z } from "zod";

/** Any number will do: it only chooses among plans that are equally good, and makes the choice repeatable. */
export const MAX_SEED = 999_999;

export const makePlanSchema = z.object({
  seed: z.string().trim().regex(/^\d+$/).transform(Number).pipe(z.number().max(MAX_SEED)),
});

export const applyPlanSchema = z.object({ planId: z.string().min(1).max(60) });
