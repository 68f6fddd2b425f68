import { localDateOf, zonedToInstant } from "~/platform/format";

const DAY = 24 * 60 * 60_000;

/** The end of the last of so many days after the day of `from`, as the contest's zone counts days. */
export function appealUntil(from: Date, days: number, timeZone: string): Date {
  const noon = Date.parse(`${localDateOf(from, timeZone)}T12:00:00Z`);
  const after = new Date(noon + (days + 1) * DAY).toISOString().slice(0, 10);
  const end = zonedToInstant(`${after}T00:00`, timeZone);
  if (!end) throw new RangeError(`no day: ${after}`);
  return end;
}
