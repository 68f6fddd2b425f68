import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused, type Result } from "~/platform/result";
import { planAssignments, type AssignmentPlan, type LeftOut } from "./assignment-plan";
import type { ConflictKind } from "../conflicts/conflict";
import { conflictsOf } from "../conflicts/conflicts.server";
import { holdPanel } from "../facts.server";
import { whyNotReadProgress } from "../judging-policy";
import { contestForPanels } from "../panels/panels.server";
import { SCORING } from "../panels/working";

/** A judge and an entry that are kept apart, with their names for the secretariat. */
export interface NamedConflict {
  readonly judgeName: string;
  readonly entryCode: string;
  readonly entryTitle: string;
  readonly conflicts: readonly ConflictKind[];
}

export interface PanelAssignment {
  readonly panelId: string;
  readonly closed: boolean;
  readonly judges: number;
  readonly entries: number;
  readonly added: number;
  readonly ended: number;
  readonly leftOut: readonly NamedConflict[];
  readonly tooLate: readonly NamedConflict[];
  readonly withoutJudge: readonly { readonly code: string; readonly title: string }[];
}

/** What assigning would do, panel by panel, without doing it; for all who may see the secretariat's work. */
export async function previewAssignments(
  ctx: Context,
  { contestId }: { readonly contestId: string },
): Promise<Result<readonly PanelAssignment[], Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const refusal = whyNotReadProgress(standingInContest(ctx.actor, opened.contest));
  if (refusal) return refused(refusal);
  return ok((await workOf(db, contestId)).map(({ report }) => report));
}

/**
 * Gives every eligible entry of a group to all judges of its panels, except where a conflict of interest forbids it.
 * Asked again it adds only what is missing; closed panels are left alone.
 */
