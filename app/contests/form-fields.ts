import { z } from "zod";
import { isLocalDate, parseDecimal, parseDong, parseLocalDate } from "~/platform/format";

/*
 * What the inputs of a form post, read into what the regulation holds. Codes as in the catalogue `fault`;
 * an empty input of a number or date says "required" by itself.
 */

type Read<T> = { value: T } | { code: string };

function input<T>(read: (text: string) => Read<T>) {
  return z
    .string()
    .default("")
    .transform((text, context): T => {
      const answer = text.trim() === "" ? { code: "required" } : read(text.trim());
      if ("value" in answer) return answer.value;
      context.addIssue({ code: "custom", message: answer.code });
      return z.NEVER;
    });
}

/** One line or several, without the blanks around it; may be empty. */
export const text = (max: number) =>
  z
    .string()
    .default("")
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(max));

export const requiredText = (max: number) => text(max).pipe(z.string().min(1));

/** A checkbox: posted or not. */
export const checkbox = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== "" && value !== "false");

export const integer = (min: number, max: number) =>
  input<number>((typed) => {
    if (!/^\d{1,9}$/.test(typed)) return { code: "number" };
    const value = Number(typed);
    if (value < min) return { code: `too-small?min=${min}` };
    return value > max ? { code: `too-big?max=${max}` } : { value };
  });

/** A decimal with comma or dot, as the string that the rule holds. */
export const decimalInput = input<string>((typed) => {
  const value = parseDecimal(typed);
  return value !== null && /^-?\d{1,6}(\.\d{1,6})?$/.test(value) ? { value } : { code: "number" };
});

/** The same for figures of any size, as limits of a question are. */
export const longDecimal = input<string>((typed) => {
  const value = parseDecimal(typed);
  return value !== null && /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? { value } : { code: "number" };
});

export const dong = input<number>((typed) => {
  const value = parseDong(typed);
  return value === null ? { code: "money" } : { value };
});

/** A calendar date as "YYYY-MM-DD", typed as people write it. */
export const localDate = input<string>((typed) => {
  const value = parseLocalDate(typed);
  return value === null ? { code: "date" } : { value };
});

/** The wall clock of a date-time input; whoever knows the zone makes an instant of it. */
export const wallClock = input<string>((typed) =>
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(typed) &&
  isLocalDate(typed.slice(0, 10))
    ? { value: typed.slice(0, 16) }
    : { code: "date" },
);

/** The same, where the input may stay empty. */
export function optional<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .optional()
    .transform((typed, context): z.output<S> | null => {
      if (typed === undefined || typed.trim() === "") return null;
      const read = schema.safeParse(typed);
      if (read.success) return read.data;
      for (const { message } of read.error.issues) context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

/** The id of a row, which its form carries hidden. */
export const rowId = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

/** A list of rows; a list of which every row was taken out is not posted at all. */
export const rows = <S extends z.ZodType>(row: S, max: number) => z.array(row).max(max).default([]);
