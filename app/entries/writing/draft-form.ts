import { z } from "zod";
import type { Question, Regulation } from "~/contests/regulation";
import { isOpenPart } from "../dossier-parts";
import {
  changedValues,
  draftPartOf,
  isList,
  isPerson,
  sameValue,
  valuesOf,
  type Change,
  type DraftValue,
  type DraftValues,
  type Person,
} from "./draft-values";
import {
  allQuestions,
  answerSchema,
  contentFromForm,
  memberSchema,
  supporterSchema,
  type EntryContent,
  type FormReader,
} from "../entry-content";
import { applyChanges, type FieldConflict } from "./merge-draft";

/*
 * A form of the draft, the whole or one step of it, carries what it was drawn from: whenever and from wherever it
 * comes back, what its writer changed is known, and nothing else is touched.
 */

/** What the form was drawn from, by its paths: these are the ones that it can change. */
export const BASE = "base";
/** Who was signed in when the form was drawn. */
export const WRITER = "writer";
/** What the page has sent of it by itself and got no answer to, in order. `base` is what the form began from after that. */
export const EARLIER = "earlier";
/** The same when the very same form is posted again. */
export const REQUEST = "request";
/** What a form shows of the draft without fields for it, by its paths: of this nothing may have changed unseen. */
export const SEEN = "seen";
/** Of conflicts that the form shows: what stands on the server, by path. */
export const THEIRS = "theirs";
/** Of each conflict, which of the two it shall be. */
export const keepField = (path: string) => `keep.${path}`;
export type Keep = "mine" | "theirs" | "both";

export const draftValueSchema = z.union([
  memberSchema,
  supporterSchema,
  answerSchema,
  z.null(),
]) as z.ZodType<DraftValue>;
const valuesSchema = z.record(z.string(), draftValueSchema);

/** The paths of a draft that the whole form shows; of a supplement only those that it leaves open. */
export function drawnValues(
  rules: Pick<Regulation, "sections">,
  content: EntryContent,
  openParts: readonly string[] | null,
): DraftValues {
  const unanswered = allQuestions(rules).map(({ id }) => [`answers.${id}`, null] as const);
  const all = [...unanswered, ...Object.entries(valuesOf(content))];
  return Object.fromEntries(all.filter(([path]) => isOpenPart(openParts, draftPartOf(path))));
}

