import {
  changedValues,
  sameValue,
  valuesOf,
  isLine,
  isPerson,
  changedProperties,
} from "./draft-values";
import type { Change, DraftValue, DraftValues } from "./draft-values";
import { bothOf, overlay, valueAt, withValue, type Keep } from "./draft-form";
import type { EntryContent } from "../entry-content";
import { applyChanges, type FieldConflict } from "./merge-draft";

/*
 * What one open form knows of the server. What is typed is compared with `base`, path by path; what others wrote is
 * taken over where nothing was typed. A request is sent again, unchanged, until it is answered: only then is it known
 * what the next one begins from.
 */

export interface ShownConflict extends FieldConflict {
  readonly by: string | null;
  readonly at: Date | string | null;
}

export interface Sync {
  /** By path, what what is typed began from. */
  readonly base: DraftValues;
  /** The draft on the server as it was last heard of, and its version. */
  readonly latest: EntryContent;
  readonly version: number;
  /** What somebody has to choose in; until then it is not sent. */
  readonly conflicts: readonly ShownConflict[];
}

export interface Answered {
  readonly version: number;
  /** The draft as it stands; null: it is what this form knew, with what it sent. */
  readonly content: EntryContent | null;
  readonly conflicts: readonly ShownConflict[];
}

export function beginSync(latest: EntryContent, version: number): Sync {
  return { base: valuesOf(latest), latest, version, conflicts: [] };
}

/** All that is typed and not on the server, also where it is not sent yet. */
export function unsaved(sync: Sync, typed: EntryContent): Change[] {
  return changedValues(sync.base, valuesOf(typed));
}

/** What may be sent now: a conflict waits until somebody has chosen. */
export function sendable(sync: Sync, typed: EntryContent): Change[] {
  return unsaved(sync, typed).flatMap((change) => {
    const about = sync.conflicts.filter(
      ({ path }) => path === change.path || path.startsWith(`${change.path}.`),
    );
    if (about.some(({ path }) => path === change.path)) return [];
    const after = about.reduce<DraftValue>((value, { path }) => {
      const [old] = [valueAt({ [change.path]: change.before }, path)];
      return withValue({ [change.path]: value }, path, old)[change.path] ?? null;
    }, change.after);
    return same(change.before, after) ? [] : [{ ...change, after }];
  });
}

/** As it is once the server has taken these changes. */
export function taken(sync: Sync, changes: readonly Change[]): Sync {
  const { version } = sync;
  return answered(sync, changes, { version, content: null, conflicts: [] });
}

/** After the answer to a request. */
export function answered(sync: Sync, sent: readonly Change[], answer: Answered): Sync {
  const latest = answer.content ?? applyChanges(sync.latest, sent).content;
  let { base } = sync;
  for (const { path, before, after } of sent) {
    if (answer.conflicts.some((conflict) => conflict.path === path)) continue;
    const within = answer.conflicts.filter((conflict) => conflict.path.startsWith(`${path}.`));
    const kept = within.reduce<DraftValue>(
      (value, conflict) =>
        withValue({ [path]: value }, conflict.path, valueAt({ [path]: before }, conflict.path))[
          path
        ] ?? null,
      after,
    );
    base = { ...base, [path]: kept };
  }
  const fresh = new Set(answer.conflicts.map(({ path }) => path));
  const conflicts = [...sync.conflicts.filter(({ path }) => !fresh.has(path)), ...answer.conflicts];
  return { base, latest, version: answer.version, conflicts };
}

/**
 * Takes over what others wrote where nothing was typed since. `held`: the path that somebody is just writing at, which
 * does not change under their hands.
 */
export function adopt(
  sync: Sync,
  typed: EntryContent,
  held: string | null = null,
): { readonly sync: Sync; readonly typed: EntryContent; readonly paths: readonly string[] } {
  const [there, here] = [valuesOf(sync.latest), valuesOf(typed)];
  const changes = changedValues(sync.base, there).flatMap(({ path, before, after }) => {
    const free =
      path !== held &&
      same(here[path] ?? null, before) &&
      !sync.conflicts.some((c) => c.path === path || c.path.startsWith(`${path}.`));
    return free ? [{ path, before: here[path] ?? null, after }] : [];
  });
  if (changes.length === 0) return { sync, typed, paths: [] };
  const base = { ...sync.base, ...Object.fromEntries(changes.map((c) => [c.path, c.after])) };
  return {
    sync: { ...sync, base },
    typed: applyChanges(typed, changes).content,
    paths: changes.map(({ path }) => path),
  };
}

/** After somebody has chosen: theirs is what mine begins from now. */
export function choose(
  sync: Sync,
  typed: EntryContent,
  path: string,
  keep: Keep,
): { readonly sync: Sync; readonly typed: EntryContent } {
  const conflict = sync.conflicts.find((one) => one.path === path);
  if (!conflict) return { sync, typed };
  const here = valuesOf(typed);
  const wanted =
    keep === "mine"
      ? here
      : withValue(
          here,
          path,
          keep === "theirs" ? conflict.theirs : bothOf(valueAt(here, path), conflict.theirs),
        );
  return {
    sync: {
      ...sync,
      base: withValue(sync.base, path, conflict.theirs),
      conflicts: sync.conflicts.filter((one) => one.path !== path),
    },
    typed: overlay(typed, changedValues(here, wanted)),
  };
}

/**
 * What this browser kept and the server may not have, laid over the draft as it stands. `pending`: a request that got
 * no answer; where it did arrive, it is what the rest begins from.
 */
export function restore(
  start: Sync,
  kept: readonly Change[],
  pending: readonly Change[],
): { readonly sync: Sync; readonly typed: EntryContent } {
  const there = valuesOf(start.latest);
  const changes = kept.map((change) => {
    const arrived = pending.find(
      ({ path, after }) => path === change.path && same(after, there[path] ?? null),
    );
    return arrived ? { ...change, before: arrived.after } : change;
  });
  const { conflicts } = applyChanges(start.latest, changes);
  const base = conflicts.reduce(
    (values, { path, base: old }) => withValue(values, path, old),
    start.base,
  );
  return {
    sync: { ...start, base, conflicts: conflicts.map((c) => ({ ...c, by: null, at: null })) },
    typed: overlay(start.latest, changes),
  };
}

/** The path whose value a control of the form is part of; null for what is no part of the draft. */
export function pathOfField(name: string, content: EntryContent): string | null {
  const [head = "", second = ""] = name.split(".");
  if (head === "answers" || head === "repeat") return `${head}.${second}`;
  if (head === "members" || head === "supporters") {
    const id = content[head][Number(second)]?.id;
    return id ? `${head}.${id}` : null;
  }
  return isLine(name) || name === "mainMember" ? name : null;
}

function same(a: DraftValue, b: DraftValue): boolean {
  return isPerson(a) && isPerson(b) ? changedProperties(a, b).length === 0 : sameValue(a, b);
}
