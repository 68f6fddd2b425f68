import { slugOf } from "~/platform/vietnamese";

/*
 * Ids of what an organiser adds (questions, options, divisions …). While the form is filled in a new row is "new-3";
 * when it is saved it gets an id from its name, which it then keeps whatever it is called later.
 */

const NEW = /^new-\d+$/;
/** They name inputs of the dossier's form: these would be read as something else there. */
const RESERVED = new Set(["constructor", "prototype"]);
const MAX_LENGTH = 48;

export function isNewId(id: string): boolean {
  return NEW.test(id);
}

/** An id from a name that none of `taken` is; begins with a letter. `otherwise`: for a name without letters. */
export function idFromName(name: string, taken: ReadonlySet<string>, otherwise: string): string {
  const slug = slugOf(name, MAX_LENGTH);
  const usable = /^[a-z]/.test(slug) && !isNewId(slug) && !RESERVED.has(slug);
  const base = usable ? slug : slug === "" ? otherwise : `${otherwise}-${slug}`;
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return id;
}

/** The rows with the new ones named; those that have an id keep it. */
export function named<Row extends { readonly id: string }>(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  otherwise: string,
  taken = new Set<string>(),
): Row[] {
  for (const { id } of rows) if (!isNewId(id)) taken.add(id);
  return rows.map((row) => {
    if (!isNewId(row.id)) return row;
    const id = idFromName(nameOf(row), taken, otherwise);
    taken.add(id);
    return { ...row, id };
  });
}
