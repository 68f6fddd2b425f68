import { z } from "zod";

const id = z.string().min(1).max(60);

export const MAX_NOTE = 4_000;

/** What the panel answers about a difference; `seen`: which sheets whoever writes has looked at. */
export const answerDifferenceSchema = z.object({
  entryId: id,
  note: z.string().trim().min(1).max(MAX_NOTE),
  seen: z.string().min(1).max(100),
});
