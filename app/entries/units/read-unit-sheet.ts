import { searchKey } from "~/platform/vietnamese";
import {
  emptyContent,
  NO_MEMBER,
  type Answer,
  type EntryContent,
  type Member,
  type Supporter,
} from "../entry-content";
import {
  dateOf,
  optionsOf,
  partsOf,
  phoneOf,
  sameSaid,
  type Options,
  type SheetRules,
} from "./sheet-cells";
import type { ColumnId, UnitColumn } from "./sheet-columns";

/** What is wrong at one place of the sheet; `row` counts from 1 as the spreadsheet does. */
export interface SheetFault {
  readonly row: number;
  /** null: the whole row. */
  readonly column: ColumnId | null;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** An entry as the sheet has it. */
export interface SheetEntry {
  /** The unit's own number for it, which ties the entry to its rows when the sheet comes again. */
  readonly key: string;
  /** Rows of its members, in order. */
  readonly rows: readonly number[];
  readonly content: EntryContent;
  /** The columns that the sheet has: what has no column is not the sheet's to change. */
  readonly columns: ReadonlySet<ColumnId>;
}

export interface UnitSheet {
  readonly entries: readonly SheetEntry[];
  readonly faults: readonly SheetFault[];
  /** Row of the heads, from 1; 0 when none was found. */
  readonly headRow: number;
  /** Column of the sheet, from 0, by id. */
  readonly placeOf: ReadonlyMap<ColumnId, number>;
  /** Heads that nothing here knows; they are left alone. */
  readonly unknown: readonly string[];
}

/** How columns are headed, and how the words for a gender, yes and no are typed, in every language of the application. */
export interface SheetWords {
  readonly headers: ReadonlyMap<string, ColumnId>;
  readonly genders: ReadonlyMap<string, string>;
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  readonly provinces: ReadonlyMap<string, string>;
  /** The number under which the template shows how. */
  readonly example: string;
}

/** Looks for the heads in so many rows: lists often begin with the school's name. */
const HEAD_WITHIN = 15;

/** Reads the rows of a unit's spreadsheet. Values stay as typed, so that `assessEntry` can speak about them. */
export function readUnitSheet(
  rules: SheetRules,
  columns: readonly UnitColumn[],
  words: SheetWords,
  rows: readonly (readonly string[])[],
): UnitSheet {
  const head = findHead(columns, words, rows);
  if (!head)
    return {
      entries: [],
      faults: [{ row: 1, column: null, code: "sheet-no-head" }],
      headRow: 0,
      placeOf: new Map(),
      unknown: [],
    };
  const reader = new RowReader(rules, columns, words, head.placeOf);
  const faults: SheetFault[] = [...head.faults];
  const entries: {
    key: string;
    rows: number[];
    first: readonly string[];
    content: EntryContent;
  }[] = [];
  rows.forEach((cells, index) => {
    const row = index + 1;
    if (row <= head.row || cells.every((cell) => cell.trim() === "")) return;
    const number = reader.text(cells, "entry.number");
    const last = entries.at(-1);
    const key = number === "" ? "" : searchKey(number);
    if (key === words.example) return;
    if (key === "" && !last) {
      faults.push({ row, column: "entry.number", code: "required" });
      return;
    }
    const same =
      key === "" || key === last?.key ? last : entries.find((entry) => entry.key === key);
    if (same && same !== last)
      faults.push({ row, column: "entry.number", code: "sheet-number-apart", params: { number } });
    const entry = same ?? {
      key,
      rows: [],
      first: cells,
      content: reader.entry(cells, row, faults),
    };
    if (same) {
      const params = { row: same.rows[0] ?? row };
      const columns = reader.contradicted(same.first, cells);
      faults.push(...columns.map((column) => ({ row, column, code: "sheet-differs", params })));
    } else entries.push(entry);
    entry.rows.push(row);
    entry.content = {
      ...entry.content,
      members: [...entry.content.members, reader.member(cells, row, entry.rows.length, faults)],
    };
  });
  if (entries.length === 0) faults.push({ row: head.row, column: null, code: "sheet-empty" });
  return {
    entries: entries.map(({ key, rows, content }) => ({
      key,
      rows,
      content: oneMain(content),
      columns: new Set(head.placeOf.keys()),
    })),
    faults,
    headRow: head.row,
    placeOf: head.placeOf,
    unknown: head.unknown,
  };
}

/**
 * What of a sheet is kept until it is taken in: below its head only the columns that are known. Schools' lists hold
 * more about children than anybody here asked for.
 */
export function knownCells(
  rows: readonly (readonly string[])[],
  { headRow, placeOf }: Pick<UnitSheet, "headRow" | "placeOf">,
): readonly (readonly string[])[] {
  if (headRow === 0) return rows.slice(0, 1);
  const known = new Set(placeOf.values());
  return rows.map((cells, at) =>
    at < headRow ? cells : cells.map((cell, place) => (known.has(place) ? cell : "")),
  );
}

function findHead(
  columns: readonly UnitColumn[],
  { headers }: SheetWords,
  rows: readonly (readonly string[])[],
) {
  const known = new Set(columns.map(({ id }) => id));
  for (const [index, cells] of rows.slice(0, HEAD_WITHIN).entries()) {
    const placeOf = new Map<ColumnId, number>();
    const faults: SheetFault[] = [];
    const unknown: string[] = [];
    cells.forEach((cell, place) => {
      const id = headers.get(searchKey(cell.replace(/\*\s*$/, "")));
      if (!id || !known.has(id)) {
        if (cell.trim() !== "") unknown.push(cell);
      } else if (placeOf.has(id))
        faults.push({ row: index + 1, column: id, code: "sheet-column-twice" });
      else placeOf.set(id, place);
    });
    if (["entry.number", "entry.title", "member.name"].every((id) => placeOf.has(id)))
      return { row: index + 1, placeOf, faults, unknown };
  }
  return null;
}

/** The first is the main author where the sheet marks none. */
function oneMain(content: EntryContent): EntryContent {
  if (content.members.some(({ main }) => main)) return content;
  return {
    ...content,
    members: content.members.map((member, index) => ({ ...member, main: index === 0 })),
  };
}

class RowReader {
  readonly #rules: SheetRules;
  readonly #columns: readonly UnitColumn[];
  readonly #words: SheetWords;
  readonly #placeOf: ReadonlyMap<ColumnId, number>;

