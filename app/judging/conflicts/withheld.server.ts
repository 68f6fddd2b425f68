import type { ContestState } from "~/contests/timeline";
import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { whyNotSeeAllMarks } from "./conflict-policy";
import { conflictedEntryIds } from "./conflicts.server";

/** Why this person may not see a page with all marks of the contest, whatever their role; null: they may. */
export async function whyMarksAreWithheld(
  { userId }: Actor,
  { id, state }: { readonly id: string; readonly state: ContestState },
  tx: Tx = db,
): Promise<Refusal | null> {
  if (state === "PUBLISHED") return null;
  const conflicted = (await conflictedEntryIds(tx, id, userId)).size > 0;
  return whyNotSeeAllMarks({ contestState: state, conflicted });
}
