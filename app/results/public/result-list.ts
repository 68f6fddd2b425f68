import { compareTexts, searchKey } from "~/platform/vietnamese";
import type { ShownWinner, ShownWinners } from "../winners";

export const VIEWS = ["level", "group"] as const;
export type View = (typeof VIEWS)[number];

/** What a visitor asks the list of winners for. Empty texts ask for nothing. */
export interface ListAsked {
  readonly view: View;
  readonly q: string;
  readonly group: string;
  readonly level: string;
  readonly unit: string;
}

/** One row of the list, with the words of where it stands. */
export interface ListRow extends ShownWinner {
  readonly levelLabel: string;
  readonly groupName: string;
}

export interface ListSection {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ListRow[];
}

const LONGEST = 200;

/** What the address asks for. */
export function listAsked(search: URLSearchParams): ListAsked {
  const text = (name: string) => (search.get(name) ?? "").slice(0, LONGEST).trim();
  const view = VIEWS.find((one) => one === search.get("view")) ?? "level";
  return { view, q: text("q"), group: text("group"), level: text("level"), unit: text("unit") };
}

/** Whether less than the whole list is asked for. */
export function isNarrowed({ q, group, level, unit }: ListAsked): boolean {
  return [q, group, level, unit].some((text) => text !== "");
}

const listed = new WeakMap<ShownWinners, readonly ListRow[]>();

/** All winners in the order of the list: by level, then rank; those of one rank by group. */
export function rowsOf(winners: ShownWinners): readonly ListRow[] {
  const known = listed.get(winners) ?? inOrder(winners);
  listed.set(winners, known);
  return known;
}

function inOrder({ levels, groups }: ShownWinners): ListRow[] {
  const place = new Map(groups.map(({ id }, index) => [id, index]));
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return levels.flatMap(({ label, winners }) =>
    winners
      .map((winner) => ({ ...winner, levelLabel: label, groupName: names.get(winner.group) ?? "" }))
      .sort((a, b) => a.rank - b.rank || (place.get(a.group) ?? 0) - (place.get(b.group) ?? 0) || (a.code < b.code ? -1 : 1)),
  );
}

/** The sections of the list as asked; those that nobody is in are left out. */
export function arrange(winners: ShownWinners, asked: ListAsked): ListSection[] {
  const words = searchKey(asked.q).split(" ").filter(Boolean);
  const rows = rowsOf(winners).filter((row) => matches(row, asked, words));
  const sections =
    asked.view === "level"
      ? winners.levels.map(({ id, label }) => ({ id, title: label, rows: rows.filter(({ prize }) => prize === id) }))
      : winners.groups.map(({ id, name }) => ({ id, title: name, rows: rows.filter(({ group }) => group === id) }));
  return sections.filter((section) => section.rows.length > 0);
}

/** Every word that is typed occurs somewhere in the row, with or without its marks. */
function matches(row: ListRow, { group, level, unit }: ListAsked, words: readonly string[]): boolean {
  if (group !== "" && row.group !== group) return false;
  if (level !== "" && row.prize !== level) return false;
  if (unit !== "" && !row.people.some((person) => person.unit === unit)) return false;
  if (words.length === 0) return true;
  const text = textOf(row);
  return words.every((word) => text.includes(word));
}

/** In a rush many look through one reading of the list: what each row is found by is made once. */
const texts = new WeakMap<ListRow, string>();

function textOf(row: ListRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const { title, code, field, groupName, people } = row;
  const text = searchKey([title, code, field, groupName, ...people.flatMap(({ name, unit }) => [name, unit])].join(" "));
  texts.set(row, text);
  return text;
}

/** Units of winners that are named, in the order of the alphabet. */
export function unitsIn(winners: ShownWinners): string[] {
  const units = rowsOf(winners).flatMap(({ people }) => people.map(({ unit }) => unit));
  return [...new Set(units.filter((unit) => unit !== ""))].sort(compareTexts);
}

/** The winner of that code with those before and after it in the list; null where there is none. */
export function winnerAmong(winners: ShownWinners, code: string) {
  const rows = rowsOf(winners);
  const at = rows.findIndex((row) => row.code === code);
  const row = rows[at];
  return row ? { row, previous: rows[at - 1] ?? null, next: rows[at + 1] ?? null } : null;
}

/** People of one unit stand together, in the order of the entry. */
export function byUnit(people: ShownWinner["people"]): { readonly unit: string; readonly names: readonly string[] }[] {
  const units = new Map<string, string[]>();
  for (const { name, unit } of people) units.set(unit, [...(units.get(unit) ?? []), name]);
  return [...units].map(([unit, names]) => ({ unit, names }));
}
