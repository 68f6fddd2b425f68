import type { Regulation } from "~/contests/regulation";
import { GENDERS } from "~/entries/entry-content";
import type { SheetFault, SheetWords, UnitSheet } from "~/entries/units/read-unit-sheet";
import { unitColumns, type UnitColumn } from "~/entries/units/sheet-columns";
import { isLocalDate } from "~/platform/format";
import { documentT, type Translate } from "~/platform/i18n.server";
import { LANGUAGES } from "~/platform/language";
import { PROVINCES } from "~/platform/provinces";
import { searchKey } from "~/platform/vietnamese";
import { writeSheet } from "./spreadsheet.server";

/** The number of the lines that show how; they are never read as an entry. */
const EXAMPLE = "VD";

type SheetRules = Parameters<typeof unitColumns>[0] & Pick<Regulation, "fields" | "title">;

/** The head of a column as people read it, in the language of the paper. */
export function columnHead({ column }: Pick<UnitColumn, "column">, language = "vi"): string {
  const t = documentT(language);
  switch (column.of) {
    case "entry":
      return t(`unit-sheet.entry.${column.name}`);
    case "member":
      return t(`unit-sheet.member.${column.name}`);
    case "supporter":
      return t("unit-sheet.supporter", {
        number: column.index + 1,
        what: t(`unit-sheet.supporter-column.${column.name}`),
      });
    case "question":
      return column.question.label;
  }
}

/** How heads and choices are read: in either language, without regard to marks and case. */
export function sheetWords(regulation: SheetRules): SheetWords {
  const texts = LANGUAGES.map((language) => documentT(language));
  const keys = (key: string) => texts.map((t) => searchKey(t(key)));
  return {
    headers: new Map(
      LANGUAGES.flatMap((language) =>
        unitColumns(regulation).map(
          (column) => [searchKey(columnHead(column, language)), column.id] as const,
        ),
      ),
    ),
    genders: new Map(
      GENDERS.flatMap((gender) =>
        keys(`unit-sheet.gender.${gender}`).map((word) => [word, gender] as const),
      ),
    ),
    example: searchKey(EXAMPLE),
    yes: new Set([...keys("unit-sheet.yes"), "x"]),
    no: new Set(keys("unit-sheet.no")),
    provinces: new Map(
      // A former province counts as the one that it has become part of; names of today win.
      [
        ...PROVINCES.flatMap(formerNames),
        ...PROVINCES.flatMap(({ code, name }) => named(code, name, code)),
      ],
    ),
  };
}

function named(code: string, ...names: readonly string[]) {
  return names.map((name) => [searchKey(name), code] as const);
}

function formerNames({ code, former }: (typeof PROVINCES)[number]) {
  return named(code, ...former);
}

/** The empty spreadsheet to fill in, with two lines that show how. */
export async function unitSheetTemplate(regulation: SheetRules): Promise<Uint8Array> {
  const columns = unitColumns(regulation);
  const t = documentT();
  const example = (row: 0 | 1) =>
    columns.map(({ id, column, required }) => {
      if (id === "entry.number") return EXAMPLE;
      if (id === "entry.field") return row === 0 ? (regulation.fields[0]?.name ?? "") : "";
      if (id === "entry.division") return row === 0 ? (regulation.divisions[0]?.name ?? "") : "";
      if (column.of === "question" || (column.of === "entry" && row === 1)) return "";
      return exampleText(t, id, row) ?? (required && row === 0 ? "…" : "");
    });
  return writeSheet({
    name: t("unit-sheet.name"),
    columns: sheetColumns(columns),
    rows: [example(0), ...(regulation.members.max > 1 ? [example(1)] : [])],
  });
}

function exampleText(t: Translate, id: string, row: 0 | 1): string | null {
  const known = [
    "entry.title",
    "member.name",
    "member.birthDate",
    "member.unit",
    "member.className",
    "member.share",
  ];
  return known.includes(id) ? t(`unit-sheet.example.${id.replace(".", "-")}-${row + 1}`) : null;
}

/** Marks of required columns are for people: reading does not need them. */
function sheetColumns(columns: readonly UnitColumn[]) {
  return columns.map((column) => ({
    header: `${columnHead(column)}${column.required ? " *" : ""}`,
    width: column.width,
    kind: column.kind,
  }));
}

/** The sheet as it came, cells at fault marked, and behind each row in words what is wrong with it. */
export async function markedSheet(
  rows: readonly (readonly string[])[],
  { placeOf, headRow }: Pick<UnitSheet, "placeOf" | "headRow">,
  faults: readonly SheetFault[],
  wordsOf: (fault: SheetFault) => string,
): Promise<Uint8Array> {
  const t = documentT();
  const width = Math.max(1, ...rows.map((row) => row.length));
  const head = rows[Math.max(0, headRow - 1)] ?? [];
  const marked = (row: number, place: number) =>
    faults.some(
      (fault) => fault.row === row && fault.column !== null && placeOf.get(fault.column) === place,
    );
  const holdsDates = (place: number) =>
    rows.slice(headRow).some((row) => isLocalDate(row[place] ?? ""));
  const headOf = (place: number) => (head[place] ?? "").replace(/\s*\*$/, "");
  // In a row of thirty cells "fill this in" says nothing without the column's name.
  const inWords = (fault: SheetFault) => {
    const place = fault.column === null ? undefined : placeOf.get(fault.column);
    return place === undefined ? wordsOf(fault) : `${headOf(place)}: ${wordsOf(fault)}`;
  };
  const said = (row: number) =>
    faults
      .filter((fault) => fault.row === row)
      .map(inWords)
      .join("\n");
  return writeSheet({
    name: t("unit-sheet.marked"),
    columns: [
      ...Array.from({ length: width }, (_, place) => ({
        header: head[place] ?? "",
        width: 18,
        // As they were typed, not as they were read.
        ...(holdsDates(place) && { kind: "date" as const }),
      })),
      { header: t("unit-sheet.faults"), width: 60 },
    ],
    rows: rows.flatMap((row, index) => {
      const number = index + 1;
      if (number <= headRow) return [];
      const cells = Array.from({ length: width }, (_, place) => ({
        value: row[place] ?? "",
        marked: marked(number, place),
      }));
      return [[...cells, { value: said(number), marked: said(number) !== "" }]];
    }),
  });
}
