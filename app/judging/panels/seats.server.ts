import type { PanelRole } from "../../../prisma/generated/enums";
import type { Context } from "~/people/actor";
import type { OfficeClash } from "~/people/invitations.server";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { holdPanel } from "../facts.server";
import { runsBlindContest, scoresAs } from "./admit-judge.server";
import { endOpenWork } from "./end-open-work.server";
import { contestForPanels, panelEvent } from "./panels.server";
import { takeSeat } from "./take-seat.server";
import { WORKING } from "./working";

interface SeatInput {
  readonly panelId: string;
  readonly judgeId: string;
}

/** Puts a judge of the contest on the panel. Entries come with the next assignment. */
export function addPanelMember(ctx: Context, input: SeatInput) {
  return changeSeats(ctx, input, async (tx, { panel, userId }) => {
    if (await runsBlindContest(tx, panel.contestId, userId)) return refused("runs-blind-contest");
    const { judgeId } = input;
    await takeSeat(tx, { panelId: panel.id, judgeId }, ctx.now, {});
    await audit(tx, panelEvent(ctx, panel.contestId, "panel.member-added", panel.id, { judgeId }));
    return ok();
  });
}

/** Makes a member the panel's one chair. */
async function makeChair(tx: Tx, { panelId, judgeId }: SeatInput): Promise<boolean> {
  await tx.panelMember.updateMany({
    where: { panelId, role: "CHAIR", judgeId: { not: judgeId } },
    data: { role: "MEMBER" },
  });
  const { count } = await tx.panelMember.updateMany({
    where: { panelId, judgeId, ...WORKING },
    data: { role: "CHAIR", scores: true, fieldIds: [] },
  });
  return count > 0;
}

/** What a member of a panel does there: their role, whether they score, an expert's fields. */
export function changeSeat(
  ctx: Context,
  input: SeatInput & {
    readonly role: PanelRole;
    /** Asked of a secretary only; everybody else scores. */
    readonly scores: boolean;
    readonly fieldIds: readonly string[];
  },
) {
  return changeSeats(ctx, input, async (tx, { panel, userId, groupFields }) => {
    const { panelId, judgeId, role } = input;
    const scores = scoresAs(role) || input.scores;
    const fieldIds =
      role === "EXPERT" ? groupFields.filter((id) => input.fieldIds.includes(id)) : [];
    if (scores && (await runsBlindContest(tx, panel.contestId, userId)))
      return refused("runs-blind-contest");
    if (role === "CHAIR") {
      if (!(await makeChair(tx, input))) return refused("hidden");
    } else {
      const { count } = await tx.panelMember.updateMany({
        where: { panelId, judgeId, ...WORKING },
        data: { role, scores, fieldIds },
      });
      if (count === 0) return refused("hidden");
    }
    const { roundId, contestId, groupId } = panel;
    const outside = fieldIds.length > 0 ? { fieldId: { notIn: fieldIds } } : {};
    const leaves = !scores || fieldIds.length > 0;
    const ended = leaves
      ? await endOpenWork(tx, { judgeId, roundId, entry: { contestId, groupId, ...outside } }, ctx.now)
      : 0;
    await audit(
      tx,
      panelEvent(ctx, contestId, "panel.seat-changed", panelId, { judgeId, role, scores, fieldIds, ended }),
    );
    return ok();
  });
}

/** Takes a judge off the panel and ends the work not yet submitted. Who has submitted a sheet stays: judgements are kept. */
export function removePanelMember(ctx: Context, input: SeatInput) {
  return changeSeats(ctx, input, async (tx, { panel }) => {
    const { panelId, judgeId } = input;
    const { roundId, contestId, groupId } = panel;
    const theirs = { judgeId, roundId, entry: { contestId, groupId } };
    const ended = await endOpenWork(tx, { ...theirs, sheet: { revisions: { none: {} } } }, ctx.now);
    const judged = await tx.assignment.count({
      where: { ...theirs, endedAt: null, sheet: { revisions: { some: {} } } },
    });
    if (judged > 0) return refused("has-submitted");
    const seat = { panelId, judgeId, ...WORKING };
    // A meeting counts those who held a seat when it began: where the panel has met, the seat ends and is kept.
    const met = await tx.meeting.count({ where: { panelId, startedAt: { lte: ctx.now } } });
    const { count } =
      met > 0
        ? await tx.panelMember.updateMany({ where: seat, data: { endedAt: ctx.now, endedById: ctx.actor.userId } })
        : await tx.panelMember.deleteMany({ where: seat });
    if (count === 0) return refused("hidden");
    await audit(tx, panelEvent(ctx, contestId, "panel.member-removed", panelId, { judgeId, ended }));
    return ok();
  });
}

