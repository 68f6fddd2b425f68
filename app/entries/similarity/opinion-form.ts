import { z } from "zod";

export const OPINIONS = ["same", "different"] as const;
export type Opinion = (typeof OPINIONS)[number];
const NOTE_MAX = 2_000;

/** What a person makes of a likeness. `seen`: when the opinion was recorded that they were looking at; "" for none. */
export const opinionSchema = z.object({
  opinion: z.enum(OPINIONS),
  note: z.string().trim().max(NOTE_MAX).default(""),
  seen: z.union([z.literal(""), z.iso.datetime()]),
});
