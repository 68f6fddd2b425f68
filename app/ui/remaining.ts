const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long until an instant, in the largest unit that says enough; null once it is past. Words: `remaining.<unit>`. */
export function remaining(
  until: Date | string,
  now: Date | string,
): { unit: "days" | "hours" | "minutes"; count: number } | null {
  const left = new Date(until).getTime() - new Date(now).getTime();
  if (left <= 0) return null;
  if (left >= 2 * DAY) return { unit: "days", count: Math.floor(left / DAY) };
  if (left >= 2 * HOUR) return { unit: "hours", count: Math.floor(left / HOUR) };
  return { unit: "minutes", count: Math.max(1, Math.floor(left / MINUTE)) };
}
