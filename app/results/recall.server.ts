import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { isShown, seenSoon } from "~/contests/shown-publication";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { RecallForm } from "./publication-form";
import { whyNotRecall } from "./result-policy";
import { settleState } from "./unseen.server";

/**
 * Takes a publication back, a minute before it is seen or earlier, with a reason: the public never sees it, and the result waits to be
 * published anew. Certificates that were issued for it stay, unseen, until then, and for good where their prize is lost.
 */
export async function recallPublication(
  ctx: Context,
  input: { readonly contestId: string; readonly number: number; readonly form: RecallForm },
): Promise<Result<undefined, Refusal | "conflict">> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const { contest } = opened;
  const { version, reason } = input.form;
  const standing = standingInContest(ctx.actor, contest);
  const early = whyNotRecall(standing, { contestState: contest.state, shown: false, recalled: false });
  if (early) return refused(early);

  return transact(async (tx): Promise<Result<undefined, Refusal | "conflict">> => {
    const publication = await tx.publication.findUnique({
      where: { contestId_number: { contestId: contest.id, number: input.number } },
      omit: { bundle: true, winners: true },
    });
    if (!publication) return refused("hidden");
    const { count: held } = await tx.contest.updateMany({
      where: { id: contest.id, version },
      data: { version: { increment: 1 } },
    });
    if (held === 0) return refused("conflict");
    // The clock is asked once the contest is held: whoever waited for it too long is too late.
    const moment = now();
    const soon = seenSoon(moment);
    const { count } = await tx.publication.updateMany({
      where: { id: publication.id, recalledAt: null, OR: [{ visibleAt: { gt: soon } }, { heldAt: { not: null } }] },
      data: { recalledAt: moment, recalledById: ctx.actor.userId, recallReason: reason },
    });
    if (count === 0) {
      const facts = { shown: isShown(publication, soon), recalled: publication.recalledAt !== null };
      return refused(whyNotRecall(standing, { contestState: contest.state, ...facts }) ?? "conflict");
    }
    await settleState(tx, contest.id);
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "results.recalled",
      subjectType: "publication",
      subjectId: publication.id,
      data: {
        number: publication.number,
        kind: publication.kind,
        visibleAt: publication.visibleAt.toISOString(),
        reason,
      },
    });
    return ok();
  });
}
