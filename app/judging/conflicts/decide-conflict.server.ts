import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { holdJudge } from "../panels/hold-judge.server";
import type { DeclaredKind } from "./conflict";
import { whyNotDecideConflicts, whyNotDecideThis } from "./conflict-policy";
import { knownConflicts } from "./conflicts.server";
import type { ConflictDecision } from "./declaration-form";
import { keepApart } from "./keep-apart.server";
import { isConflicted } from "./pair-conflict.server";

/**
 * Confirms a conflict or lifts it with a reason. Confirmed, the judge's work on the entry ends: a sheet that is in no
 * longer counts, and stays on record. Lifted, this kind alone no longer keeps them apart.
 */
export async function decideConflict(
  ctx: Context,
  contestId: string,
  input: ConflictDecision,
): Promise<Result<undefined, Refusal | "conflict">> {
  const deciding = await contestForConflicts(ctx, contestId);
  if (!deciding.ok) return deciding;
  const { judgeId, entryId, decision, reason } = input;
  return transact(async (tx): Promise<Result<undefined, Refusal | "conflict">> => {
    if (!(await holdJudge(tx, contestId, judgeId))) return refused("state");
    const known = await knownConflicts(tx, contestId, { judgeIds: [judgeId], entryIds: [entryId] });
    const conflict = known.find(({ kind }) => kind === input.kind);
    if (!conflict) return refused("hidden");
    const barred = whyNotDecideThis({
      own: await isOwn(tx, ctx, judgeId),
      conflicted: await isConflicted(tx, contestId, ctx.actor.userId, entryId),
    });
    if (barred) return refused(barred);
    if (conflict.state !== input.state || conflict.state === decision) return refused("conflict");
    const decided = { state: decision, reason, decidedAt: ctx.now, decidedById: ctx.actor.userId };
    const pair = { judgeId, entryId, kind: conflict.kind };
    await tx.conflictOfInterest.upsert({
      where: { judgeId_entryId_kind: pair },
      create: { ...pair, ...decided, source: "FOUND", createdAt: ctx.now, createdById: ctx.actor.userId },
      update: decided,
    });
    const { ended, discounted } =
      decision === "CONFIRMED"
        ? await endAll(tx, judgeId, entryId, ctx.now)
        : { ended: 0, discounted: 0 };
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: decision === "CONFIRMED" ? "conflict.confirmed" : "conflict.lifted",
      subjectType: "judge",
      subjectId: judgeId,
      data: { entryId, kind: conflict.kind, reason, ended, discounted },
    });
    return ok();
  });
}

/** Enters a conflict that neither the data nor the judge has told of. */
export async function enterConflict(
  ctx: Context,
  contestId: string,
  input: {
    readonly judgeId: string;
    readonly entryId: string;
    readonly kind: DeclaredKind;
    readonly note: string;
  },
): Promise<Result<undefined, Refusal | "exists">> {
  const deciding = await contestForConflicts(ctx, contestId);
  if (!deciding.ok) return deciding;
  const { judgeId, entryId, kind, note } = input;
  const judge = await db.judge.count({ where: { id: judgeId, contestId } });
  const entry = await db.entry.count({ where: { id: entryId, contestId, currentVersionId: { not: null } } });
  if (judge + entry < 2) return refused("hidden");
  return transact(async (tx): Promise<Result<undefined, Refusal | "exists">> => {
    if (!(await holdJudge(tx, contestId, judgeId))) return refused("state");
    const conflicted = await isConflicted(tx, contestId, ctx.actor.userId, entryId);
    const barred = (await isOwn(tx, ctx, judgeId)) ? null : whyNotDecideThis({ own: false, conflicted });
    if (barred) return refused(barred);
    const pair = { judgeId, entryId, kind };
    const there = await tx.conflictOfInterest.findUnique({ where: { judgeId_entryId_kind: pair } });
    if (there) return refused("exists");
    await tx.conflictOfInterest.create({
      data: { ...pair, note, source: "ENTERED", createdAt: ctx.now, createdById: ctx.actor.userId },
    });
    const { ended, submitted } = await keepApart(tx, contestId, [judgeId], ctx.now);
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "conflict.entered",
      subjectType: "judge",
      subjectId: judgeId,
      data: { entryId, kind, ended, submitted },
    });
    return ok();
  });
}

async function isOwn(tx: Tx, { actor }: Context, judgeId: string): Promise<boolean> {
  return (await tx.judge.count({ where: { id: judgeId, userId: actor.userId } })) > 0;
}

/** The judge's whole work on the entry, sheets that are in as well: these no longer count. */
async function endAll(tx: Tx, judgeId: string, entryId: string, now: Date) {
  const live = { judgeId, entryId, endedAt: null };
  await tx.scoreSheet.updateMany({ where: { assignment: live }, data: { version: { increment: 1 } } });
  const discounted = await tx.assignment.count({ where: { ...live, sheet: { state: "SUBMITTED" } } });
  const { count: ended } = await tx.assignment.updateMany({ where: live, data: { endedAt: now } });
  return { ended, discounted };
}

/** The open contest, for those who decide about conflicts of interest in it. */
export async function contestForConflicts(ctx: Context, contestId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return refused<Refusal>("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotDecideConflicts(standing, { contestState: opened.contest.state });
  return refusal ? refused<Refusal>(refusal) : ok(opened);
}