export function readValues(text: string | undefined): DraftValues | null {
  try {
    const parsed = valuesSchema.safeParse(JSON.parse(text ?? ""));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What a form asks to change. */
export interface DraftForm {
  /** The draft with everything as it was typed. */
  readonly content: EntryContent;
  /** null: nobody knows what the form was drawn from. */
  readonly changes: readonly Change[] | null;
  /** What the form shows, by its paths; null with `changes`. */
  readonly shown: DraftValues | null;
}

/** Reads a form against the draft as it stands. */
export function readDraftForm(
  questions: readonly Question[],
  draft: EntryContent,
  read: FormReader,
): DraftForm {
  const typed = contentFromForm(questions, read);
  const drawn = readValues(read.one(BASE));
  if (!drawn) return { content: typed, changes: null, shown: null };
  const posted = postedValues(typed, drawn, read);
  const { base, values } = settle(drawn, posted, readValues(read.one(THEIRS)) ?? {}, (path) =>
    keepOf(read.one(keepField(path))),
  );
  const changes = changedValues(base, values);
  return { content: overlay(draft, changes), changes, shown: values };
}

/** The draft as it was, with what an open form holds of the paths that it was drawn with. */
export function typedIn(
  questions: readonly Question[],
  before: EntryContent,
  drawn: DraftValues,
  read: FormReader,
): EntryContent {
  const known = valuesOf(before);
  const was = Object.fromEntries(Object.keys(drawn).map((path) => [path, known[path] ?? null]));
  const people = Object.entries(known).filter(([path]) => (path.split(".")[0] ?? "") in drawn);
  const base = { ...was, ...Object.fromEntries(people) };
  return overlay(
    before,
    changedValues(base, postedValues(contentFromForm(questions, read), base, read)),
  );
}

/** Whether a draft has something else at the paths of a form, or people of whom the form knows nothing. */
export function differsFrom(shown: DraftValues, content: EntryContent): boolean {
  const there = Object.entries(valuesOf(content)).filter(
    ([path]) => path in shown || (path.split(".")[0] ?? "") in shown,
  );
  return changedValues(shown, Object.fromEntries(there)).length > 0;
}

/** The draft with changes in it, whatever else stands there. */
export function overlay(draft: EntryContent, changes: readonly Change[]): EntryContent {
  const now = valuesOf(draft);
  const knowing = changes.map((change) => ({ ...change, before: now[change.path] ?? null }));
  return applyChanges(draft, knowing).content;
}

/** Changes after changes, as one. */
export function composed(first: readonly Change[], then: readonly Change[]): Change[] {
  const all = new Map(first.map((change) => [change.path, change]));
  for (const change of then) {
    const before = all.get(change.path);
    all.set(change.path, before ? { ...change, before: before.before } : change);
  }
  return [...all.values()].filter(({ before, after }) => !sameValue(before, after));
}

/** What the form holds of the paths that it was drawn with; a question that came with another division joins them. */
function postedValues(typed: EntryContent, base: DraftValues, read: FormReader): DraftValues {
  const all = valuesOf(typed);
  const isPosted = (name: string) => read.one(name) !== undefined;
  const posted: Record<string, DraftValue> = {};
  for (const path of new Set([...Object.keys(base), ...Object.keys(all)])) {
    const [head = ""] = path.split(".");
    const inBase = path in base;
    const value = all[path] ?? null;
    if (head === "answers") {
      if (inBase || isPosted(path)) posted[path] = value;
    } else if (isList(head)) {
      if (inBase || head in base)
        posted[path] = withUnasked(value, base[path] ?? null, typed[head], `${head}.`, isPosted);
    } else if (inBase) posted[path] = isPosted(path) ? value : (base[path] ?? null);
  }
  return posted;
}

/** What the form does not ask of a person stays as it is. */
function withUnasked(
  person: DraftValue,
  before: DraftValue,
  rows: readonly Person[],
  list: string,
  isPosted: (name: string) => boolean,
): DraftValue {
  if (!isPerson(person) || !isPerson(before)) return person;
  const at = `${list}${rows.findIndex(({ id }) => id === person.id)}`;
  const kept = Object.entries(before).filter(([name]) => !isPosted(`${at}.${name}`));
  return { ...person, ...Object.fromEntries(kept) };
}

const keepOf = (value: string | undefined): Keep | null =>
  value === "mine" || value === "theirs" || value === "both" ? value : null;

/** Takes in what was chosen in conflicts: from now on theirs is what mine begins from. Unchosen ones stay conflicts. */
export function settle(
  base: DraftValues,
  values: DraftValues,
  theirs: DraftValues,
  keep: (path: string) => Keep | null,
): { readonly base: DraftValues; readonly values: DraftValues } {
  let [newBase, newValues] = [base, values];
  for (const [path, value] of Object.entries(theirs)) {
    const choice = keep(path);
    if (choice === null) continue;
    newBase = withValue(newBase, path, value);
    if (choice === "theirs") newValues = withValue(newValues, path, value);
    if (choice === "both")
      newValues = withValue(newValues, path, bothOf(valueAt(newValues, path), value));
  }
  return { base: newBase, values: newValues };
}

/** Two texts, one after the other; what is no text cannot be both. */
export function bothOf(mine: DraftValue, theirs: DraftValue): DraftValue {
  if (typeof mine !== "string" || typeof theirs !== "string") return mine;
  return [mine, theirs].filter((text) => text.trim() !== "").join("\n\n");
}

/** What a form is drawn from that shows conflicts: of those, what they began from, so that they stay ones until chosen. */
export function withConflicts(
  drawn: DraftValues,
  conflicts: readonly FieldConflict[],
): DraftValues {
  return conflicts.reduce((values, { path, base }) => withValue(values, path, base), drawn);
}

/** A value by its path, which may name a property of a person. */
export function valueAt(values: DraftValues, path: string): DraftValue {
  const [person, property] = placeOf(path);
  const value = values[person] ?? null;
  if (property === null) return value;
  const found = isPerson(value) ? Object.entries(value).find(([name]) => name === property) : null;
  return found ? String(found[1]) : null;
}

export function withValue(values: DraftValues, path: string, to: DraftValue): DraftValues {
  const [person, property] = placeOf(path);
  if (property === null) return { ...values, [path]: to };
  const value = values[person] ?? null;
  return isPerson(value) ? { ...values, [person]: { ...value, [property]: to ?? "" } } : values;
}

function placeOf(path: string): [path: string, property: string | null] {
  const [head = "", id, property] = path.split(".");
  return isList(head) && property !== undefined ? [`${head}.${id}`, property] : [path, null];
}
