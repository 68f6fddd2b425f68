import { instantToZoned, localDateOf, zonedToInstant } from "~/platform/format";

const DAY = 24 * 60 * 60_000;
const USUAL_DAYS = 5;

/** The date that the form of a supplement proposes, as its input wants it: five days on at the end of the working day, before screening ends. */
export function proposedDue(now: Date, screenUntil: Date | null, timeZone: string): string {
  const day = localDateOf(new Date(now.getTime() + USUAL_DAYS * DAY), timeZone);
  const proposed = `${day}T17:00`;
  const instant = zonedToInstant(proposed, timeZone);
  if (!screenUntil || (instant && instant < screenUntil)) return proposed;
  return screenUntil > now ? instantToZoned(screenUntil, timeZone) : "";
}
