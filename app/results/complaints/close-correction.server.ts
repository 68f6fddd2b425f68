import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { LONG, storable } from "../tally-read.server";
import { recallHeld } from "../unseen.server";
import { resultChanges, type TakenOut } from "./correction";
import { correctedNow } from "./corrections.server";
import { enterCorrection } from "./enter-corrections.server";

type Closing = Result<{ readonly tally: number }, Refusal | "conflict" | "sheets-missing" | "line-outdated">;

/**
 * Ends a correction: the entries that it takes out leave, the record is read anew, and what comes of it is the contest's
 * next tally, by the rule and the decisions of the one before. Refused while a sheet has not come back, and while a line
 * that was locked no longer follows from the sheets (0023): it is renewed first.
 */
export async function closeCorrection(
  ctx: Context,
  input: { readonly contestId: string; readonly number: number; readonly version: number },
): Promise<Closing> {
  const entered = await enterCorrection(ctx, input);
  if (!entered.ok) return entered;
  const { opened, key } = entered.value;
  const { contest } = opened;

  return transact(async (tx): Promise<Closing> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: input.version, state: contest.state },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const correction = await tx.correction.findUnique({ where: key });
    if (!correction || correction.closedAt) return refused("state");
    const { missing, outdated, last, out, bundle, results } = await correctedNow(tx, opened, correction);
    if (missing.length > 0) return refused("sheets-missing");
    if (outdated.length > 0) return refused("line-outdated");

    for (const entry of out) await takeOut(tx, ctx, contest.id, entry, correction.reason);
    const number = last.number + 1;
    const tally = await tx.tally.create({
      data: {
        contestId: contest.id,
        number,
        revisionId: last.revisionId,
        cause: "CORRECTION",
        reason: correction.reason,
        bundle: storable({ ...bundle, results }),
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
      },
    });
    await tx.correction.update({
      where: { id: correction.id },
      data: { closedAt: ctx.now, closedById: ctx.actor.userId, tallyId: tally.id },
    });
    const recalled = await recallHeld(tx, contest.id, {
      at: ctx.now,
      byId: ctx.actor.userId,
      reason: correction.reason,
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "correction.closed",
      subjectType: "correction",
      subjectId: correction.id,
      data: {
        number: correction.number,
        tally: number,
        changed: resultChanges(last.results, results).map(({ entry }) => entry),
        ...(recalled.length > 0 && { recalled: recalled.map(String) }),
      },
    });
    return ok({ tally: number });
  }, LONG);
}

async function takeOut(
  tx: Tx,
  { actor, now }: Context,
  contestId: string,
  { entryId, to }: TakenOut,
  reason: string,
): Promise<void> {
  const { currentVersionId } = await tx.entry.update({
    where: { id: entryId },
    data: { state: to, version: { increment: 1 }, ...(to === "WITHDRAWN" && { withdrawnAt: now }) },
    select: { currentVersionId: true },
  });
  if (to === "INELIGIBLE" && currentVersionId)
    await tx.screeningDecision.create({
      data: {
        entryId,
        versionId: currentVersionId,
        outcome: "INELIGIBLE",
        reason,
        decidedById: actor.userId,
        decidedAt: now,
      },
    });
  await audit(tx, {
    chainId: contestId,
    at: now,
    actorId: actor.userId,
    action: to === "WITHDRAWN" ? "entry.withdrawn" : "entry.screened",
    subjectType: "entry",
    subjectId: entryId,
    data: { from: "ELIGIBLE", to, reason },
  });
}
