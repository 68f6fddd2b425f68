import type { ContestState } from "~/contests/timeline";
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

/**
 * A stored draft or version, of whatever shape it was written in, without what it says of one member ("m1") or
 * supporter ("s1"). The person's place, share and role of main author stay, so that the rest stays true.
 */
export function redactPerson<C extends Json>(stored: C, personId: string): C {
  const list = personId.startsWith("s") ? "supporters" : "members";
  const people = stored[list];
  if (!Array.isArray(people)) return stored;
  return {
    ...stored,
    [list]: people.map((person: Json) => (person["id"] === personId ? withoutData(person) : person)),
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
