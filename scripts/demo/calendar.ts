import { instantToZoned, zonedToInstant } from "~/platform/format";

const ZONE = "Asia/Ho_Chi_Minh";
const DAY = 86_400_000;

/** Instants around one day, by days and the wall clock in Việt Nam: `at(-30, "17:00")`. */
export type Calendar = (days: number, clock?: string) => Date;

/** A calendar whose day 0 is the day of `today`. */
export function calendarAround(today: Date): Calendar {
  return (days, clock = "08:00") => {
    const [date = ""] = instantToZoned(new Date(today.getTime() + days * DAY), ZONE).split("T");
    const instant = zonedToInstant(`${date}T${clock}`, ZONE);
    if (!instant) throw new Error(`no instant: ${date} ${clock}`);
    return instant;
  };
}

/** The date in Việt Nam, "YYYY-MM-DD". */
export function localDate(instant: Date): string {
  return instantToZoned(instant, ZONE).split("T")[0] ?? "";
}

/** The `index`-th of `count` instants spread evenly over a span. */
export function spread(from: Date, to: Date, index: number, count: number): Date {
  return new Date(from.getTime() + Math.floor(((to.getTime() - from.getTime()) * (index + 1)) / (count + 2)));
}
