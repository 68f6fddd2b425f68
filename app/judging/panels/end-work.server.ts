import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { panelInRound } from "~/contests/rounds";
import { windowOf } from "~/contests/timeline";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { transact, type Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime } from "~/platform/format";
import { fixedT } from "~/platform/i18n.server";
import { sendMail } from "~/platform/mail.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { withJudgedTitles } from "../blind/covered.server";
import { conflictedEntryIds, conflictsOf } from "../conflicts/conflicts.server";
import { tellDifference } from "../differences/tell-difference.server";
import { holdPanel, panelWithPeople } from "../facts.server";
import { whyNotDiscount, whyNotEndWork } from "../progress/steering-policy";
import { handover, type Handover, type JudgedEntry } from "./end-work";
import { MAX_REASON, type EndWorkForm } from "./end-work-form";
import { SCORING, scoresField, WORKING } from "./working";

export interface EndWorkInput {
  readonly panelId: string;
  readonly judgeId: string;
  readonly form: EndWorkForm;
}

export interface EndedWork {
  readonly ended: number;
  readonly discounted: number;
  readonly given: number;
  readonly left: Handover["left"];
}

type Answer = Result<EndedWork, Refusal | "invalid">;

/**
 * Ends a judge's work on a panel, all of it or single entries, and gives what is open to another judge of the panel.
 * What was submitted stays and counts, unless an organiser says otherwise: then the sheet is set aside with the
 * reason, its revision stays on record. Both are told by mail.
 */
export async function endWork(ctx: Context, { panelId, judgeId, form }: EndWorkInput): Promise<Answer> {
  const panel = isUuid(panelId) ? await panelWithPeople(panelId) : null;
  const opened = panel && (await openedContest(panel.contestId));
  if (!panel || !opened || !isUuid(judgeId)) return refused("hidden");
  const discount = form.submitted === "discount";
  const facts = { contestState: opened.contest.state, panelClosed: panel.closedAt !== null };
  const standing = standingInContest(ctx.actor, opened.contest, {});
  const refusal = (discount ? whyNotDiscount : whyNotEndWork)(standing, facts);
  if (refusal) return refused(refusal);
  const reason = form.reason.normalize("NFC").trim();
  if (reason === "") return invalid("reason", "required");
  if (reason.length > MAX_REASON) return invalid("reason", "too-long", { max: MAX_REASON });

  return transact(async (tx): Promise<Answer> => {
    const held = await holdPanel(tx, panel.id);
    if (!held || held.closed) return refused("state");
    const member = await memberOf(tx, panel.id, judgeId);
    if (!member) return refused("hidden");
    const entries = await judgedEntries(tx, panel, judgeId);
    const named = new Set(form.entryIds);
    const chosen = entries.filter(({ entryId }) => form.whole === "whole" || named.has(entryId));
    if (form.whole === "some" && !chosen.some(({ submitted }) => discount || !submitted))
      return invalid("entryIds", "required");
    const chosenByHand = chosen.filter(({ submitted }) => form.whole === "some" || (discount && submitted));
    if (await touchesOwn(tx, ctx, opened.contest.id, chosenByHand)) return refused("conflict-of-interest");
    const taker = form.giveTo ? await takerOf(tx, opened, panel, judgeId, form.giveTo, chosen) : null;
    if (form.giveTo && !taker) return invalid("giveTo", "invalid");
    const plan = handover(chosen, discount, taker?.places ?? null);
    if (taker && taker.maxLoad !== null && taker.load + plan.give.length > taker.maxLoad) {
      const { maxLoad: max, load } = taker;
      return invalid("giveTo", "over-load", { max, load, more: plan.give.length });
    }
    await end(tx, ctx, plan.end, { reason, byName: form.whole === "some" });
    if (taker) await give(tx, ctx, panel.roundId, taker.judgeId, plan.give);
    if (form.whole === "whole")
      await tx.panelMember.update({
        where: { id: member.id },
        data: { endedAt: ctx.now, endedById: ctx.actor.userId, endReason: reason },
      });
    const stays = entries.filter(({ submitted }) => submitted).length;
    const discounted = plan.end.filter(({ submitted }) => submitted).length;
    const told = { tx, opened, panel, reason };
    await tellEnded(told, member.judge.user, plan.end.length, { stays, discounted });
    if (taker && plan.give.length > 0) await tellGiven(told, taker.user, plan.give);
    await audit(tx, {
      chainId: opened.contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: form.whole === "whole" ? "panel.work-ended" : "panel.entries-taken-back",
      subjectType: "panel",
      subjectId: panel.id,
      data: {
        judgeId,
        reason,
        ended: plan.end.map(({ entryId }) => entryId),
        discounted,
        givenTo: taker?.judgeId ?? null,
        given: [...plan.give],
      },
    });
    // An entry that nobody else still scores has all its sheets now.
    const { roundId } = panel;
    for (const { entryId } of plan.end) await tellDifference(tx, ctx, opened, { roundId, entryId });
    return ok({
      ended: plan.end.length,
      discounted,
      given: plan.give.length,
      left: plan.left,
    });
  });
}

