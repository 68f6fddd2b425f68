import { z } from "zod";

/** Whose a page without a readable code is; no entry: nobody's. */
export const placePageSchema = z.object({
  number: z.coerce.number().int().min(1).max(10_000),
  entryId: z.union([z.literal(""), z.uuid()]).default(""),
});
