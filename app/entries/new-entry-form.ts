import { z } from "zod";

/** Which contest, and in whose name; "" is one's own. */
export const newEntrySchema = z.object({
  contestId: z.string().min(1),
  unitId: z
    .string()
    .default("")
    .transform((id) => id || null),
});
