import { z } from "zod";
import { zonedToInstant } from "~/platform/format";
import { version } from "~/platform/version";
import { SCREENING_OUTCOMES } from "../entry-state";

const REASON_MAX = 4_000;

/** The screening form, for browser and server. `dueAt` is the wall clock in the contest's zone. */
export function screeningSchema(timeZone: string) {
  return z
    .object({
      version,
      outcome: z.enum(SCREENING_OUTCOMES),
      reason: z.string().trim().max(REASON_MAX).default(""),
      dueAt: z.string().default(""),
      /** Of a supplement: the parts of the form that are opened; none: all. */
      asked: z.array(z.string().max(100)).max(300).default([]),
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
      asked: form.outcome === "SUPPLEMENT" ? form.asked : [],
    }));
}

export type Screening = z.output<ReturnType<typeof screeningSchema>>;

/** What the secretariat writes to itself about an entry. */
export const noteSchema = z.object({ note: z.string().trim().min(1).max(4_000) });

/** The points of the checklist that were looked at: "yes", "no", or "" for not yet. */
export const checklistSchema = z.object({
  items: z.record(z.string().max(70), z.enum(["yes", "no", ""])).default({}),
});

/** The name of a point's field; with a letter before it, so that no id makes a list of the group. */
export const checklistField = (itemId: string) => `items.${ITEM}${itemId}`;
const ITEM = "item-";

/** What was found of each point that was answered. */
export function checklistAnswers({
  items,
}: z.output<typeof checklistSchema>): { itemId: string; met: boolean }[] {
  return Object.entries(items).flatMap(([name, found]) =>
    found === "" || !name.startsWith(ITEM)
      ? []
      : [{ itemId: name.slice(ITEM.length), met: found === "yes" }],
  );
}

/** The field that the secretariat puts an entry into. */
export const moveFieldSchema = z.object({
  version,
  fieldId: z.string().min(1).max(60),
  moveReason: z.string().trim().min(1).max(REASON_MAX),
});
