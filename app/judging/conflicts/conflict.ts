import { entryKeys, judgeKeys, type EntryIdentity, type JudgeIdentity } from "./identity-keys";
import { mayBeSamePerson } from "./person-name";

/** Conflicts that data show by themselves. Catalogue: `conflicts:kind.<code>`. */
export const CONFLICT_CODES = [
  /** The entry was written or sent in from the judge's own account or e-mail address. */
  "owner",
  /** An author or whoever sent the entry in has the judge's full name. */
  "name",
  /** A teacher or mentor of the entry has the judge's full name. */
  "supporter",
  /** An author or supporter has the judge's e-mail address. */
  "email",
  /** An author, supporter or sender has a telephone number of the judge's. */
  "phone",
  /** An author lives where the judge lives. */
  "address",
  /** An author, supporter or sender belongs to one of the judge's units, or such a unit sent the entry. */
  "unit",
  /** The entry names a person whom the judge declared to be close to them. */
  "relation",
  /** Somebody of the entry belongs to the unit of a person close to the judge. */
  "relation-unit",
  /** A name that may be the judge's or that of a person close to them, written short or without marks. */
  "possible-name",
] as const;
export type ConflictCode = (typeof CONFLICT_CODES)[number];

/** Interests that a judge declares, or the secretariat enters. Catalogue: `conflicts:kind.<kind>`. */
export const DECLARED_KINDS = [
  "author-or-supporter",
  "same-unit",
  "kin",
  "teacher-student",
  "business",
  "other",
] as const;
export type DeclaredKind = (typeof DECLARED_KINDS)[number];

export type ConflictKind = ConflictCode | DeclaredKind;

/** How somebody close is related to the judge. Catalogue: `conflicts:relation.<kind>`. */
export const RELATION_KINDS = [
  "spouse",
  "parent",
  "child",
  "sibling",
  "relative",
  "teacher",
  "student",
  "business",
  "other",
] as const;

/** A kind as it is stored. */
export function conflictKind(stored: string): ConflictKind {
  return [...CONFLICT_CODES, ...DECLARED_KINDS].find((kind) => kind === stored) ?? "other";
}

/** Whether it keeps judge and entry apart without anybody having looked at it. */
export function blocksByItself(kind: ConflictKind): boolean {
  return kind !== "possible-name";
}

/**
 * Everything in the data that speaks against the judge for the entry. It errs on the side of refusing: an equal full
 * name is enough, because what else could tell two people apart is not known of a judge.
 */
export function conflictsBetween(judge: JudgeIdentity, entry: EntryIdentity): ConflictCode[] {
  return findConflicts([{ id: "judge", ...judge }], [{ id: "entry", ...entry }])[0]?.codes ?? [];
}

export interface FoundConflict {
  readonly judgeId: string;
  readonly entryId: string;
  /** In the order of CONFLICT_CODES. */
  readonly codes: ConflictCode[];
}

/** The same for many: each judge's keys are looked up among those of the entries, instead of comparing all with all. */
export function findConflicts(
  judges: readonly (JudgeIdentity & { readonly id: string })[],
  entries: readonly (EntryIdentity & { readonly id: string })[],
): FoundConflict[] {
  const entriesAt = new Map<string, Set<string>>();
  const namesAt = new Map<string, { entryId: string; name: string }[]>();
  for (const entry of entries) {
    const { keys, names } = entryKeys(entry);
    for (const key of keys) {
      const there = entriesAt.get(key);
      if (there) there.add(entry.id);
      else entriesAt.set(key, new Set([entry.id]));
    }
    for (const { given, name } of names) {
      const there = namesAt.get(given);
      if (there) there.push({ entryId: entry.id, name });
      else namesAt.set(given, [{ entryId: entry.id, name }]);
    }
  }
  return judges.flatMap((judge) => {
    const found = new Map<string, Set<ConflictCode>>();
    const add = (entryId: string, code: ConflictCode) => {
      const codes = found.get(entryId);
      if (codes) codes.add(code);
      else found.set(entryId, new Set([code]));
    };
    const { lookups, names } = judgeKeys(judge);
    for (const { key, code } of lookups)
      for (const entryId of entriesAt.get(key) ?? []) add(entryId, code);
    for (const { given, name } of names)
      for (const other of namesAt.get(given) ?? [])
        if (mayBeSamePerson(name, other.name)) add(other.entryId, "possible-name");
    return [...found].map(([entryId, codes]) => ({
      judgeId: judge.id,
      entryId,
      codes: CONFLICT_CODES.filter((code) => codes.has(code)),
    }));
  });
}
