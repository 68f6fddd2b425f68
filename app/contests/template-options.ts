import { zonedToInstant } from "~/platform/format";
import type { Regulation, TimelineWindow } from "./regulation";

/** What a built-in template is filled with. */
export interface TemplateOptions {
  readonly organisation: { readonly name: string; readonly province: string };
  /** As it is printed: "XII". */
  readonly edition: string;
  readonly year: number;
  /** When entries are taken (ISO instants); without it from 1 March to 31 August of the year. */
  readonly submit?: { readonly opensAt: string; readonly closesAt: string };
}

export interface YouthTemplateOptions extends TemplateOptions {
  /** Ages are counted on this date, "YYYY-MM-DD"; without it 31 July of the year. */
  readonly cutoff?: string;
  readonly minAge?: number;
  readonly maxAge?: number;
}

export const TIME_ZONE = "Asia/Ho_Chi_Minh";

const DAY = 86_400_000;

/** A timeline that hangs on the time in which entries are taken; the organiser moves what differs. */
export function templateWindows(
  { year, submit }: TemplateOptions,
  roundId: string,
): TimelineWindow[] {
  const opensAt = submit?.opensAt ?? local(`${year}-03-01T08:00`);
  const closesAt = submit?.closesAt ?? local(`${year}-08-31T17:00`);
  const after = (days: number) => new Date(Date.parse(closesAt) + days * DAY).toISOString();
  const graceMinutes = 0;
  return [
    { capability: "submit", opensAt, closesAt, graceMinutes },
    { capability: "screen", opensAt, closesAt: after(20), graceMinutes },
    { capability: "judge", roundId, opensAt: after(20), closesAt: after(50), graceMinutes },
    { capability: "decide", opensAt: after(50), closesAt: after(80), graceMinutes },
  ];
}

function local(wallClock: string): string {
  const instant = zonedToInstant(wallClock, TIME_ZONE);
  if (!instant) throw new RangeError(`no date: ${wallClock}`);
  return instant.toISOString();
}

/** What a template asks for besides the words of the dossier. */
export const NOTHING_MORE_ASKED: Regulation["members"]["asks"] = {
  gender: "no",
  className: "no",
  role: "no",
  occupation: "no",
  phone: "no",
  email: "no",
  ethnicity: "no",
};

/** A section that asks for one long text. */
export function textSection({
  id,
  title,
  help,
  required,
  maxWords,
}: {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly maxWords: number;
}): Regulation["sections"][number] {
  const question = {
    kind: "long-text" as const,
    id,
    label: title,
    help,
    example: "",
    required,
    divisionIds: [],
    maxWords,
  };
  return { id, title, help: "", questions: [question] };
}

/** One group per field, as most provinces judge. */
export function groupPerField(fields: Regulation["fields"]): Regulation["groups"] {
  return fields.map(({ id, name }) => ({ id, name, fieldIds: [id] }));
}
