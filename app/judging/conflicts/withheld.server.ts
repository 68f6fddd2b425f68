import { shownBy } from "~/contests/shown-publication";
import { stateAsSeen, type ContestState } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { whyNotSeeAllMarks } from "./conflict-policy";
import { conflictedEntryIds } from "./conflicts.server";

/**
 * Why this person may not see a page with all marks of the contest, whatever their role; null: they may. A result that is
 * put off to a later minute is not everybody's yet, nor is what a correction has made of it since.
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
  const seen = stateAsSeen(contest, now);
  const isPublic = seen === "PUBLISHED" && !(await isBeingCorrected(tx, contest.id, now));
  if (isPublic) return null;
  const conflicted = (await conflictedEntryIds(tx, contest.id, actor.userId)).size > 0;
  return whyNotSeeAllMarks({ contestState: seen === "PUBLISHED" ? "CLOSED" : seen, conflicted });
}

/** Whether sheets are open for a correction, or the newest result is another than the one that the public reads. */
async function isBeingCorrected(tx: Tx, contestId: string, now: Date): Promise<boolean> {
  if ((await tx.correction.count({ where: { contestId, closedAt: null } })) > 0) return true;
  const shown = await tx.publication.findFirst({
    where: { contestId, kind: "OFFICIAL", ...shownBy(now) },
    orderBy: { number: "desc" },
    select: { tally: { select: { number: true } } },
  });
  const above = shown?.tally.number ?? 0;
  return (await tx.tally.count({ where: { contestId, number: { gt: above } } })) > 0;
}
