import { shownBy } from "~/contests/shown-publication";
import { stateAsSeen, type ContestState } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { whyNotSeeAllMarks } from "./conflict-policy";
import { conflictedEntryIds } from "./conflicts.server";

interface Published {
  readonly id: string;
  readonly state: ContestState;
  readonly publishedAt: Date | null;
}

/** Why this person may not see a page with all marks of the contest, whatever their role; null: they may. */
export async function whyMarksAreWithheld(
  { actor, now }: Context,
  contest: Published,
  tx: Tx = db,
): Promise<Refusal | null> {
  if (await isResultPublic(tx, contest, now)) return null;
  const seen = stateAsSeen(contest, now);
  const conflicted = (await conflictedEntryIds(tx, contest.id, actor.userId)).size > 0;
  return whyNotSeeAllMarks({ contestState: seen === "PUBLISHED" ? "CLOSED" : seen, conflicted });
}

/**
 * Whether the result is everybody's: one that is put off to a later minute is not yet, nor is what a correction has made of
 * it since.
 */
export async function isResultPublic(tx: Tx, contest: Published, now: Date): Promise<boolean> {
  return stateAsSeen(contest, now) === "PUBLISHED" && !(await isBeingCorrected(tx, contest.id, now));
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
