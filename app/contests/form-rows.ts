import type { TextValue, TextValues } from "~/platform/form";

/*
 * Rows of a form are added, taken out and moved by submit buttons, so that it works without JavaScript: the
 * server changes what was typed and draws the form again. Nothing is stored until it is saved.
 */

export type RowAction = "add" | "remove" | "up" | "down";

/** What a new row starts with, by list ("articles", "sections.questions"). An `id` in it is what the new id begins with. */
export type Blanks = Readonly<Record<string, TextValues>>;

/** The value of a row's button. `list` may lie in a row of another: "sections.0.questions". */
export function rowIntent(action: RowAction, list: string, index?: number): string {
  return index === undefined ? `${action}:${list}` : `${action}:${list}:${index}`;
}

/**
 * What was typed, after the row button's action; null when the intent is none of a row.
 * A list that `blank` lacks cannot be changed.
 */
export function applyRowIntent(
  values: TextValues,
  intent: string,
  blank: Blanks,
): TextValues | null {
  const match = /^(add|remove|up|down):([a-zA-Z]+(?:\.\d{1,4}\.[a-zA-Z]+)*)(?::(\d{1,4}))?$/.exec(
    intent,
  );
  const [, action, list = "", at] = match ?? [];
  const keys = list.split(".");
  const kind = keys.filter((_, place) => place % 2 === 0).join(".");
  const fresh = Object.hasOwn(blank, kind) ? blank[kind] : undefined;
  if (!action || !fresh) return null;
  const top = keys[0] ?? "";
  const index = Number(at ?? -1);
  return changed(values, keys, (rows) => {
    switch (action as RowAction) {
      case "add": {
        const id = typeof fresh["id"] === "string" ? fresh["id"] : kind.toLowerCase();
        return [...rows, { ...fresh, id: freshId(id, rows.length, idsIn(values[top])) }];
      }
      case "remove":
        return rows.filter((_, place) => place !== index);
      case "up":
        return swapped(rows, index - 1, index);
      case "down":
        return swapped(rows, index, index + 1);
    }
  });
}

/** The values with the rows under `keys` changed; a row on the way there that is none stays. */
function changed(
  values: TextValues,
  keys: readonly string[],
  change: (rows: TextValue[]) => TextValue[],
): TextValues {
  const [list = "", at, ...rest] = keys;
  const rows = rowsOf(values[list]);
  if (at === undefined) return { ...values, [list]: change(rows) };
  return {
    ...values,
    [list]: rows.map((row, place) =>
      place === Number(at) && typeof row === "object" && !Array.isArray(row)
        ? changed(row, rest, change)
        : row,
    ),
  };
}

function rowsOf(value: TextValue | undefined): TextValue[] {
  return Array.isArray(value) ? value : [];
}

/** Every id in a list and in the lists inside it. */
function idsIn(value: TextValue | undefined, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) idsIn(item, found);
  else if (typeof value === "object") {
    for (const [name, item] of Object.entries(value)) {
      if (name === "id" && typeof item === "string") found.add(item);
      else idsIn(item, found);
    }
  }
  return found;
}

/** "fields-7": one that nothing else has. */
function freshId(prefix: string, count: number, taken: ReadonlySet<string>): string {
  let number = count + 1;
  while (taken.has(`${prefix}-${number}`)) number++;
  return `${prefix}-${number}`;
}

function swapped(rows: readonly TextValue[], first: number, second: number): TextValue[] {
  const [a, b] = [rows[first], rows[second]];
  if (a === undefined || b === undefined) return [...rows];
  return rows.map((row, place) => (place === first ? b : place === second ? a : row));
}
