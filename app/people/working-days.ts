import { DEFAULT_ZONE, localDateOf, zonedToInstant } from "~/platform/format";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Public holidays of Việt Nam that fall on the same day every year, "MM-DD". */
const FIXED = ["01-01", "04-30", "05-01", "09-02"];

/**
 * Days off of single years: Tết and the day of the Hùng Kings by the lunar calendar, the second day of the National
 * Day, and days off in place of a holiday on a weekend. Of 2027 they are computed; a decision of the government may
 * still move them, and then this list is to be changed. A day that the law has yet to settle is not here: better an
 * answer too soon than too late.
 */
const SINGLE = [
  "2026-02-16",
  "2026-02-17",
  "2026-02-18",
  "2026-02-19",
  "2026-02-20",
  "2026-04-27",
  "2026-09-01",
  "2027-02-05",
  "2027-02-08",
  "2027-02-09",
  "2027-02-10",
  "2027-02-11",
  "2027-04-16",
  "2027-05-03",
  "2027-09-03",
];

export type IsHoliday = (day: string) => boolean;

/** Whether a day, "YYYY-MM-DD", is a public holiday of Việt Nam. */
export function isVietnameseHoliday(day: string): boolean {
  return FIXED.includes(day.slice(5)) || SINGLE.includes(day);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

function isWorkingDay(day: string, isHoliday: IsHoliday): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isHoliday(day);
}

/**
 * The last moment of the second working day after the one on which something arrived: a term in days begins with the
 * day after and ends when its last day does.
 */
export function twoWorkingDaysAfter(
  instant: Date,
  zone = DEFAULT_ZONE,
  isHoliday: IsHoliday = isVietnameseHoliday,
): Date {
  let day = localDateOf(instant, zone);
  for (let left = 2; left > 0; ) {
    day = dayAfter(day);
    if (isWorkingDay(day, isHoliday)) left -= 1;
  }
  const end = zonedToInstant(`${dayAfter(day)}T00:00`, zone);
  if (!end) throw new Error(`no day after ${day} in ${zone}`);
  return new Date(end.getTime() - 1);
}
