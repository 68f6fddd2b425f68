import type { ContestState } from "~/contests/timeline";
import { parseLocalDate } from "~/platform/format";
import { nameKey } from "~/platform/vietnamese";
import type { EntryState } from "../entry-state";

/** Stands where a name was that its owner had taken out. Signs, not words: it is the same in every language. */
export const ERASED_NAME = "•••";

/** What of a member or supporter is no personal datum by itself, and stays. */
const KEPT = new Set(["id", "share", "main"]);

type Json = Readonly<Record<string, unknown>>;

/** Catalogue: `rights:keep.<reason>`. */
export type KeepReason =
  /** Judging, conflicts of interest and prizes need to know who the authors are until the results are public. */
  "contest-running";

/** Why personal data of an entry cannot go yet; null where it can. */
export function whyKeep(state: EntryState, contestState: ContestState): KeepReason | null {
  if (state === "DRAFT" || state === "WITHDRAWN" || contestState === "PUBLISHED") return null;
  return "contest-running";
}

/** All people of a stored draft or version who stand in the list of this one. */
function peopleBeside(stored: Json, personId: string): readonly Json[] {
  const people = stored[listOf(personId)];
  return Array.isArray(people) ? (people as Json[]) : [];
}

const listOf = (personId: string) => (personId.startsWith("s") ? "supporters" : "members");
const text = (person: Json, name: string) => String(person[name] ?? "");

/** Who somebody is, so that they are found where they once stood under another id. */
function whoIs(person: Json): string {
  const birthDate = text(person, "birthDate");
  return `${nameKey(text(person, "name"))}|${parseLocalDate(birthDate) ?? birthDate}`;
}

/** The names that one person has had in the draft and in the versions of an entry, as they were written. */
export function namesOf(stored: readonly Json[], personId: string): string[] {
  const found = stored.flatMap((one) => peopleBeside(one, personId));
  const own = found.filter(({ id }) => id === personId).map((person) => text(person, "name"));
  return [...new Set(own)].filter((name) => name.trim() !== "" && name !== ERASED_NAME);
}

/** How a stored draft or version calls a person who is to be taken out; null where they are not in it. */
export function keyOf(stored: Json, personId: string): string | null {
  const person = peopleBeside(stored, personId).find(({ id }) => id === personId);
  const name = person ? text(person, "name").trim() : "";
  return person && name !== "" && name !== ERASED_NAME ? whoIs(person) : null;
}

/**
 * A stored draft or version, of whatever shape it was written in, without what it says of one member ("m1") or
 * supporter ("s1"), also where the same person stands under another id. Their place, share and role of main author
 * stay, so that the rest stays true.
 */
export function redactPerson<C extends Json>(stored: C, personId: string, key: string | null = null): C {
  const people = peopleBeside(stored, personId);
  if (people.length === 0) return stored;
  const isTheirs = (person: Json) => person["id"] === personId || whoIs(person) === key;
  return {
    ...stored,
    [listOf(personId)]: people.map((person) => (isTheirs(person) ? withoutData(person) : person)),
  };
}

function withoutData(person: Json): Json {
  return Object.fromEntries(
    Object.entries(person).map(([key, value]) => {
      if (KEPT.has(key) || typeof value !== "string") return [key, value];
      return [key, key === "name" ? ERASED_NAME : ""];
    }),
  );
}

/** One step from what a version said to what it says now. */
export interface RedactionStep {
  readonly number: number;
  readonly sha256Before: string;
  readonly sha256After: string;
}

/**
 * Whether redactions lead without a gap from what was sent in (`sent`) to what is stored (`stored`); both are SHA-256
 * of canonical JSON. Without any, the two are one.
 */
export function leadsTo(steps: readonly RedactionStep[], sent: string, stored: string): boolean {
  const ordered = steps.toSorted((a, b) => a.number - b.number);
  let at = sent;
  for (const [index, step] of ordered.entries()) {
    if (step.number !== index + 1 || step.sha256Before !== at) return false;
    at = step.sha256After;
  }
  return at === stored;
}