const invalid = (path: string, code: string, params?: Record<string, number>): Answer =>
  refused("invalid", [{ path, code, ...(params && { params }) }]);

interface PanelPlace {
  readonly id: string;
  readonly name: string;
  readonly contestId: string;
  readonly roundId: string;
  readonly groupId: string;
}

/** Nobody sets marks aside, or chooses judges, of an entry that they have an interest in. */
async function touchesOwn(tx: Tx, { actor }: Context, contestId: string, chosen: readonly JudgedEntry[]) {
  const entryIds = chosen.map(({ entryId }) => entryId);
  return (await conflictedEntryIds(tx, contestId, actor.userId, entryIds)).size > 0;
}

const PERSON = { select: { name: true, email: true, language: true } } as const;

function memberOf(tx: Tx, panelId: string, judgeId: string) {
  return tx.panelMember.findFirst({
    where: { panelId, judgeId, ...WORKING },
    select: { id: true, judge: { select: { user: PERSON } } },
  });
}

/** What the judge has on the panel, held: a submission under way comes before, and is seen, or loses. */
async function judgedEntries(tx: Tx, panel: PanelPlace, judgeId: string): Promise<JudgedEntry[]> {
  return tx.$queryRaw<JudgedEntry[]>`
    SELECT a."id" AS "assignmentId", a."entryId", s."state" = 'SUBMITTED' AS "submitted"
    FROM "Assignment" a
    JOIN "Entry" e ON e."id" = a."entryId"
    JOIN "ScoreSheet" s ON s."assignmentId" = a."id"
    WHERE a."judgeId" = ${judgeId} AND a."roundId" = ${panel.roundId} AND a."endedAt" IS NULL
      AND e."contestId" = ${panel.contestId} AND e."groupId" = ${panel.groupId} AND e."state" = 'ELIGIBLE'
    ORDER BY s."id" FOR UPDATE OF s`;
}

/** Whoever takes over: another working judge of the panel; null when it is none. */
async function takerOf(
  tx: Tx,
  opened: OpenedContest,
  panel: PanelPlace,
  from: string,
  judgeId: string,
  chosen: readonly JudgedEntry[],
) {
  if (judgeId === from || !isUuid(judgeId)) return null;
  const member = await tx.panelMember.findFirst({
    where: { panelId: panel.id, judgeId, ...SCORING },
    select: {
      role: true,
      fieldIds: true,
      judge: { select: { maxLoad: true, user: PERSON } },
    },
  });
  if (!member) return null;
  const { roundId } = panel;
  const entryIds = chosen.map(({ entryId }) => entryId);
  const conflicts = await conflictsOf(tx, opened.contest.id, { judgeIds: [judgeId], entryIds });
  const entries = await tx.entry.findMany({
    where: { id: { in: entryIds } },
    select: {
      id: true,
      fieldId: true,
      assignments: {
        where: {
          judgeId,
          roundId,
          OR: [{ endedAt: null }, { sheet: { revisions: { some: {} } } }],
        },
        select: { id: true },
      },
    },
  });
  const load = await tx.assignment.count({
    where: { judgeId, roundId, endedAt: null, entry: { state: "ELIGIBLE" } },
  });
  return {
    judgeId,
    user: member.judge.user,
    maxLoad: member.judge.maxLoad,
    load,
    places: entries.map(({ id, fieldId, assignments }) => ({
      entryId: id,
      conflicted: conflicts.has(judgeId, id),
      outsideField: !scoresField(member, fieldId),
      has: assignments.length > 0,
    })),
  };
}