/** Seats the people of another panel of the contest here as well: the same council often sits in the next round. */
export async function takeOverSeats(
  ctx: Context,
  input: { readonly panelId: string; readonly fromPanelId: string },
): Promise<Result<{ readonly added: number }, Refusal | OfficeClash>> {
  const panel = await db.panel.findUnique({ where: { id: input.panelId } });
  if (!panel) return refused("hidden");
  const managed = await contestForPanels(ctx, panel.contestId);
  if (!managed.ok) return managed;
  const from = await db.panel.findFirst({
    where: { id: input.fromPanelId, contestId: panel.contestId },
    include: { members: { where: WORKING, include: { judge: { select: { userId: true } } } } },
  });
  if (!from || from.id === panel.id) return refused("hidden");
  const { groups } = managed.value.regulation;
  const here = groups.find(({ id }) => id === panel.groupId)?.fieldIds ?? [];
  return transact(async (tx): Promise<Awaited<ReturnType<typeof takeOverSeats>>> => {
    const held = await holdPanel(tx, panel.id);
    if (!held || held.closed) return refused("state");
    const seated = await tx.panelMember.findMany({ where: { panelId: panel.id, ...WORKING } });
    const known = new Set(seated.map(({ judgeId }) => judgeId));
    const hasChair = seated.some(({ role }) => role === "CHAIR");
    const joining = from.members.filter(({ judgeId }) => !known.has(judgeId));
    for (const { judgeId, judge, role, scores, fieldIds } of joining) {
      if (scores && (await runsBlindContest(tx, panel.contestId, judge.userId)))
        return refused("runs-blind-contest");
      const fields = fieldIds.filter((id) => here.includes(id));
      // An expert of fields that are not judged here is one member among others.
      const lost = role === "EXPERT" && fieldIds.length > 0 && fields.length === 0;
      const as = (role === "CHAIR" && hasChair) || lost ? "MEMBER" : role;
      const held = { role: as, scores, fieldIds: as === "EXPERT" ? fields : [] };
      await takeSeat(tx, { panelId: panel.id, judgeId }, ctx.now, held);
    }
    if (joining.length > 0)
      await audit(
        tx,
        panelEvent(ctx, panel.contestId, "panel.people-taken-over", panel.id, {
          fromPanelId: from.id,
          judgeIds: joining.map(({ judgeId }) => judgeId),
        }),
      );
    return ok({ added: joining.length });
  });
}

interface Seating {
  readonly panel: { id: string; contestId: string; roundId: string; groupId: string };
  readonly userId: string;
  /** The fields that the panel judges. */
  readonly groupFields: readonly string[];
}
type ChangeResult = Result<undefined, Refusal | OfficeClash | "has-submitted">;

/** A change of an open panel by those who manage panels; the judge belongs to the same contest. */
async function changeSeats(
  ctx: Context,
  input: SeatInput,
  change: (tx: Tx, seating: Seating) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  const panel = await db.panel.findUnique({ where: { id: input.panelId } });
  if (!panel) return refused("hidden");
  const managed = await contestForPanels(ctx, panel.contestId);
  if (!managed.ok) return managed;
  const judge = await db.judge.findFirst({
    where: { id: input.judgeId, contestId: panel.contestId },
    select: { userId: true },
  });
  if (!judge) return refused("hidden");
  const { groups } = managed.value.regulation;
  const groupFields = groups.find(({ id }) => id === panel.groupId)?.fieldIds ?? [];
  return transact(async (tx): Promise<ChangeResult> => {
    const held = await holdPanel(tx, panel.id);
    if (!held || held.closed) return refused("state");
    return change(tx, { panel, userId: judge.userId, groupFields });
  });
}
