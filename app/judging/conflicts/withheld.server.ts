import { stateAsSeen, type ContestState } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { whyNotSeeAllMarks } from "./conflict-policy";
import { conflictedEntryIds } from "./conflicts.server";

/**
 * Why this person may not see a page with all marks of the contest, whatever their role; null: they may. A result that is
 * put off to a later minute is not everybody's yet.
 */
export async function whyMarksAreWithheld(
  { actor, now }: Context,
  contest: {
    readonly id: string;
    readonly state: ContestState;
    readonly publishedAt: Date | null;
  },
  tx: Tx = db,
): Promise<Refusal | null> {
  const contestState = stateAsSeen(contest, now);
  if (contestState === "PUBLISHED") return null;
  const conflicted = (await conflictedEntryIds(tx, contest.id, actor.userId)).size > 0;
  return whyNotSeeAllMarks({ contestState, conflicted });
}