export async function assignPanels(
  ctx: Context,
  { contestId }: { readonly contestId: string },
): Promise<Result<readonly PanelAssignment[], Refusal>> {
  const managed = await contestForPanels(ctx, contestId);
  if (!managed.ok) return managed;
  const panels = await db.panel.findMany({
    where: { contestId },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return db.$transaction(
    async (tx) => {
      for (const { id } of panels) if (!(await holdPanel(tx, id))) return refused("state");
      await holdEntries(tx, contestId);
      const reports: PanelAssignment[] = [];
      for (const { panel, plan, report } of await workOf(tx, contestId)) {
        const done = report.closed
          ? { added: 0, ended: 0 }
          : await apply(tx, ctx, panel.roundId, plan);
        if (done.added + done.ended > 0) {
          await audit(tx, {
            chainId: contestId,
            at: ctx.now,
            actorId: ctx.actor.userId,
            action: "panel.assigned",
            subjectType: "panel",
            subjectId: panel.id,
            data: { ...done, leftOut: report.leftOut.length },
          });
        }
        reports.push({ ...report, ...done });
      }
      return ok(reports);
    },
    { timeout: 60_000 },
  );
}

export type AssignOneResult = Ok<undefined> | Refused<Refusal> | ConflictRefusal;
export type ConflictRefusal = Refused<"conflict-of-interest"> & {
  readonly conflicts: readonly ConflictKind[];
};

/** Gives one entry to one judge of its panel. A conflict of interest forbids it for everybody. */
export async function assignOne(
  ctx: Context,
  input: { readonly panelId: string; readonly entryId: string; readonly judgeId: string },
): Promise<AssignOneResult> {
  const panel = await db.panel.findUnique({
    where: { id: input.panelId },
    select: { contestId: true },
  });
  if (!panel) return refused("hidden");
  const managed = await contestForPanels(ctx, panel.contestId);
  if (!managed.ok) return managed;
  return db.$transaction(async (tx): Promise<AssignOneResult> => {
    const held = await holdPanel(tx, input.panelId);
    if (!held || held.closed) return refused("state");
    await holdEntries(tx, panel.contestId);
    const work = (await workOf(tx, panel.contestId, input.panelId))[0];
    if (!work?.judgeIds.includes(input.judgeId) || !work.entryIds.includes(input.entryId))
      return refused("hidden");
    const isIt = (one: { entryId: string; judgeId: string }) =>
      one.entryId === input.entryId && one.judgeId === input.judgeId;
    const kept = [...work.plan.leftOut, ...work.plan.tooLate].find(isIt);
    if (kept) return { ...refused("conflict-of-interest"), conflicts: kept.conflicts };
    const add = work.plan.add.filter(isIt);
    const resume = work.existing
      .filter((one) => isIt(one) && work.plan.resume.includes(one.id))
      .map(({ id }) => id);
    if (add.length + resume.length === 0) return ok();
    await apply(tx, ctx, work.panel.roundId, { add, resume, end: [] });
    await audit(tx, {
      chainId: panel.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "panel.entry-assigned",
      subjectType: "panel",
      subjectId: input.panelId,
      data: { entryId: input.entryId, judgeId: input.judgeId },
    });
    return ok();
  });
}

/** Waits for whoever sends in, takes back or screens an entry just now, and keeps the next one waiting. */
async function holdEntries(tx: Tx, contestId: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Entry" WHERE "contestId" = ${contestId} AND "state" = 'ELIGIBLE' ORDER BY "id" FOR SHARE`;
}

/** The plan of each panel, with names. A few queries, however many panels and entries there are. */
async function workOf(tx: Tx, contestId: string, panelId?: string) {
  const panels = await tx.panel.findMany({
    where: { contestId, ...(panelId ? { id: panelId } : {}) },
    orderBy: [{ groupId: "asc" }, { roundId: "asc" }],
    include: {
      members: {
        where: SCORING,
        select: { judge: { select: { id: true, code: true, user: { select: { name: true } } } } },
        orderBy: { judge: { code: "asc" } },
      },
    },
  });
  const entries = await tx.entry.findMany({
    where: { contestId, state: "ELIGIBLE", currentVersionId: { not: null } },
    orderBy: { code: "asc" },
    select: {
      id: true,
      code: true,
      title: true,
      groupId: true,
    },
  });
  const assignments = await tx.assignment.findMany({
    where: { entry: { contestId } },
    select: {
      id: true,
      entryId: true,
      judgeId: true,
      roundId: true,
      endedAt: true,
      sheet: { select: { _count: { select: { revisions: true } } } },
    },
  });
  const table = await conflictsOf(tx, contestId);
  return panels.map((panel) => {
    const judges = panel.members.map(({ judge }) => judge);
    const mine = entries.filter(({ groupId }) => groupId === panel.groupId);
    const planned = mine.map(({ id }) => ({
      id,
      conflicts: Object.fromEntries(
        judges.map(({ id: judgeId }) => [
          judgeId,
          table.between(judgeId, id).map(({ kind }) => kind),
        ]),
      ),
    }));
    const existing = assignments
      .filter(({ roundId }) => roundId === panel.roundId)
      .map(({ endedAt, sheet, ...pair }) => ({
        ...pair,
        ended: endedAt !== null,
        judged: (sheet?._count.revisions ?? 0) > 0,
      }));
    const judgeIds = judges.map(({ id }) => id);
    const plan = planAssignments(judgeIds, planned, existing);
    const name = new Map(judges.map(({ id, user }) => [id, user.name]));
    const entryOf = new Map(mine.map(({ id, code, title }) => [id, { code: code ?? "", title }]));
    const named = ({ entryId, judgeId, conflicts }: LeftOut): NamedConflict => ({
      judgeName: name.get(judgeId) ?? "",
      entryCode: entryOf.get(entryId)?.code ?? "",
      entryTitle: entryOf.get(entryId)?.title ?? "",
      conflicts,
    });
    const report: PanelAssignment = {
      panelId: panel.id,
      closed: panel.closedAt !== null,
      judges: judges.length,
      entries: mine.length,
      added: plan.add.length + plan.resume.length,
      ended: plan.end.length,
      leftOut: plan.leftOut.map(named),
      tooLate: plan.tooLate.map(named),
      withoutJudge: plan.withoutJudge.map((id) => entryOf.get(id) ?? { code: "", title: "" }),
    };
    return {
      panel,
      plan,
      report,
      judgeIds,
      entryIds: mine.map(({ id }) => id),
      existing,
    };
  });
}

/** Each assignment has its empty sheet from the start, so that two first saves meet on its version. */
async function apply(
  tx: Tx,
  ctx: Context,
  roundId: string,
  { add, resume, end }: Pick<AssignmentPlan, "add" | "resume" | "end">,
): Promise<{ added: number; ended: number }> {
  const created = await tx.assignment.createManyAndReturn({
    data: add.map((pair) => ({ ...pair, roundId, createdAt: ctx.now })),
    skipDuplicates: true,
    select: { id: true },
  });
  await tx.scoreSheet.createMany({
    data: created.map(({ id }) => ({ assignmentId: id, createdAt: ctx.now })),
  });
  await tx.assignment.updateMany({ where: { id: { in: [...resume] } }, data: { endedAt: null } });
  let ended = 0;
  if (end.length > 0) {
    // A new version first: a save or submission under way then loses instead of landing on ended work.
    await tx.scoreSheet.updateMany({
      where: { assignmentId: { in: [...end] }, revisions: { none: {} } },
      data: { version: { increment: 1 } },
    });
    const { count } = await tx.assignment.updateMany({
      where: {
        id: { in: [...end] },
        endedAt: null,
        OR: [{ sheet: null }, { sheet: { revisions: { none: {} } } }],
      },
      data: { endedAt: ctx.now },
    });
    ended = count;
  }
  return { added: created.length + resume.length, ended };
}
