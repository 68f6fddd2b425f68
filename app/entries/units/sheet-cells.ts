import type { Regulation } from "~/contests/regulation";
import { parseLocalDate } from "~/platform/format";
import { searchKey } from "~/platform/vietnamese";
import type { SheetWords } from "./read-unit-sheet";
import type { UnitColumn } from "./sheet-columns";

/* What the cells of a unit's spreadsheet say, however it is typed. */

export type SheetRules = Pick<Regulation, "fields" | "divisions" | "sections">;

/** Ids of what may be chosen, by the search keys of its names. */
export type Options = ReadonlyMap<string, string>;

/** What may stand in a column's cells; null where it is free. */
export function optionsOf(
  { id, column }: UnitColumn,
  rules: SheetRules,
  words: SheetWords,
): Options | null {
  if (column.of === "question")
    return "options" in column.question ? byLabel(column.question.options) : null;
  switch (id) {
    case "entry.field":
      return byNameAndCode(rules.fields);
    case "entry.division":
      return byNameAndCode(rules.divisions);
    case "entry.province":
      return words.provinces;
    case "entry.entered":
    case "entry.won":
      return new Map([...keyed(words.yes, "yes"), ...keyed(words.no, "no")]);
    case "member.gender":
      return words.genders;
    default:
      return null;
  }
}

/** Whether two cells of a column say the same. */
export function sameSaid(
  column: UnitColumn,
  options: Options | null,
  a: string,
  b: string,
): boolean {
  const said = (text: string): string =>
    options
      ? partsOf(text)
          .map((part) => options.get(searchKey(part)) ?? plain(part))
          .sort()
          .join(";")
      : plain(column.kind === "date" ? dateOf(text) : phoneOf(text));
  return said(a) === said(b);
}

function plain(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("vi").trim().replace(/\s+/gu, " ");
}

/** The choices in a cell that holds several. */
export function partsOf(text: string): string[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A date as it is stored; whatever else is typed stays. */
export function dateOf(text: string): string {
  return parseLocalDate(text) ?? text;
}

/** Spreadsheets eat the zero that a telephone number begins with. */
export function phoneOf(text: string): string {
  return /^[35789]\d{8}$/.test(text) ? `0${text}` : text;
}

function keyed(words: ReadonlySet<string>, id: string): [string, string][] {
  return [...words].map((word) => [word, id]);
}

function byNameAndCode(
  options: readonly { readonly id: string; readonly name: string; readonly code?: string }[],
): Options {
  return new Map(
    options.flatMap(({ id, name, code }) =>
      [name, code ?? "", id].filter(Boolean).map((word) => [searchKey(word), id] as const),
    ),
  );
}

function byLabel(options: readonly { readonly id: string; readonly label: string }[]): Options {
  return new Map(options.map(({ id, label }) => [searchKey(label), id] as const));
}
