import type { ContestState, WindowRefusal } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

/** The contest as everybody sees it: a result that is put off to a later minute is not out. */
export interface ForwardFacts {
  readonly contestState: ContestState;
}

/** What was sent on and what could be: those who see the result before it is out. */
export function whyNotSeeForwardings(standing: Standing, { contestState }: ForwardFacts): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary", "observer");
  if (refusal) return refusal;
  if (contestState === "DRAFT") return "state";
  return contestState === "PUBLISHED" ? null : "not-yet";
}

/** Choosing an entry, and taking that back. Its authors are told at once, so the result has to be out. */
export function whyNotForward(standing: Standing, facts: ForwardFacts & { readonly conflicted: boolean }): Refusal | null {
  const refusal = whyNotSeeForwardings(standing, facts) ?? unlessOneOf(standing, "organiser");
  return refusal ?? (facts.conflicted ? "conflict-of-interest" : null);
}

/** Taking dossiers along to pass them on: the secretariat, whatever the result. */
export function whyNotExport(standing: Standing, { contestState }: ForwardFacts): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary") ?? (contestState === "DRAFT" ? "state" : null);
}

/** The same with the data of those who have not agreed to that: only the organiser, for the organisation's own keeping. */
export function whyNotExportAll(standing: Standing, facts: ForwardFacts): Refusal | null {
  return whyNotExport(standing, facts) ?? unlessOneOf(standing, "organiser");
}

/** Reading an archive into a contest that takes entries. */
export function whyNotImport(
  standing: Standing,
  { contestState, submitWindow }: ForwardFacts & { readonly submitWindow: WindowRefusal | null },
): Refusal | null {
  const refusal = whyNotSeeImports(standing, { contestState });
  return refusal ?? (contestState === "OPEN" ? submitWindow : "state");
}

/** The archives that were brought, with what is in those that wait: the secretariat. */
export function whyNotSeeImports(standing: Standing, { contestState }: ForwardFacts): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary") ?? (contestState === "DRAFT" ? "state" : null);
}

const published: ForwardFacts = { contestState: "PUBLISHED" };
const open = { contestState: "OPEN", submitWindow: null } as const;

export const permissions: readonly Permission[] = [
  { id: "forwarding.see", whyNot: (standing) => whyNotSeeForwardings(standing, published) },
  { id: "forwarding.choose", whyNot: (standing) => whyNotForward(standing, { ...published, conflicted: false }) },
  { id: "dossier.export", whyNot: (standing) => whyNotExport(standing, open) },
  { id: "dossier.export-all", whyNot: (standing) => whyNotExportAll(standing, open) },
  { id: "dossier.see-imports", whyNot: (standing) => whyNotSeeImports(standing, open) },
  { id: "dossier.import", whyNot: (standing) => whyNotImport(standing, open) },
];
