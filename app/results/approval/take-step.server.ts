import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { signedByFaults } from "~/contests/signed-paper";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import { panelWithPeople } from "~/judging/facts.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { chainOfTally } from "../gate/gate.server";
import { newestTally } from "../tally-read.server";
import { approvalFaults, type ApprovalForm } from "./approval-form";
import { whyNotApprove } from "./approval-policy";
import { groupConflicted, isOfficial } from "./approvals.server";

type Taken = Result<undefined, Refusal | "invalid" | "conflict">;

/**
 * Takes one step of the chain for one tally: signed, or sent back with a reason. Nothing is changed or taken away: the
 * last word of a step counts. "conflict": another tally counts by now, or it is not this step's turn.
 */
export async function takeStep(ctx: Context, contestId: string, form: ApprovalForm): Promise<Taken> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const step = regulation.deciding.approval.find(({ id }) => id === form.stepId);
  if (!step) return refused("hidden");
  const panel = step.by === "panel" && isUuid(form.panelId) ? await panelWithPeople(form.panelId) : null;
  if (step.by === "panel" && panel?.contestId !== contest.id) return refused("hidden");
  const standing = standingInContest(ctx.actor, contest, panel ? { chairIds: panel.chairIds } : {});

  return transact(async (tx): Promise<Taken> => {
    // Neither a new tally nor a publication comes between.
    await tx.$queryRaw`SELECT "id" FROM "Contest" WHERE "id" = ${contest.id} FOR SHARE`;
    // Two who take the same step at once come one after the other.
    await tx.$queryRaw`SELECT "id" FROM "Tally" WHERE "id" = ${form.tallyId} FOR UPDATE`;
    const tally = await newestTally(tx, contest.id);
    const refusal = whyNotApprove(standing, step.by, {
      contestState: contest.state,
      published: tally !== null && (await isOfficial(tx, tally.id)),
      conflicted: panel
        ? await groupConflicted(tx, opened, panel.groupId, ctx.actor.userId)
        : (await whyMarksAreWithheld(ctx, contest, tx)) !== null,
    });
    if (refusal) return refused(refusal);
    if (tally?.id !== form.tallyId) return refused("conflict");
    const inPerson = panel !== null && standing.chair;
    const faults = [
      ...approvalFaults(form, { inPerson }),
      ...signedByFaults("paperDate", form.paperDate, ctx.now, regulation.timeZone),
    ];
    if (faults.length > 0) return refused("invalid", faults);
    const now = (await chainOfTally(tx, opened, tally.id)).find(({ id }) => id === step.id);
    const turn = now?.state === "open" || now?.state === "sent-back";
    if (!turn || (panel && !now.missing.includes(panel.id))) return refused("conflict");
    const { outcome, reason, paperNumber, paperDate, signer } = form;
    const { id } = await tx.approval.create({
      data: {
        contestId: contest.id,
        tallyId: tally.id,
        stepId: step.id,
        panelId: panel?.id ?? null,
        outcome,
        reason,
        paperNumber,
        paperDate: paperDate === null ? null : new Date(paperDate),
        signer: signer || (inPerson ? ctx.actor.name : ""),
        byId: ctx.actor.userId,
        at: ctx.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: outcome === "SIGNED" ? "approval.signed" : "approval.sent-back",
      subjectType: "approval",
      subjectId: id,
      data: { tally: tally.number, step: step.id, panelId: panel?.id ?? null, reason, paperNumber, paperDate },
    });
    return ok();
  });
}
