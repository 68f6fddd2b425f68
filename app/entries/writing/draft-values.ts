import type { Answer, EntryContent, Member, Supporter } from "../entry-content";

export type Person = Member | Supporter;

/** What stands at a path of a draft; null: nothing. Of a list's own path: the ids in their order. */
export type DraftValue = Answer | Person | null;

/**
 * A draft, or a part of one, by its paths: "title", "repeat.won", "answers.<question>", "mainMember", "members" (who
 * they are, in order) and "members.<id>" (one whole person); supporters likewise.
 */
export type DraftValues = Readonly<Record<string, DraftValue>>;

/** One thing that was changed. Persons are compared property by property. */
export interface Change {
  readonly path: string;
  readonly before: DraftValue;
  readonly after: DraftValue;
}

const LINES = ["title", "fieldId", "divisionId", "createdOn", "province"] as const;
const REPEAT = ["entered", "won", "improved"] as const;
export const LISTS = ["members", "supporters"] as const;

type Line = (typeof LINES)[number];
export type ListName = (typeof LISTS)[number];

export function valuesOf(content: EntryContent): DraftValues {
  const values: Record<string, DraftValue> = {};
  for (const name of LINES) values[name] = content[name];
  for (const name of REPEAT) values[`repeat.${name}`] = content.repeat[name];
  for (const [id, answer] of Object.entries(content.answers)) values[`answers.${id}`] = answer;
  for (const list of LISTS) {
    values[list] = idsOf(content[list]);
    for (const person of content[list]) values[`${list}.${person.id}`] = person;
  }
  values["mainMember"] = mainOf(content);
  return values;
}

/** What was changed on the way from one content to another. */
export function changesBetween(base: EntryContent, next: EntryContent): Change[] {
  return changedValues(valuesOf(base), valuesOf(next));
}

/** The same of drafts by their paths; a path that only one of them has was added or taken away. */
export function changedValues(base: DraftValues, next: DraftValues): Change[] {
  const paths = new Set([...Object.keys(base), ...Object.keys(next)]);
  return [...paths].flatMap((path) => {
    const [before, after] = [base[path] ?? null, next[path] ?? null];
    const same =
      isPerson(before) && isPerson(after)
        ? changedProperties(before, after).length === 0
        : sameValue(before, after);
    return same ? [] : [{ path, before, after }];
  });
}

export function isPerson(value: DraftValue): value is Person {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Texts and lists by what they say; nothing chosen, nothing typed and not there are the same. */
export function sameValue(a: DraftValue, b: DraftValue): boolean {
  if (isEmpty(a) && isEmpty(b)) return true;
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

const isEmpty = (value: DraftValue) =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** What the database gives back has its keys in another order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}

/** `main` is no property of one person: exactly one of all has it. */
export function changedProperties(old: Person, now: Person): string[] {
  const [a, b] = [old, now].map((person) => ({ ...person }) as Record<string, unknown>);
  return Object.keys({ ...a, ...b }).filter(
    (name) => name !== "id" && name !== "main" && (a?.[name] ?? "") !== (b?.[name] ?? ""),
  );
}

export function mainOf({ members }: EntryContent): string {
  return members.find(({ main }) => main)?.id ?? "";
}

export const idsOf = (people: readonly Person[]): string[] => people.map(({ id }) => id);

export const isLine = (path: string): path is Line => (LINES as readonly string[]).includes(path);
export const isRepeat = (name: string): name is (typeof REPEAT)[number] =>
  (REPEAT as readonly string[]).includes(name);
export const isList = (name: string): name is ListName =>
  (LISTS as readonly string[]).includes(name);

/** The part of the dossier to which a path belongs: the main author is a matter of the members. */
export const draftPartOf = (path: string) => (path === "mainMember" ? "members" : path);
