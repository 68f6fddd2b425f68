import { openedContest } from "~/contests/contest.server";
import { panelInRound } from "~/contests/rounds";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { tellOrganisers } from "../tell-organisers.server";
import { endOpenWork } from "./end-open-work.server";
import { holdJudge } from "./hold-judge.server";
import { WORKING } from "./working";

/**
 * A judge who cannot go on leaves one panel, or the contest's judging: what is not submitted is free for others, what
 * was submitted stays. The organisers are told. From a panel that is closed there is nothing left to step back from.
 */
export async function stepBack(
  ctx: Context,
  input: {
    readonly contestId: string;
    /** null: all of them. */
    readonly panelId: string | null;
    readonly reason: string;
  },
): Promise<Result<undefined, Refusal | "invalid">> {
  const { contestId, panelId } = input;
  const { userId } = ctx.actor;
  const opened = await openedContest(contestId);
  const judge =
    opened &&
    (await db.judge.findUnique({
      where: { contestId_userId: { contestId, userId } },
      select: { id: true },
    }));
  if (!opened || !judge) return refused("hidden");
  if (opened.contest.state !== "OPEN") return refused("state");
  const reason = input.reason.normalize("NFC").trim();
  if (reason === "") return refused("invalid", [{ path: "reason", code: "required" }]);
  return transact(async (tx): Promise<Result<undefined, Refusal>> => {
    if (!(await holdJudge(tx, contestId, judge.id))) return refused("state");
    const memberships = await tx.panelMember.findMany({
      where: { ...WORKING, judgeId: judge.id, panel: { closedAt: null, ...(panelId ? { id: panelId } : {}) } },
      select: { id: true, panel: true },
    });
    if (panelId !== null && memberships.length === 0) return refused("hidden");
    let ended = 0;
    for (const { id, panel } of memberships) {
      const { roundId, groupId } = panel;
      ended += await endOpenWork(
        tx,
        { judgeId: judge.id, roundId, entry: { contestId, groupId } },
        ctx.now,
      );
      await tx.panelMember.update({
        where: { id },
        data: { endedAt: ctx.now, endedById: userId, endReason: reason },
      });
    }
    if (panelId === null)
      await tx.judge.update({
        where: { id: judge.id },
        data: { withdrawnAt: ctx.now, withdrawReason: reason },
      });
    await tellOrganisers(tx, opened.contest, "judgeSteppedBack", {
      judge: ctx.actor.name,
      panels: memberships.map(({ panel }) => panelInRound(opened.regulation, panel)).join(", ") || "–",
      ended,
      reason,
      path: paths.panels(contestId),
    });
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: userId,
      action: "judge.stepped-back",
      subjectType: "judge",
      subjectId: judge.id,
      data: { panelIds: memberships.map(({ panel }) => panel.id), whole: panelId === null, ended },
    });
    return ok();
  });
}
