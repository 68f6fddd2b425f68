import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { randomBytes } from "node:crypto";
import { roundsOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit, type AuditInput } from "~/platform/audit.server";
import { db, isUniqueViolation, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { holdPanel } from "../facts.server";
import { whyNotManagePanels } from "../judging-policy";
import { MAX_PANEL_NAME } from "./panel-forms";

/** Makes the panel of one group in one round. */
export async function createPanel(
  ctx: Context,
  input: {
    readonly contestId: string;
    readonly roundId: string;
    readonly groupId: string;
    readonly name: string;
  },
): Promise<Result<{ id: string }, Refusal | "invalid" | "exists">> {
  const managed = await contestForPanels(ctx, input.contestId);
  if (!managed.ok) return managed;
  const { regulation } = managed.value;
  const name = input.name.normalize("NFC").trim();
  const faults = [
    ...(roundsOf(regulation).some(({ id }) => id === input.roundId)
      ? []
      : [{ path: "roundId", code: "invalid" }]),
    ...(regulation.groups.some(({ id }) => id === input.groupId)
      ? []
      : [{ path: "groupId", code: "invalid" }]),
    ...(name === "" ? [{ path: "name", code: "required" }] : []),
    ...(name.length > MAX_PANEL_NAME
      ? [{ path: "name", code: "too-long", params: { max: MAX_PANEL_NAME } }]
      : []),
  ];
  if (faults.length > 0) return refused("invalid", faults);
  const { contestId, roundId, groupId } = input;
  try {
    return await db.$transaction(async (tx) => {
      const { id } = await tx.panel.create({
        data: { contestId, roundId, groupId, name, createdAt: ctx.now },
        select: { id: true },
      });
      await audit(tx, event(ctx, contestId, "panel.created", id, { roundId, groupId, name }));
      return ok({ id });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused("exists");
    throw error;
  }
}

interface MemberInput {
  readonly panelId: string;
  readonly judgeId: string;
}

/** Puts a judge of the contest on the panel. Entries come with the next assignment. */
export function addPanelMember(ctx: Context, input: MemberInput) {
  return changePanel(ctx, input, async (tx, panel) => {
    await tx.panelMember.createMany({
      data: [{ panelId: panel.id, judgeId: input.judgeId, createdAt: ctx.now }],
      skipDuplicates: true,
    });
    await audit(
      tx,
      event(ctx, panel.contestId, "panel.member-added", panel.id, { judgeId: input.judgeId }),
    );
    return ok();
  });
}

/** Makes a member the panel's one chair. */
export function setChair(ctx: Context, input: MemberInput) {
  return changePanel(ctx, input, async (tx, panel) => {
    const { panelId, judgeId } = input;
    await tx.panelMember.updateMany({
      where: { panelId, role: "CHAIR" },
      data: { role: "MEMBER" },
    });
    const { count } = await tx.panelMember.updateMany({
      where: { panelId, judgeId },
      data: { role: "CHAIR" },
    });
    if (count === 0) return refused("hidden");
    await audit(tx, event(ctx, panel.contestId, "panel.chair-set", panelId, { judgeId }));
    return ok();
  });
}

/** Takes a judge off the panel and ends the work not yet submitted. Who has submitted a sheet stays: judgements are kept. */
export function removePanelMember(ctx: Context, input: MemberInput) {
  return changePanel(ctx, input, async (tx, panel) => {
    const { panelId, judgeId } = input;
    const theirs = {
      judgeId,
      roundId: panel.roundId,
      endedAt: null,
      entry: { contestId: panel.contestId, groupId: panel.groupId },
    };
    // A new version first: a save or submission under way then loses instead of landing on ended work.
    await tx.scoreSheet.updateMany({
      where: { state: "DRAFT", assignment: theirs },
      data: { version: { increment: 1 } },
    });
    const judged = await tx.assignment.count({
      where: { ...theirs, sheet: { revisions: { some: {} } } },
    });
    if (judged > 0) return refused("has-submitted");
    const { count: ended } = await tx.assignment.updateMany({
      where: theirs,
      data: { endedAt: ctx.now },
    });
    const { count } = await tx.panelMember.deleteMany({ where: { panelId, judgeId } });
    if (count === 0) return refused("hidden");
    await audit(
      tx,
      event(ctx, panel.contestId, "panel.member-removed", panelId, { judgeId, ended }),
    );
    return ok();
  });
}

interface Admission {
  readonly contestId: string;
  readonly userId: string;
  readonly panelId: string | null;
  readonly chair: boolean;
  readonly now: Date;
  readonly actorId: string;
}

/**
 * Makes a person a judge of the contest, when an invitation is accepted: with the next pseudonym in the order of
 * admission and a nonce of their own, and on the panel that they were invited to, as its chair where it has none.
 */
export async function admitJudge(tx: Tx, admission: Admission): Promise<{ judgeId: string }> {
  const { contestId, userId, panelId, chair, now, actorId } = admission;
  // One at a time, so that no pseudonym is given twice.
  await tx.$queryRaw`SELECT "id" FROM "Contest" WHERE "id" = ${contestId} FOR NO KEY UPDATE`;
  let judge = await tx.judge.findUnique({
    where: { contestId_userId: { contestId, userId } },
    select: { id: true },
  });
  const admitted = judge === null;
  if (!judge) {
    const number = 1 + (await tx.judge.count({ where: { contestId } }));
    judge = await tx.judge.create({
      data: {
        contestId,
        userId,
        code: `J${String(number).padStart(2, "0")}`,
        nonce: randomBytes(32).toString("hex"),
        createdAt: now,
      },
      select: { id: true },
    });
  }
  const panel = panelId
    ? await tx.panel.findFirst({
        where: { id: panelId, contestId, closedAt: null },
        select: { id: true, members: { where: { role: "CHAIR" }, select: { id: true } } },
      })
    : null;
  const role = chair && panel?.members.length === 0 ? "CHAIR" : "MEMBER";
  if (panel) {
    const seat = { panelId: panel.id, judgeId: judge.id };
    await tx.panelMember.upsert({
      where: { panelId_judgeId: seat },
      create: { ...seat, role, createdAt: now },
      update: role === "CHAIR" ? { role } : {},
    });
  }
  await audit(tx, {
    chainId: contestId,
    at: now,
    actorId,
    action: admitted ? "judge.admitted" : "judge.seated",
    subjectType: "judge",
    subjectId: judge.id,
    data: { panelId: panel?.id ?? null, role },
  });
  return { judgeId: judge.id };
}

type PanelRow = { id: string; contestId: string; roundId: string; groupId: string };
type ChangeResult = Result<undefined, Refusal | "has-submitted">;

/** A change of an open panel by those who manage panels; the judge belongs to the same contest. */
async function changePanel(
  ctx: Context,
  input: MemberInput,
  change: (tx: Tx, panel: PanelRow) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  const panel = await db.panel.findUnique({ where: { id: input.panelId } });
  if (!panel) return refused("hidden");
  const managed = await contestForPanels(ctx, panel.contestId);
  if (!managed.ok) return managed;
  const judge = await db.judge.findFirst({
    where: { id: input.judgeId, contestId: panel.contestId },
  });
  if (!judge) return refused("hidden");
  return transact(async (tx): Promise<ChangeResult> => {
    const held = await holdPanel(tx, panel.id);
    if (!held || held.closed) return refused("state");
    return change(tx, panel);
  });
}

/** The open contest, for those who may manage its panels. */
export async function contestForPanels(ctx: Context, contestId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return refused<Refusal>("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotManagePanels(standing, { contestState: opened.contest.state });
  return refusal ? refused<Refusal>(refusal) : ok(opened);
}

function event(
  ctx: Context,
  contestId: string,
  action: string,
  panelId: string,
  data: NonNullable<AuditInput["data"]>,
): AuditInput {
  return {
    chainId: contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "panel",
    subjectId: panelId,
    data,
  };
}
