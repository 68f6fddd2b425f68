import type { ContestState } from "~/contests/timeline";
import { unlessOneOf, type Permission, type Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";

interface ConflictFacts {
  readonly contestState: ContestState;
}

/** Who is kept from which entry and why: the secretariat and its observers. */
export function whyNotReadConflicts(standing: Standing): Refusal | null {
  return unlessOneOf(standing, "organiser", "secretary", "observer");
}

/** Confirming, lifting or entering a conflict, and what is kept of a judge, until the result is closed. */
export function whyNotDecideConflicts(
  standing: Standing,
  { contestState }: ConflictFacts,
): Refusal | null {
  const refusal = unlessOneOf(standing, "organiser", "secretary");
  return refusal ?? (contestState === "OPEN" ? null : "state");
}

/**
 * One conflict of those: nobody decides about their own, nor about another's with an entry that they have an interest in
 * themselves. What they are is entered all the same.
 */
export function whyNotDecideThis({
  own,
  conflicted,
}: {
  /** The judge is whoever decides. */
  readonly own: boolean;
  /** Whoever decides has a conflict of interest with the entry. */
  readonly conflicted: boolean;
}): Refusal | null {
  return own || conflicted ? "conflict-of-interest" : null;
}

/** A judge's own declaration. For everybody else there is none. */
export function whyNotReadDeclaration(standing: Standing): Refusal | null {
  const refusal = unlessOneOf(standing, "judge");
  return refusal === "role" ? "hidden" : refusal;
}

/** Signing it, and stepping back, as long as there is something to judge. */
export function whyNotDeclare(standing: Standing, { contestState }: ConflictFacts): Refusal | null {
  return whyNotReadDeclaration(standing) ?? (contestState === "OPEN" ? null : "state");
}

/**
 * Marks, and what is computed from them, for whoever has an interest in an entry of the contest: not before they are
 * everybody's. A page that shows all of a contest's marks cannot leave out one entry without telling of it.
 */
export function whyNotSeeAllMarks({
  contestState,
  conflicted,
}: ConflictFacts & { readonly conflicted: boolean }): Refusal | null {
  return conflicted && contestState !== "PUBLISHED" ? "conflict-of-interest" : null;
}

const OPEN = { contestState: "OPEN" } as const;

export const permissions: Permission[] = [
  { id: "conflict.read", whyNot: whyNotReadConflicts },
  { id: "conflict.decide", whyNot: (standing) => whyNotDecideConflicts(standing, OPEN) },
  { id: "conflict.read-declaration", whyNot: whyNotReadDeclaration },
  { id: "conflict.declare", whyNot: (standing) => whyNotDeclare(standing, OPEN) },
];
