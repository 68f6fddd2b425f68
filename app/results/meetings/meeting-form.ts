import { z } from "zod";
import { checkbox, localDate, optional, requiredText, rowId, rows, text, wallClock } from "~/contests/form-fields";
import { applyRowIntent } from "~/contests/form-rows";
import { instantToZoned, zonedToInstant } from "~/platform/format";
import type { TextValues } from "~/platform/form";
import type { Fault } from "~/platform/result";
import { version } from "~/platform/version";
import { OFFICES, type Attendee } from "./meeting";

export const meetingForm = z.object({
  version,
  place: requiredText(300),
  startedAt: wallClock,
  endedAt: optional(wallClock),
  chair: requiredText(200),
  secretary: requiredText(200),
  attendance: rows(
    z.object({
      id: rowId.optional(),
      name: requiredText(200),
      office: z.enum(OFFICES),
      position: text(300),
      present: checkbox,
      note: text(300),
    }),
    100,
  ),
  proceedings: text(20_000),
  conclusion: text(10_000),
});

export type MeetingForm = z.output<typeof meetingForm>;

/** That the minutes were signed on paper. */
export const signMinutesForm = z.object({
  version,
  minutesNumber: requiredText(60),
  minutesDate: localDate,
});

export type SignMinutesForm = z.output<typeof signMinutesForm>;

/** What a meeting holds besides its place in the contest. */
export interface MeetingContent {
  readonly place: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly chair: string;
  readonly secretary: string;
  readonly attendance: readonly Attendee[];
  readonly proceedings: string;
  readonly conclusion: string;
}

/** What was typed, with the clock of the contest; the faults beside what the schema says. */
export function contentOf(
  form: MeetingForm,
  timeZone: string,
): { readonly content: MeetingContent } | { readonly faults: readonly Fault[] } {
  const { version: _, startedAt, endedAt, attendance, ...rest } = form;
  const started = zonedToInstant(startedAt, timeZone);
  const ended = endedAt === null ? null : zonedToInstant(endedAt, timeZone);
  if (started === null) return { faults: [{ path: "startedAt", code: "date" }] };
  if (ended !== null && ended < started) return { faults: [{ path: "endedAt", code: "before-start" }] };
  return {
    content: {
      ...rest,
      startedAt: started,
      endedAt: ended,
      attendance: attendance.map(({ id: _id, ...attendee }) => attendee),
    },
  };
}

/** The values that the form of a meeting starts with. */
export function valuesOf(
  content: Omit<MeetingContent, "startedAt"> & { readonly startedAt: Date | null },
  timeZone: string,
): TextValues {
  const { startedAt, endedAt, attendance, ...rest } = content;
  return {
    ...rest,
    startedAt: startedAt ? instantToZoned(startedAt, timeZone) : "",
    endedAt: endedAt ? instantToZoned(endedAt, timeZone) : "",
    attendance: attendance.map(({ present, ...attendee }, index) => ({
      id: `attendee-${index + 1}`,
      ...attendee,
      present: present ? "on" : "",
    })),
  };
}

const BLANKS = {
  attendance: { id: "attendee", name: "", office: "member", position: "", present: "on", note: "" },
};

/** What was typed, after a button that adds, moves or takes out somebody; null when the intent is none of these. */
export function applyAttendanceIntent(values: TextValues, intent: string): TextValues | null {
  return applyRowIntent(values, intent, BLANKS);
}
