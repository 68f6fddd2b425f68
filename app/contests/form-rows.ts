import type { TextValue, TextValues } from "~/platform/form";

/*
 * Rows of a form are added, taken out and moved by submit buttons, so that it works without JavaScript: the
 * server changes what was typed and draws the form again. Nothing is stored until it is saved.
 */

export type RowAction = "add" | "remove" | "up" | "down";

/** The value of a row's button. */
export function rowIntent(action: RowAction, list: string, index?: number): string {
  return index === undefined ? `${action}:${list}` : `${action}:${list}:${index}`;
}

/**
 * What was typed, after the row button's action; null when the intent is none of a row.
 * `blank` is what a new row starts with, by list; a list that it lacks cannot be changed.
 */
export function applyRowIntent(
  values: TextValues,
  intent: string,
  blank: Readonly<Record<string, TextValues>>,
): TextValues | null {
  const match = /^(add|remove|up|down):([a-zA-Z]+)(?::(\d{1,4}))?$/.exec(intent);
  const [, action, list = "", at] = match ?? [];
  const fresh = Object.hasOwn(blank, list) ? blank[list] : undefined;
  if (!action || !fresh) return null;
  const rows = rowsOf(values[list]);
  const index = Number(at ?? -1);
  switch (action as RowAction) {
    case "add":
      return { ...values, [list]: [...rows, { ...fresh, id: freshId(list, rows) }] };
    case "remove":
      return { ...values, [list]: rows.filter((_, place) => place !== index) };
    case "up":
      return { ...values, [list]: swapped(rows, index - 1, index) };
    case "down":
      return { ...values, [list]: swapped(rows, index, index + 1) };
  }
}

function rowsOf(value: TextValue | undefined): TextValue[] {
  return Array.isArray(value) ? value : [];
}

/** "fields-7": one that no row of the list has. */
function freshId(list: string, rows: readonly TextValue[]): string {
  const taken = new Set(
    rows.map((row) =>
      typeof row === "object" && "id" in row ? String((row as TextValues)["id"]) : "",
    ),
  );
  const prefix = list.toLowerCase();
  let number = rows.length + 1;
  while (taken.has(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
}

function swapped(rows: readonly TextValue[], first: number, second: number): TextValue[] {
  const [a, b] = [rows[first], rows[second]];
  if (a === undefined || b === undefined) return [...rows];
  return rows.map((row, place) => (place === first ? b : place === second ? a : row));
}
