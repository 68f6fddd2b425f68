import { z } from "zod";

/** Any number will do: it only chooses among plans that are equally good, and makes the choice repeatable. */
export const MAX_SEED = 999_999;

export const makePlanSchema = z.object({
  seed: z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, `out-of-range?min=0&max=${MAX_SEED}`)
    .transform(Number),
});

export const applyPlanSchema = z.object({ planId: z.string().min(1).max(60) });
