import type { Standing } from "./standing";

/** Why something may not be done. Catalogue: `refusal.<code>`. */
export type Refusal =
  /** Sign in first. */
  | "sign-in"
  /** The role does not allow it. */
  | "role"
  /** Does not exist for this person; says no more, so that nothing leaks. */
  | "hidden"
  /** The timeline's window has not opened. */
  | "not-yet"
  /** The timeline's window has closed. */
  | "too-late"
  /** The thing's state does not allow it (any more). */
  | "state"
  /** A conflict of interest stands in the way. */
  | "conflict-of-interest"
  /** A judge has not yet declared their interests. */
  | "declare-first"
  /** Who goes on from the round is locked; the line is taken back first. */
  | "line-locked";

type Role = Exclude<keyof Standing, "signedIn">;

/** Refuses everybody who is none of `roles`: nobody is asked to sign in. The first line of nearly every permission. */
export function unlessOneOf(standing: Standing, ...roles: Role[]): Refusal | null {
  if (!standing.signedIn) return "sign-in";
  return roles.some((role) => standing[role]) ? null : "role";
}

/**
 * One permission as the generated table lists it: `whyNot` asked with facts under which nothing but the role decides.
 * Each part exports its own list; `people/permission-table.ts` turns them into the documentation.
 */
export interface Permission {
  /** `part.action`, for example "entry.submit". */
  readonly id: string;
  readonly whyNot: (standing: Standing) => Refusal | null;
}
