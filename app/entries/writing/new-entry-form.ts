import { z } from "zod";

/** Which contest, and in whose name; "" is one's own. */
export const newEntrySchema = z.object({
  contestId: z.string().min(1),
  unitId: z
    .string()
    .default("")
    .transform((id) => id || null),
  /** The whole form at once, or one thing at a time. */
  way: z.enum(["whole", "guide"]).default("whole"),
});
