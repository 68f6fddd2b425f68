import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { panelInRound } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { whyNotDecideConflicts, whyNotReadConflicts } from "../conflicts/conflict-policy";
import { contestForConflicts } from "../conflicts/decide-conflict.server";
import { keepApart } from "../conflicts/keep-apart.server";
import { keepingFound } from "../conflicts/keep-found.server";
import { holdJudge } from "./hold-judge.server";

/** One judge as the secretariat sees them: what they told, where they sit. Marks are none of it. */
export async function contestJudge(ctx: Context, contestId: string, judgeId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return refused<Refusal>("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotReadConflicts(standing);
  if (refusal) return refused<Refusal>(refusal);
  const judge = await db.judge.findFirst({
    where: { id: judgeId, contestId },
    include: {
      user: { select: { name: true, email: true, unitName: true, phone: true } },
      relations: { orderBy: { id: "asc" } },
      memberships: { include: { panel: { select: { name: true, roundId: true } } }, orderBy: { createdAt: "asc" } },
    },
  });
  if (!judge) return refused<Refusal>("hidden");
  const { regulation, contest } = opened;
  return ok({
    id: judge.id,
    account: judge.user,
    fields: regulation.fields.map(({ id, name }) => ({ id, name })),
    values: {
      fieldIds: judge.fieldIds,
      maxLoad: judge.maxLoad === null ? "" : String(judge.maxLoad),
      otherUnits: judge.otherUnits.join("\n"),
    },
    phone: judge.phone,
    address: judge.address,
    relations: judge.relations.map(({ name, kind, unitName }) => ({ name, kind, unitName })),
    declaredAt: judge.declaredAt,
    withdrawn: judge.withdrawnAt && { at: judge.withdrawnAt, reason: judge.withdrawReason },
    panels: judge.memberships.map(({ panel, role, endedAt, endReason }) => ({
      name: panelInRound(regulation, panel),
      role,
      ended: endedAt && { at: endedAt, reason: endReason },
    })),
    whyNotChange: whyNotDecideConflicts(standing, { contestState: contest.state }),
  });
}

/** Keeps what a judge is an expert of, how much they take on and where else they belong. */
export async function saveContestJudge(
  ctx: Context,
  input: {
    readonly contestId: string;
    readonly judgeId: string;
    readonly fieldIds: readonly string[];
    readonly maxLoad: number | null;
    readonly otherUnits: readonly string[];
  },
): Promise<Result<undefined, Refusal>> {
  const { contestId, judgeId, maxLoad } = input;
  const managed = await contestForConflicts(ctx, contestId);
  if (!managed.ok) return managed;
  const fields = managed.value.regulation.fields.map(({ id }) => id);
  const fieldIds = fields.filter((id) => input.fieldIds.includes(id));
  return transact(async (tx): Promise<Result<undefined, Refusal>> => {
    if (!(await holdJudge(tx, contestId, judgeId))) return refused("state");
    const judge = await tx.judge.findFirst({ where: { id: judgeId, contestId }, select: { id: true, contestId: true, userId: true } });
    if (!judge) return refused("hidden");
    const keep = () =>
      tx.judge.update({
        where: { id: judgeId },
        data: { fieldIds, maxLoad, otherUnits: [...input.otherUnits] },
      });
    // Who judges and runs the contest does not rid themselves of an interest here either.
    await (judge.userId === ctx.actor.userId ? keepingFound(tx, ctx, [judge], keep) : keep());
    const { ended } = await keepApart(tx, contestId, [judgeId], ctx.now);
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "judge.changed",
      subjectType: "judge",
      subjectId: judgeId,
      data: { fieldIds, maxLoad, ended },
    });
    return ok();
  });
}
