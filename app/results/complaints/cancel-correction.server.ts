import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import { standAgain, withdrawLate } from "~/judging/sheets/stand-again.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { LONG } from "../tally-read.server";
import { undoRenewals } from "../undo-renewals.server";
import { releaseHeld } from "../unseen.server";
import { isInterested } from "./close-correction.server";
import type { CancelForm } from "./correction-form";
import { whyNotCorrect } from "./correction-policy";

/**
 * Gives a correction up, with a reason: what held before it holds again. Sheets stand as they were submitted, lines as they
 * were locked, what was kept back is seen; no tally comes of it. What was done in it stays on record.
 */
export async function cancelCorrection(
  ctx: Context,
  input: { readonly contestId: string; readonly number: number; readonly form: CancelForm },
): Promise<Result<undefined, Refusal | "conflict">> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const { contest } = opened;
  const { version, reason } = input.form;
  const refusal = whyNotCorrect(standingInContest(ctx.actor, contest), {
    contestState: contest.state,
    conflicted: false,
  });
  if (refusal) return refused(refusal);
  const withheld = await whyMarksAreWithheld(ctx, contest);
  if (withheld) return refused(withheld);
  const key = { contestId_number: { contestId: contest.id, number: input.number } };
  const seen = await db.correction.findUnique({ where: key });
  if (!seen) return refused("hidden");
  if (await isInterested(ctx, contest.id, seen)) return refused("conflict-of-interest");

  return transact(async (tx): Promise<Result<undefined, Refusal | "conflict">> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version, state: contest.state },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const correction = await tx.correction.findUnique({ where: key });
    if (!correction || correction.closedAt) return refused("state");
    const since = correction.openedAt;
    const lines = await undoRenewals(tx, ctx, contest.id, { since, reason });
    for (const assignmentId of correction.assignmentIds)
      if (!(await standAgain(tx, ctx, opened, { assignmentId, since, reason })))
        await withdrawLate(tx, ctx, opened, { assignmentId, reason });
    // Closed before anything is seen again: what is seen is built on nothing that is under way.
    await tx.correction.update({
      where: { id: correction.id },
      data: { closedAt: ctx.now, closedById: ctx.actor.userId, cancelReason: reason },
    });
    const { released, recalled } = await releaseHeld(tx, ctx, opened, now());
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "correction.cancelled",
      subjectType: "correction",
      subjectId: correction.id,
      data: {
        number: correction.number,
        reason,
        sheets: correction.assignmentIds.length,
        ...(lines.length > 0 && { lines }),
        ...(released.length > 0 && { released: released.map(String) }),
        ...(recalled.length > 0 && { recalled: recalled.map(String) }),
      },
    });
    return ok();
  }, LONG);
}
