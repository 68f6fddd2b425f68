import {
  changedProperties,
  changesBetween,
  idsOf,
  isLine,
  isList,
  isRepeat,
  LISTS,
  mainOf,
  sameValue,
  type Change,
  type DraftValue,
  type ListName,
  type Person,
} from "./draft-values";
import type { Answer, EntryContent } from "../entry-content";
import { mergeText } from "./merge-text";

/*
 * Several devices and several people write one draft. Each says what it changed, from what to what; what nobody else
 * touched meanwhile is taken over, the rest comes back as a conflict with what stands there. A conflict never changes
 * anything by itself.
 */

/** What two people made of one thing. The path may also name a property: "members.m2.name". */
export interface FieldConflict {
  readonly path: string;
  readonly base: DraftValue;
  readonly mine: DraftValue;
  readonly theirs: DraftValue;
}

export interface Merged {
  /** Theirs with all of mine that does not collide. */
  readonly content: EntryContent;
  readonly conflicts: readonly FieldConflict[];
}

/** Three-way merge: mine and theirs both began from `base`. */
export function mergeDraft(base: EntryContent, mine: EntryContent, theirs: EntryContent): Merged {
  return applyChanges(theirs, changesBetween(base, mine));
}

/** Lays changes over what stands there now. */
export function applyChanges(theirs: EntryContent, changes: readonly Change[]): Merged {
  const content = structuredClone(theirs);
  const conflicts: FieldConflict[] = [];
  for (const change of changes) {
    const { path } = change;
    const [head = "", id = ""] = splitOnce(path);
    if (isLine(path)) mergeValue(change, content[path], (v) => (content[path] = v as string), conflicts);
    else if (head === "repeat" && isRepeat(id))
      mergeValue(change, content.repeat[id], (v) => (content.repeat[id] = v as string), conflicts);
    else if (head === "answers") mergeAnswer(content, change, id, conflicts);
    else if (isList(head) && id !== "") mergePerson(content, head, id, change, conflicts);
  }
  for (const list of LISTS) {
    const order = changes.find(({ path }) => path === list);
    if (order) mergeOrder(content, theirs, list, order, conflicts);
  }
  mergeMain(content, changes.find(({ path }) => path === "mainMember"), conflicts);
  return { content, conflicts };
}

/** Everything in which mine differs from theirs, where nobody knows what mine began from. */
export function conflictsWithoutBase(mine: EntryContent, theirs: EntryContent): FieldConflict[] {
  return changesBetween(theirs, mine).map(({ path, before, after }) => ({
    path,
    base: null,
    mine: after,
    theirs: before,
  }));
}

function mergeValue(
  change: Change,
  current: DraftValue,
  set: (value: DraftValue) => void,
  conflicts: FieldConflict[],
) {
  const { path, before, after } = change;
  if (sameValue(current, after)) return;
  if (sameValue(current, before)) return set(after);
  const [b, m, t] = [before ?? "", after ?? "", current ?? ""];
  const text =
    typeof b === "string" && typeof m === "string" && typeof t === "string" ? mergeText(b, m, t) : null;
  if (text !== null) set(text);
  else conflicts.push({ path, base: before, mine: after, theirs: current });
}

function mergeAnswer(
  content: EntryContent,
  change: Change,
  id: string,
  conflicts: FieldConflict[],
) {
  const set = (value: DraftValue) => {
    if (value === null) Reflect.deleteProperty(content.answers, id);
    else content.answers[id] = value as Answer;
  };
  mergeValue(change, content.answers[id] ?? null, set, conflicts);
}

function mergePerson(
  content: EntryContent,
  list: ListName,
  id: string,
  { path, before, after }: Change,
  conflicts: FieldConflict[],
) {
  const people = content[list] as Person[];
  const current = people.find((person) => person.id === id) ?? null;
  const [old, now] = [before as Person | null, after as Person | null];
  const whole = () => conflicts.push({ path, base: before, mine: after, theirs: current });
  if (!now) {
    if (!current) return;
    if (!old || !sameValue(old, current)) return void whole();
    people.splice(people.indexOf(current), 1);
  } else if (!current) {
    if (old) whole();
    else people.push({ ...now, ...("main" in now && { main: false }) });
  } else if (!old) {
    // Added on both sides under one id: never made into one person.
    if (changedProperties(current, now).length > 0) whole();
  } else {
    const target = current as unknown as Record<string, string>;
    for (const name of changedProperties(old, now)) {
      const [from, to] = [old, now].map((p) => String((p as unknown as Record<string, unknown>)[name] ?? ""));
      const property = { path: `${path}.${name}`, before: from ?? "", after: to ?? "" };
      mergeValue(property, target[name] ?? "", (v) => (target[name] = String(v ?? "")), conflicts);
    }
  }
}

/** People stand in the order of whoever changed it; those whom the other side added stay behind their neighbours. */
function mergeOrder(
  content: EntryContent,
  theirs: EntryContent,
  list: ListName,
  { before, after }: Change,
  conflicts: FieldConflict[],
) {
  const [old, mine, now] = [(before ?? []) as string[], (after ?? []) as string[], idsOf(theirs[list])];
  const shared = old.filter((id) => mine.includes(id) && now.includes(id));
  const inOrder = (ids: readonly string[]) => ids.filter((id) => shared.includes(id)).join(" ");
  const iMoved = inOrder(mine) !== shared.join(" ");
  const theyMoved = inOrder(now) !== shared.join(" ");
  if (iMoved && theyMoved && inOrder(mine) !== inOrder(now))
    conflicts.push({ path: list, base: old, mine, theirs: now });
  const [skeleton, other] = iMoved && !theyMoved ? [mine, now] : [now, mine];
  const people = content[list] as Person[];
  const present = idsOf(people);
  const order = skeleton.filter((id) => present.includes(id));
  other.forEach((id, index) => {
    if (order.includes(id) || !present.includes(id)) return;
    const neighbour = other.slice(0, index).findLast((known) => order.includes(known));
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, id);
  });
  people.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

/** One member is the main author, whatever became of the others. */
function mergeMain(content: EntryContent, change: Change | undefined, conflicts: FieldConflict[]) {
  const current = mainOf(content);
  let main = current;
  if (change && !sameValue(current, change.after)) {
    const { path, before, after } = change;
    const present = content.members.some(({ id }) => id === after);
    if (present && (current === "" || sameValue(current, before))) main = String(after);
    // Of somebody who has been taken out there is nothing to choose.
    else if (present) conflicts.push({ path, base: before, mine: after, theirs: current });
  }
  const fallback = main === "" ? (content.members[0]?.id ?? "") : main;
  for (const member of content.members) member.main = member.id === fallback;
}

function splitOnce(path: string): [head: string, rest: string] {
  const at = path.indexOf(".");
  return at < 0 ? [path, ""] : [path.slice(0, at), path.slice(at + 1)];
}