async function end(
  tx: Tx,
  ctx: Context,
  ending: readonly JudgedEntry[],
  { reason, byName }: { readonly reason: string; readonly byName: boolean },
): Promise<void> {
  const open = ending.filter(({ submitted }) => !submitted).map((one) => one.assignmentId);
  const aside = ending.filter(({ submitted }) => submitted).map((one) => one.assignmentId);
  // A new version first: a save or submission under way then loses instead of landing on ended work.
  await tx.scoreSheet.updateMany({
    where: { assignmentId: { in: [...open, ...aside] } },
    data: { version: { increment: 1 } },
  });
  await tx.scoreSheetRevision.updateMany({
    where: { returnedAt: null, sheet: { assignmentId: { in: aside } } },
    data: { returnedAt: ctx.now, returnedById: ctx.actor.userId, returnReason: reason },
  });
  await tx.scoreSheet.updateMany({
    where: { assignmentId: { in: aside } },
    data: { state: "RETURNED" },
  });
  await tx.assignment.updateMany({
    where: { id: { in: [...open, ...aside] } },
    // Whose whole work was ended has no seat; with a seat of theirs their entries come back.
    data: { endedAt: ctx.now, takenBack: byName },
  });
}

/** What the other once had and never sent in goes on where it was left. */
async function give(
  tx: Tx,
  ctx: Context,
  roundId: string,
  judgeId: string,
  entryIds: readonly string[],
): Promise<void> {
  await tx.assignment.updateMany({
    where: { judgeId, roundId, entryId: { in: [...entryIds] } },
    data: { endedAt: null, takenBack: false },
  });
  const created = await tx.assignment.createManyAndReturn({
    data: entryIds.map((entryId) => ({ entryId, judgeId, roundId, createdAt: ctx.now })),
    skipDuplicates: true,
    select: { id: true },
  });
  await tx.scoreSheet.createMany({
    data: created.map(({ id }) => ({ assignmentId: id, createdAt: ctx.now })),
  });
}

interface Telling {
  readonly tx: Tx;
  readonly opened: OpenedContest;
  readonly panel: PanelPlace;
  readonly reason: string;
}

interface Person {
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

async function tellEnded(
  { tx, opened: { contest, regulation }, panel, reason }: Telling,
  { name, email, language }: Person,
  count: number,
  { stays, discounted }: { readonly stays: number; readonly discounted: number },
): Promise<void> {
  const t = fixedT(language);
  const submitted = discounted > 0 ? "discounted" : stays > 0 ? "kept" : "none";
  const said = { name, contest: contest.title, panel: panelInRound(regulation, panel), reason, count };
  await sendMail(tx, {
    to: email,
    subject: t("workEnded.subject", said),
    text: t("workEnded.ended", { ...said, submitted: t(`workEnded.${submitted}`) }),
  });
}

async function tellGiven(
  { tx, opened: { contest, regulation }, panel }: Telling,
  { name, email, language }: Person,
  entryIds: readonly string[],
): Promise<void> {
  const t = fixedT(language);
  const rows = await tx.entry.findMany({
    where: { id: { in: [...entryIds] } },
    orderBy: { code: "asc" },
    select: { id: true, code: true, title: true },
  });
  const entries = await withJudgedTitles(tx, { regulation }, panel.roundId, rows);
  const closesAt = windowOf(regulation, "judge", panel.roundId)?.closesAt;
  const said = {
    name,
    contest: contest.title,
    panel: panelInRound(regulation, panel),
    count: entries.length,
    entries: entries.map(({ code, title }) => `- ${code ?? ""} ${title}`).join("\n"),
    deadline: closesAt ? formatDateTime(closesAt, regulation.timeZone) : "",
    link: new URL(paths.judgeContest(contest.id), env().appUrl).href,
  };
  await sendMail(tx, {
    to: email,
    subject: t("workEnded.given-subject", said),
    text: t("workEnded.given", said),
  });
}
