import { add, compare, decimal, fromInteger, type Exact, ZERO } from "~/platform/decimal";
import { parseDecimal, parseDong, parseLocalDate } from "~/platform/format";
import { parsePhone } from "~/platform/phone";
import type { Fault } from "~/platform/result";

/* What somebody typed, read as what it is meant to be: one reader for checking and for freezing. */

export const MAX_LINE = 200;
const MAX_LINK = 2_000;
const MAX_NUMBER = 30;

const HUNDRED = fromInteger(100);

/** A number as a plain decimal; "unclear" where a sign could part thousands or decimals ("12.500"). */
export type ReadNumber =
  { readonly value: string; readonly decimals: number } | "unclear" | "no-number";

const GROUPED = /^-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*$/;
const GROUPED_WITH_DECIMALS = /^-?[1-9]\d{0,2}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+)$/;

/**
 * Reads a number that may have `decimals` decimals. Spaces part thousands; so do dots (or commas) where they can mean
 * nothing else: in whole numbers, when there are several, or before the other sign.
 */
export function readNumber(typed: string, decimals: number): ReadNumber {
  const text = typed
    .normalize("NFKC")
    .trim()
    .replace("−", "-")
    .replace(/(?<=\d)\s+(?=\d{3}(\D|$))/gu, "");
  const several = (text.match(/[.,]/g) ?? []).length > 1;
  if (GROUPED.test(text)) {
    if (decimals > 0 && !several) return "unclear";
    return plain(text.replace(/[.,]/g, ""));
  }
  if (GROUPED_WITH_DECIMALS.test(text)) {
    const at = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
    return plain(`${text.slice(0, at).replace(/[.,]/g, "")}.${text.slice(at + 1)}`);
  }
  return plain(text);
}

function plain(text: string): ReadNumber {
  const value = text.length <= MAX_NUMBER ? parseDecimal(text) : null;
  if (value === null) return "no-number";
  return { value, decimals: /[.,](\d*)$/.exec(text)?.[1]?.length ?? 0 };
}

/** A share in percent, with or without the sign. */
export function readShare(text: string): Exact | null {
  const value = parseDecimal(text.trim().replace(/\s*%$/, ""));
  return value !== null && value.length <= MAX_NUMBER ? decimal(value) : null;
}

export function isShare(share: Exact): boolean {
  return compare(share, ZERO) > 0 && compare(share, HUNDRED) <= 0;
}

export function addsUpToHundred(shares: readonly Exact[]): boolean {
  return compare(shares.reduce(add, ZERO), HUNDRED) === 0;
}

export function lineFaults(path: string, text: string, max: number, required: boolean): Fault[] {
  const length = [...text.trim()].length;
  if (length === 0) return required ? [{ path, code: "required" }] : [];
  return length > max ? [{ path, code: "too-long", params: { max } }] : [];
}

/** A day within a window of which both ends are inside. */
export function dateFaults(
  path: string,
  typed: string,
  required: boolean,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): Fault[] {
  if (typed.trim() === "") return required ? [{ path, code: "required" }] : [];
  const date = parseLocalDate(typed);
  if (date === null) return [{ path, code: "date" }];
  if (from !== null && date < from) return [{ path, code: "date-before", params: { date: from } }];
  if (to !== null && date > to) return [{ path, code: "date-after", params: { date: to } }];
  return [];
}

export function numberFaults(
  path: string,
  typed: string,
  required: boolean,
  limits: { readonly min: string | null; readonly max: string | null; readonly decimals: number },
): Fault[] {
  if (typed.trim() === "") return required ? [{ path, code: "required" }] : [];
  const { min, max, decimals } = limits;
  const read = readNumber(typed, decimals);
  if (read === "no-number") return [{ path, code: "number" }];
  if (read === "unclear") return [{ path, code: "number-unclear" }];
  if (read.decimals > decimals)
    return [{ path, code: decimals === 0 ? "whole-number" : "decimals", params: { decimals } }];
  const lowest = bound(min);
  const highest = bound(max);
  const value = decimal(read.value);
  if (lowest && compare(value, lowest.exact) < 0)
    return [{ path, code: "too-small", params: { min: lowest.text } }];
  if (highest && compare(value, highest.exact) > 0)
    return [{ path, code: "too-big", params: { max: highest.text } }];
  return [];
}

/** A limit of the regulation, which holds any text while it is a draft. */
function bound(text: string | null): { readonly text: string; readonly exact: Exact } | null {
  const value = text === null || text.length > MAX_NUMBER ? null : parseDecimal(text);
  return value === null ? null : { text: value, exact: decimal(value) };
}

export function moneyFaults(
  path: string,
  typed: string,
  required: boolean,
  max: number | null,
): Fault[] {
  if (typed.trim() === "") return required ? [{ path, code: "required" }] : [];
  const dong = parseDong(typed);
  if (dong === null) return [{ path, code: "money" }];
  return max !== null && dong > max ? [{ path, code: "too-much-money", params: { max } }] : [];
}

export function linkFaults(path: string, typed: string, required: boolean): Fault[] {
  const text = typed.trim();
  if (text === "") return required ? [{ path, code: "required" }] : [];
  if (text.length > MAX_LINK) return [{ path, code: "too-long", params: { max: MAX_LINK } }];
  const url = /\s/.test(text) || !URL.canParse(text) ? null : new URL(text);
  return url && (url.protocol === "https:" || url.protocol === "http:")
    ? []
    : [{ path, code: "url" }];
}

export function phoneFaults(path: string, typed: string, required: boolean): Fault[] {
  if (typed.trim() === "") return required ? [{ path, code: "required" }] : [];
  return parsePhone(typed) === null ? [{ path, code: "phone" }] : [];
}

const EMAIL = /^[^\s@"<>(),;:\\[\]]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;

export function emailFaults(path: string, typed: string, required: boolean): Fault[] {
  const text = typed.trim();
  if (text === "") return required ? [{ path, code: "required" }] : [];
  return text.length <= 254 && EMAIL.test(text) ? [] : [{ path, code: "email" }];
}