  constructor(
    rules: SheetRules,
    columns: readonly UnitColumn[],
    words: SheetWords,
    placeOf: ReadonlyMap<ColumnId, number>,
  ) {
    this.#rules = rules;
    this.#columns = columns;
    this.#words = words;
    this.#placeOf = placeOf;
  }

  text(cells: readonly string[], id: ColumnId): string {
    const place = this.#placeOf.get(id);
    return place === undefined ? "" : (cells[place] ?? "").trim();
  }

  /**
   * Columns in which a later line of an entry says otherwise than its first about what is not the member's; only the
   * first line is read for these.
   */
  contradicted(first: readonly string[], later: readonly string[]): ColumnId[] {
    return this.#columns.flatMap((column) => {
      const { id } = column;
      if (column.column.of === "member" || id === "entry.number") return [];
      const said = this.text(later, id);
      const same = said === "" || sameSaid(column, this.#options(id), this.text(first, id), said);
      return same ? [] : [id];
    });
  }

  #options(id: ColumnId): Options | null {
    const column = this.#columns.find((each) => each.id === id);
    return column ? optionsOf(column, this.#rules, this.#words) : null;
  }

  entry(cells: readonly string[], row: number, faults: SheetFault[]): EntryContent {
    const text = (id: ColumnId) => this.text(cells, id);
    const chosen = (id: ColumnId) =>
      this.#chosen(text(id), this.#options(id), { row, column: id }, faults);
    return {
      ...emptyContent(0),
      members: [],
      title: text("entry.title"),
      fieldId: chosen("entry.field"),
      divisionId: chosen("entry.division"),
      createdOn: dateOf(text("entry.createdOn")),
      province: chosen("entry.province"),
      repeat: {
        entered: chosen("entry.entered"),
        won: chosen("entry.won"),
        improved: text("entry.improved"),
      },
      supporters: this.#supporters(cells),
      answers: this.#answers(cells, row, faults),
    };
  }

  member(cells: readonly string[], row: number, number: number, faults: SheetFault[]): Member {
    const text = (name: string) => this.text(cells, `member.${name}`);
    const column = "member.gender";
    return {
      ...NO_MEMBER,
      id: `m${number}`,
      name: text("name"),
      birthDate: dateOf(text("birthDate")),
      gender: this.#chosen(text("gender"), this.#options(column), { row, column }, faults),
      unit: text("unit"),
      className: text("className"),
      role: text("role"),
      occupation: text("occupation"),
      phone: phoneOf(text("phone")),
      email: text("email"),
      share: text("share").replace(/\s*%$/, ""),
      main: text("main") !== "" && !this.#words.no.has(searchKey(text("main"))),
    };
  }

  #supporters(cells: readonly string[]): Supporter[] {
    const found: Supporter[] = [];
    for (let index = 0; this.#columns.some(({ id }) => id === `supporter.${index}.name`); index++) {
      const text = (name: string) => this.text(cells, `supporter.${index}.${name}`);
      const one = {
        name: text("name"),
        unit: text("unit"),
        role: text("role"),
        phone: phoneOf(text("phone")),
        email: text("email"),
      };
      if (Object.values(one).some((value) => value !== ""))
        found.push({ id: `s${found.length + 1}`, ...one });
    }
    return found;
  }

  #answers(cells: readonly string[], row: number, faults: SheetFault[]): Record<string, Answer> {
    const answers: Record<string, Answer> = {};
    for (const { id, column } of this.#columns) {
      if (column.of !== "question" || !this.#placeOf.has(id)) continue;
      const { question } = column;
      const text = this.text(cells, id);
      const chosen = (said: string) =>
        this.#chosen(said, this.#options(id), { row, column: id }, faults);
      if (question.kind === "choice") answers[question.id] = chosen(text);
      else if (question.kind === "choices") answers[question.id] = partsOf(text).map(chosen);
      else answers[question.id] = question.kind === "date" ? dateOf(text) : text;
    }
    return answers;
  }

  #chosen(
    text: string,
    options: Options | null,
    at: Pick<SheetFault, "row" | "column">,
    faults: SheetFault[],
  ): string {
    if (text === "") return "";
    const id = options?.get(searchKey(text));
    if (id === undefined)
      faults.push({ ...at, code: "sheet-unknown-choice", params: { value: text } });
    return id ?? "";
  }
}
