import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { storedTakenOut } from "./correction";
import { whyNotCorrect, whyNotSeeCorrections } from "./correction-policy";

/** A contest for who may read its corrections, or make them. */
export async function enterCorrections(
  ctx: Context,
  contestId: string,
  to: "see" | "make",
): Promise<Result<OpenedContest, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const facts = { contestState: contest.state, conflicted: false };
  const refusal = to === "see" ? whyNotSeeCorrections(standing, facts) : whyNotCorrect(standing, facts);
  const withheld = refusal ?? (await whyMarksAreWithheld(ctx, contest));
  return withheld ? refused(withheld) : ok(opened);
}

/** The same for who would end one of them, and has no interest in what it is about. `key`: where it is found. */
export async function enterCorrection(
  ctx: Context,
  { contestId, number }: { readonly contestId: string; readonly number: number },
) {
  const entered = await enterCorrections(ctx, contestId, "make");
  if (!entered.ok) return entered;
  const key = { contestId_number: { contestId, number } };
  const correction = await db.correction.findUnique({ where: key });
  if (!correction) return refused("hidden");
  if (await isInterested(ctx, contestId, correction)) return refused("conflict-of-interest");
  return ok({ opened: entered.value, key });
}

/** Whether the actor has an interest in an entry that a correction is about. */
export async function isInterested(
  { actor }: Context,
  contestId: string,
  correction: { readonly assignmentIds: readonly string[]; readonly entries: unknown },
): Promise<boolean> {
  const assignments = await db.assignment.findMany({
    where: { id: { in: [...correction.assignmentIds] } },
    select: { entryId: true },
  });
  const about = [
    ...assignments.map(({ entryId }) => entryId),
    ...storedTakenOut(correction.entries).map(({ entryId }) => entryId),
  ];
  return (await conflictedEntryIds(db, contestId, actor.userId, about)).size > 0;
}
