import { z } from "zod";
import { FORWARD_TARGETS } from "./forwarding";

const REASON_MAX = 1_000;

/** One entry or several, for one target; why may be left open. */
export const forwardSchema = z.object({
  entry: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1).max(500)])
    .transform((given) => [given].flat()),
  target: z.enum(FORWARD_TARGETS),
  reason: z.string().trim().max(REASON_MAX).default(""),
});

export const takeBackSchema = z.object({ forwardingId: z.uuid() });
