import { z } from "zod";

export const MAX_SUBJECT = 200;
export const MAX_REMINDER = 5_000;
/** As many people as a large contest has judges, some on several panels. */
const MAX_PEOPLE = 500;

/** Whom to remind and with which words. `seen`: of the mails that were shown before they are sent. */
export const reminderSchema = z.object({
  memberIds: z.array(z.string().min(1).max(60)).min(1).max(MAX_PEOPLE),
  subject: z.string().trim().min(1).max(MAX_SUBJECT).regex(/^[^\r\n]*$/),
  text: z.string().trim().min(1).max(MAX_REMINDER),
  seen: z.string().max(100).optional(),
  again: z.string().max(10).optional(),
});

export type ReminderForm = z.output<typeof reminderSchema>;
