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

/** An edition that was held before: the year it bears, and its own calendar, whose day 0 is a Monday. */
export interface EarlierEdition {
  readonly year: number;
  readonly at: Calendar;
}

/**
 * The edition so many years before the one that takes entries until `deadline`. Until about the same day of its year
 * it took entries, too: `lastDay` of its own calendar.
 */
export function earlierEdition(deadline: Date, years: number, lastDay: number): EarlierEdition {
  const first = new Date(deadline.getTime() - lastDay * DAY);
  first.setUTCFullYear(first.getUTCFullYear() - years);
  const sinceMonday = (new Date(localDate(first)).getUTCDay() + 6) % 7;
  return { year: yearOf(deadline) - years, at: calendarAround(new Date(first.getTime() - sinceMonday * DAY)) };
}

/** The year in Việt Nam. */
export const yearOf = (instant: Date): number => Number(localDate(instant).slice(0, 4));

/** The number of a paper of a series, of which there are so many in a year: the numbers of a year rise with its days. */
function paperNumber(day: Date, series: string, inYear: number): string {
  const date = localDate(day);
  const days = (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / DAY;
  return `${String(1 + Math.floor((days * inYear) / 366)).padStart(2, "0")}/${series}`;
}

/** Of the organising committee's decisions, and of the minutes of its meetings. */
export const decisionNumber = (day: Date) => paperNumber(day, "QĐ-BTC", 150);
export const minutesNumber = (day: Date) => paperNumber(day, "BB-BTC", 24);

/** The date in Việt Nam, "YYYY-MM-DD". */
export function localDate(instant: Date): string {
  return instantToZoned(instant, ZONE).split("T")[0] ?? "";
}

/** The `index`-th of `count` instants spread evenly over a span. */
export function spread(from: Date, to: Date, index: number, count: number): Date {
  return new Date(from.getTime() + Math.floor(((to.getTime() - from.getTime()) * (index + 1)) / (count + 2)));
}
