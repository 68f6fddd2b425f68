import { z } from "zod";
import { zonedToInstant } from "~/platform/format";
import { version } from "~/platform/version";
import { SCREENING_OUTCOMES } from "./entry-state";

const REASON_MAX = 4_000;

/** The screening form, for browser and server. `dueAt` is the wall clock in the contest's zone. */
export function screeningSchema(timeZone: string) {
  return z
    .object({
      version,
      outcome: z.enum(SCREENING_OUTCOMES),
      reason: z.string().trim().max(REASON_MAX).default(""),
      dueAt: z.string().default(""),
    })
    .superRefine(({ outcome, reason, dueAt }, check) => {
      const fault = (path: string, message: string) =>
        check.addIssue({ code: "custom", path: [path], message });
      if (outcome !== "ELIGIBLE" && reason === "") fault("reason", "required");
      if (outcome !== "SUPPLEMENT") return;
      if (dueAt === "") fault("dueAt", "required");
      else if (!zonedToInstant(dueAt, timeZone)) fault("dueAt", "date");
    })
    .transform((form) => ({
      ...form,
      dueAt: form.outcome === "SUPPLEMENT" ? zonedToInstant(form.dueAt, timeZone) : null,
    }));
}

export type Screening = z.output<ReturnType<typeof screeningSchema>>;
