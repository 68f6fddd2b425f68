import { markField } from "../sheets/marks";
import { TEXT_FIELDS, type TypedContent } from "../sheets/sheet-content";
import { tidyMark } from "./sheet-copy";

export type Side = "mine" | "theirs";

/** A field that two versions of one sheet hold differently. */
export interface Difference {
  /** The form field. */
  readonly field: string;
  readonly mine: string;
  readonly theirs: string;
  /** Who changed it since both were the same; null: both did, or nobody knows. */
  readonly changedBy: Side | null;
}

export type Picks = Readonly<Record<string, Side>>;

/** The form fields of a sheet and what stands in them, in the order of the form. */
function fieldsOf(criteria: readonly string[], typed: TypedContent): [string, string][] {
  return [
    ...criteria.map((id): [string, string] => [markField(id), typed.marks[id] ?? ""]),
    ["proposal", typed.proposal ?? ""],
    ...TEXT_FIELDS.map((field): [string, string] => [field, typed[field]]),
  ];
}

function same(field: string, a: string, b: string): boolean {
  if (field.startsWith(markField(""))) return tidyMark(a) === tidyMark(b);
  return a.replace(/\r\n?/g, "\n").trim() === b.replace(/\r\n?/g, "\n").trim();
}

/** Where two versions of a sheet differ; `base` is what both began from, if it is known. */
export function differences(
  criteria: readonly string[],
  mine: TypedContent,
  theirs: TypedContent,
  base: TypedContent | null,
): Difference[] {
  const others = new Map(fieldsOf(criteria, theirs));
  const begun = base && new Map(fieldsOf(criteria, base));
  return fieldsOf(criteria, mine).flatMap(([field, text]): Difference[] => {
    const other = others.get(field) ?? "";
    if (same(field, text, other)) return [];
    const before = begun?.get(field);
    const changedBy =
      before === undefined
        ? null
        : same(field, before, other)
          ? "mine"
          : same(field, before, text)
            ? "theirs"
            : null;
    return [{ field, mine: text, theirs: other, changedBy }];
  });
}

/** What only one side changed needs no decision; it can still be decided otherwise. */
export function evidentPicks(found: readonly Difference[]): Picks {
  return Object.fromEntries(
    found.flatMap(({ field, changedBy }) => (changedBy ? [[field, changedBy]] : [])),
  );
}

/**
 * Whether all that the other side changed stands in mine too, as when this browser's last words arrived while its
 * page was closing: then there is nothing to ask.
 */
export function holdsAllOfTheirs(
  mine: TypedContent,
  theirs: TypedContent,
  base: TypedContent | null,
): boolean {
  const criteria = new Set([mine, theirs].flatMap(({ marks }) => Object.keys(marks)));
  return differences([...criteria], mine, theirs, base).every(({ changedBy }) => changedBy === "mine");
}

/** Their version with the fields that were picked from mine. */
export function mergeSheets(
  mine: TypedContent,
  theirs: TypedContent,
  found: readonly Difference[],
  picks: Picks,
): TypedContent {
  const marks = { ...theirs.marks };
  const texts = { ...theirs };
  const prefix = markField("");
  for (const { field } of found) {
    if (picks[field] !== "mine") continue;
    if (field.startsWith(prefix)) {
      const id = field.slice(prefix.length);
      marks[id] = mine.marks[id] ?? "";
    } else if (field === "proposal") Object.assign(texts, { proposal: mine.proposal });
    else for (const name of TEXT_FIELDS) if (name === field) Object.assign(texts, { [name]: mine[name] });
  }
  return { ...texts, marks };
}
