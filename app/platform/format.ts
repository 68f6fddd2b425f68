import type { Language } from "./language";

/** The zone of every Vietnamese contest unless its regulation says otherwise. */
export const DEFAULT_ZONE = "Asia/Ho_Chi_Minh";

const DECIMAL_COMMA: Record<Language, string> = { vi: ",", en: "." };
const GROUPING: Record<Language, string> = { vi: ".", en: "," };
const NO_BREAK_SPACE = "\u00a0";
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

function wallClock(instant: Date | string, zone: string) {
  const parts = Object.fromEntries(
    formatterOf(zone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const two = (name: string) => (parts[name] ?? "").padStart(2, "0");
  return {
    year: (parts["year"] ?? "").padStart(4, "0"),
    month: two("month"),
    day: two("day"),
    hour: two("hour"),
    minute: two("minute"),
    second: two("second"),
  };
}

/** Whether the runtime knows this time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    return formatterOf(zone).format(0) !== "";
  } catch {
    return false;
  }
}

/** dd/mm/yyyy in the zone. */
export function formatDate(instant: Date | string, zone = DEFAULT_ZONE): string {
  const { day, month, year } = wallClock(instant, zone);
  return `${day}/${month}/${year}`;
}

/** "HH:mm dd/mm/yyyy" in the zone; seconds where they are evidence, as on a receipt. */
export function formatDateTime(
  instant: Date | string,
  zone = DEFAULT_ZONE,
  options: { seconds?: boolean } = {},
): string {
  const { hour, minute, second, day, month, year } = wallClock(instant, zone);
  return `${hour}:${minute}${options.seconds ? `:${second}` : ""} ${day}/${month}/${year}`;
}

/** The end of a day as people read it: 23:59, not the next day's first moment. */
export function lastMinute(until: Date | string): Date {
  return new Date(new Date(until).getTime() - 60_000);
}

/** A calendar date "YYYY-MM-DD" as dd/mm/yyyy; anything else comes back as it is. */
export function formatLocalDate(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return match ? `${match[3]}/${match[2]}/${match[1]}` : date;
}

/** Whether the text is a calendar date "YYYY-MM-DD" that exists. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * A calendar date that somebody typed, as "YYYY-MM-DD": day, month and year in the Vietnamese order with any of the
 * usual signs between them or none ("5/9/2010", "05-09-2010", "05092010"), or the date as it is stored. Else null;
 * a year of two digits could mean two centuries.
 */
export function parseLocalDate(text: string): string | null {
  const typed = text.normalize("NFKC").trim();
  const stored = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const spoken =
    /^(\d{1,2})\s*[/.\-,\s]\s*(\d{1,2})\s*[/.\-,\s]\s*(\d{4})$/.exec(typed) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const [year, month, day] = stored
    ? stored.slice(1)
    : spoken
      ? [spoken[3], spoken[2], spoken[1]]
      : [];
  if (!year || !month || !day || !/^(1[89]|2[01])/.test(year)) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isLocalDate(date) ? date : null;
}

/** The calendar date of an instant in the zone, as "YYYY-MM-DD". */
export function localDateOf(instant: Date | string, zone = DEFAULT_ZONE): string {
  const { day, month, year } = wallClock(instant, zone);
  return `${year}-${month}-${day}`;
}

/** The wall clock of an instant in the zone, as the browser's date-time input wants it: "YYYY-MM-DDTHH:mm". */
export function instantToZoned(instant: Date | string, zone = DEFAULT_ZONE): string {
  const { year, month, day, hour, minute } = wallClock(instant, zone);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/**
 * The instant of a wall clock "YYYY-MM-DDTHH:mm" (or with seconds) in the zone; null when it is no date.
 * An hour that a change of clocks skips or repeats becomes one of its neighbours.
 */
export function zonedToInstant(local: string, zone = DEFAULT_ZONE): Date | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?$/.exec(local.trim());
  if (!match?.[1] || !match[2] || !isLocalDate(match[1])) return null;
  const asUtc = Date.parse(`${match[1]}T${match[2]}${match[3] ?? ":00"}Z`);
  if (Number.isNaN(asUtc)) return null;
  const offsetAt = (time: number) => {
    const clock = wallClock(new Date(time), zone);
    const shown = `${clock.year}-${clock.month}-${clock.day}T${clock.hour}:${clock.minute}:${clock.second}Z`;
    return Date.parse(shown) - Math.floor(time / 1000) * 1000;
  };
  const guess = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(guess));
}

/** A decimal string ("84.63") as the language prints it ("84,63"), with its decimals as they are. */
export function formatDecimal(decimal: string, language: Language): string {
  return decimal.replace(".", DECIMAL_COMMA[language]);
}

/**
 * What somebody typed as a number, as a decimal string without needless zeros; comma and dot are both the decimal
 * sign. null when it is not one plain number: "1.234,5" could mean two things.
 */
export function parseDecimal(text: string): string | null {
  const match = /^(-?)(\d*)(?:[.,](\d*))?$/.exec(text.normalize("NFKC").trim().replace("−", "-"));
  if (!match || (!match[2] && !match[3])) return null;
  const whole = (match[2] ?? "").replace(/^0+(?=\d)/, "") || "0";
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  const value = fraction ? `${whole}.${fraction}` : whole;
  return match[1] && value !== "0" ? `-${value}` : value;
}

/** An integer with the language's grouping: 1.250 or 1,250. */
export function formatInteger(value: number, language: Language): string {
  const digits = Math.abs(Math.trunc(value)).toString();
  return (value < 0 ? "-" : "") + digits.replace(/\B(?=(\d{3})+$)/g, GROUPING[language]);
}

/** Money: "30.000.000 ₫" with a no-break space, or "₫30,000,000". */
export function formatDong(dong: number, language: Language): string {
  const amount = formatInteger(dong, language);
  return language === "vi" ? [amount, "₫"].join(NO_BREAK_SPACE) : `₫${amount}`;
}

/** An amount that somebody typed ("30.000.000 ₫", "30 000 000", "30000000 đồng") as integer đồng, else null. */
export function parseDong(text: string): number | null {
  const bare = text
    .normalize("NFC")
    .replace(/\s|₫|đồng|đ|vnd/giu, "")
    .trim();
  if (!/^\d{1,3}([.,]\d{3})+$|^\d+$/.test(bare)) return null;
  const amount = Number(bare.replace(/[.,]/g, ""));
  return Number.isSafeInteger(amount) ? amount : null;
}

const KILO = 1024;

/** A file's size for people, with one decimal at most: "640 kB", "1,2 MB". */
export function formatBytes(bytes: number, language: Language): string {
  const units = ["B", "kB", "MB", "GB"];
  let size = bytes;
  let unit = 0;
  while (size >= KILO && unit < units.length - 1) {
    size /= KILO;
    unit++;
  }
  const digits =
    size < 10 && unit > 0 ? size.toFixed(1).replace(/\.0$/, "") : String(Math.round(size));
  return `${formatDecimal(digits, language)} ${units[unit]}`;
}
