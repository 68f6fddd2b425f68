import { z } from "zod";

/** Which sheets are printed: of a whole panel, or of one of its judges. */
export const printSchema = z.object({
  panelId: z.uuid(),
  judgeId: z.union([z.literal(""), z.uuid()]).default(""),
});
