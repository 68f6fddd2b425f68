import { z } from "zod";
import { zonedToInstant } from "~/platform/format";
import { version } from "~/platform/version";
import type { DeskRow } from "./desk";

export const BULK_ACTIONS = ["eligible", "supplement", "remind", "move-field"] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** What one form may take on; more is done in several. */
export const BULK_MAX = 1_000;
/** Nobody is reminded twice within a day, however often the button is pressed. */
export const REMINDER_PAUSE = 24 * 60 * 60_000;

/** Why an action leaves an entry alone. */
export type BulkRefusal =
  | "already"
  | "no-supplement"
  | "overdue"
  | "reminded"
  | "withdrawn"
  | "assigned"
  | "decided"
  | "appeal";

/** Why this action would leave the entry alone; null: it would be done. */
export function whyNotBulk(action: BulkAction, row: DeskRow, now: Date): BulkRefusal | null {
  if (row.state === "WITHDRAWN" || row.state === "DRAFT") return "withdrawn";
  if (action === "remind") {
    if (row.state !== "SUPPLEMENT_REQUESTED" || !row.dueAt) return "no-supplement";
    if (row.dueAt <= now) return "overdue";
    return isTooSoon(row.remindedAt, now) ? "reminded" : null;
  }
  if (row.decided) return "decided";
  if (row.openAppeal) return "appeal";
  if (action === "eligible") return row.state === "ELIGIBLE" ? "already" : null;
  return row.assigned ? "assigned" : null;
}

/** Whether it was only just that somebody was reminded. */
export function isTooSoon(remindedAt: Date | null, now: Date): boolean {
  return remindedAt !== null && now.getTime() - remindedAt.getTime() < REMINDER_PAUSE;
}

const REASON_MAX = 4_000;

/** "<entry id>:<version that was seen>" */
const target = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,10}$/)
  .transform((text) => {
    const [entryId = "", seen = ""] = text.split(":");
    return { entryId, version: version.parse(seen) };
  });

/** The form of the preview, for browser and server: what to do to which entries, as they were seen. */
export function bulkSchema(timeZone: string) {
  return z
    .object({
      action: z.enum(BULK_ACTIONS),
      targets: z.array(target).min(1).max(BULK_MAX),
      reason: z.string().trim().max(REASON_MAX).default(""),
      dueAt: z.string().default(""),
      asked: z.array(z.string().max(100)).max(300).default([]),
      fieldId: z.string().max(60).default(""),
    })
    .superRefine(({ action, reason, dueAt, fieldId }, check) => {
      const fault = (path: string, message: string) =>
        check.addIssue({ code: "custom", path: [path], message });
      const needsReason = action === "supplement" || action === "move-field";
      if (needsReason && reason === "") fault("reason", "required");
      if (action === "move-field" && fieldId === "") fault("fieldId", "required");
      if (action !== "supplement") return;
      if (dueAt === "") fault("dueAt", "required");
      else if (!zonedToInstant(dueAt, timeZone)) fault("dueAt", "date");
    })
    .transform((form) => ({
      ...form,
      dueAt: form.action === "supplement" ? zonedToInstant(form.dueAt, timeZone) : null,
    }));
}

export type BulkForm = z.output<ReturnType<typeof bulkSchema>>;

/** What became of one entry. */
export type BulkResult = "done" | "same" | "conflict" | "refused" | "same-field" | BulkRefusal;
