import { standAgain, withdrawLate } from "~/judging/sheets/stand-again.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { LONG } from "../tally-read.server";
import { undoRenewals } from "../undo-renewals.server";
import { releaseHeld } from "../unseen.server";
import type { CancelForm } from "./correction-form";
import { enterCorrection } from "./enter-corrections.server";

/**
 * Gives a correction up, with a reason: what held before it holds again. Sheets stand as they were submitted, lines as they
 * were locked, what was kept back is seen; no tally comes of it. What was done in it stays on record.
 */
export async function cancelCorrection(
  ctx: Context,
  input: { readonly contestId: string; readonly number: number; readonly form: CancelForm },
): Promise<Result<undefined, Refusal | "conflict">> {
  const entered = await enterCorrection(ctx, input);
  if (!entered.ok) return entered;
  const { opened, key } = entered.value;
  const { contest } = opened;
  const { version, reason } = input.form;

  return transact(async (tx): Promise<Result<undefined, Refusal | "conflict">> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version, state: contest.state },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const correction = await tx.correction.findUnique({ where: key });
    if (!correction || correction.closedAt) return refused("state");
    const since = correction.openedAt;
    // All that is waited for comes before the first audit row: a judge who sends a sheet in holds it and wants the chain.
    await tx.$queryRaw`
      SELECT 1 FROM "ScoreSheet" WHERE "assignmentId" = ANY(${correction.assignmentIds}) ORDER BY "id" FOR UPDATE`;
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
