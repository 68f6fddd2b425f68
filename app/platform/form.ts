import type { z } from "zod";
import type { Fault } from "./result";

/** What a form holds before it is checked: text, files, and lists and groups of them by their dotted names. */
export type FormValue = string | File | FormValue[] | FormValues;
export interface FormValues {
  [name: string]: FormValue;
}

/** The same once the files are out of it: what may travel back to the page. */
export type TextValue = string | TextValue[] | TextValues;
export interface TextValues {
  [name: string]: TextValue;
}

/** Who signs in for a form that is sent once more after its session had ended; it is none of the form's values. */
export const SIGN_IN_GROUP = "signIn";

const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);
const INDEX = /^\d{1,4}$/;

/**
 * Turns posted names into nested values: `members.0.name` → `{members: [{name}]}`. A name posted twice, or one
 * that ends in `[]`, becomes a list. Gaps in the indices close. An empty file input (no name, no bytes) is left out.
 */
export function formToObject(form: FormData): FormValues {
  const root: FormValues = {};
  for (const [rawName, value] of form) {
    if (value instanceof File && value.name === "" && value.size === 0) continue;
    const list = rawName.endsWith("[]");
    const keys = (list ? rawName.slice(0, -2) : rawName).split(".");
    if (keys[0] === SIGN_IN_GROUP || keys.some((key) => key === "" || UNSAFE.has(key))) continue;
    put(root, keys, typeof value === "string" ? textOf(value) : value, list);
  }
  return closeLists(root) as FormValues;
}

/** Composed, and without the one character that the database cannot hold. */
function textOf(typed: string): string {
  return typed.replaceAll("\u0000", "").normalize("NFC");
}

function put(root: FormValues, keys: string[], value: FormValue, list: boolean) {
  let at = root;
  for (const key of keys.slice(0, -1)) {
    const next = at[key];
    at = at[key] = isGroup(next) ? next : {};
  }
  const last = keys.at(-1) ?? "";
  const before = Object.hasOwn(at, last) ? at[last] : undefined;
  if (before === undefined) at[last] = list ? [value] : value;
  // In place: a copy for each of many thousands would keep the server busy for minutes.
  else if (Array.isArray(before)) before.push(value);
  else at[last] = [before, value];
}

function isGroup(value: FormValue | undefined): value is FormValues {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof File);
}

function closeLists(value: FormValue): FormValue {
  if (!isGroup(value)) return value;
  const keys = Object.keys(value);
  const closed = Object.fromEntries(keys.map((key) => [key, closeLists(value[key] ?? "")]));
  if (keys.length === 0 || !keys.every((key) => INDEX.test(key))) return closed;
  return keys
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => closed[key] ?? "");
}

/** `values`: what was typed, for the page to show again whatever becomes of it; files cannot come back. */
export type ParsedForm<T> =
  | { readonly ok: true; readonly value: T; readonly values: TextValues }
  | { readonly ok: false; readonly faults: Fault[]; readonly values: TextValues };

/** Checks a posted form. */
export function parseForm<S extends z.ZodType>(schema: S, form: FormData): ParsedForm<z.output<S>> {
  const posted = formToObject(form);
  const values = withoutFiles(posted);
  const parsed = schema.safeParse(posted, parseOptions);
  return parsed.success
    ? { ok: true, value: parsed.data, values }
    : { ok: false, faults: faultsOf(parsed.error), values };
}

/** What was typed into a form, unchecked. */
export function typedValues(form: FormData): TextValues {
  return withoutFiles(formToObject(form));
}

function withoutFiles(values: FormValues): TextValues {
  const strip = (value: FormValue): TextValue => {
    if (value instanceof File) return "";
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value === "string") return value;
    return withoutFiles(value);
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, strip(value)]));
}

type Issue = z.core.$ZodIssue | z.core.$ZodRawIssue;

/** Handed to every parse of a form: issues then carry codes instead of English sentences. */
export const parseOptions = {
  reportInput: true,
  error: (issue: z.core.$ZodRawIssue) => encode(codeOf(issue)),
} as const;

/** First fault of each field, in the order of the schema. */
export function faultsOf(error: z.core.$ZodError): Fault[] {
  const faults = new Map<string, Fault>();
  for (const issue of error.issues) {
    const path = issue.path.map(String).join(".");
    if (!faults.has(path)) faults.set(path, { path, ...decodeMessage(issue) });
  }
  return [...faults.values()];
}

/** A fault from an issue's message, which is a code, perhaps with parameters: `too-long?max=80`. */
export function decodeMessage(issue: { message?: string }): Omit<Fault, "path"> {
  const [code = "invalid", query] = (issue.message ?? "invalid").split("?");
  if (!/^[a-z][\w.:-]*$/.test(code)) return { code: "invalid" };
  return query ? { code, params: Object.fromEntries(new URLSearchParams(query)) } : { code };
}

function encode({ code, params }: Omit<Fault, "path">): string {
  if (!params) return code;
  const query = new URLSearchParams(Object.entries(params).map(([k, v]) => [k, String(v)]));
  return `${code}?${query}`;
}

function isMissing(issue: Issue): boolean {
  return issue.input === undefined || issue.input === null || issue.input === "";
}

function codeOf(issue: z.core.$ZodRawIssue): Omit<Fault, "path"> {
  switch (issue.code) {
    case "too_small":
      return smallCode(issue);
    case "too_big":
      return bigCode(issue);
    case "invalid_format":
      if (isMissing(issue)) return { code: "required" };
      if (issue.format === "email" || issue.format === "url") return { code: issue.format };
      if (issue.format === "date" || issue.format === "datetime") return { code: "date" };
      return { code: "invalid" };
    case "not_multiple_of":
      return { code: "step", params: { step: String(issue.divisor) } };
    case "invalid_type":
    case "invalid_value":
    case "invalid_union":
      return { code: isMissing(issue) ? "required" : "invalid" };
    default:
      return { code: "invalid" };
  }
}

function smallCode(issue: z.core.$ZodRawIssue): Omit<Fault, "path"> {
  const min = Number(issue.minimum);
  const params = { min };
  switch (issue.origin) {
    case "string":
      return isMissing(issue) ? { code: "required" } : { code: "too-short", params };
    case "array":
    case "set":
      return min === 1 ? { code: "required" } : { code: "too-few", params };
    case "date":
      return { code: "too-early" };
    default:
      return { code: "too-small", params };
  }
}

function bigCode(issue: z.core.$ZodRawIssue): Omit<Fault, "path"> {
  const params = { max: Number(issue.maximum) };
  switch (issue.origin) {
    case "string":
      return { code: "too-long", params };
    case "array":
    case "set":
      return { code: "too-many", params };
    case "date":
      return { code: "too-late" };
    case "file":
      return { code: "file-too-big", params };
    default:
      return { code: "too-big", params };
  }
}
