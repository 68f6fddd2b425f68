import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { atMost } from "~/platform/at-most";
import { audit } from "~/platform/audit.server";
import { canonicalJson } from "~/platform/canonical-json";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Refused, type Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import { isUuid } from "~/platform/uuid";
import { holdPanel } from "../facts.server";
import { whyNotManagePanels, whyNotReadProgress } from "../judging-policy";
import { contestForPanels } from "../panels/panels.server";
import { giveEntries } from "./give-entries.server";
import { optimise } from "./optimise";
import { holdEntries, panelWork, type PanelWork } from "./panel-work.server";
import { runPlanning } from "./solver.server";
import { planView, type PlanView } from "./plan-view";
import { addedPairs, standingOf, storedPlan, storedPlanSchema, type Standing } from "./stored-plan";

/** What is computed changes with this number too, so that no plan of another reckoning is applied. */
const RECKONING = 1;
const DAY = 24 * 60 * 60 * 1000;

/** What a panel's plan is made from, as it stands now; null where everybody scores everything. */
export function standingOfPanel(
  work: PanelWork,
): (Standing & { readonly inputHash: string }) | null {
  const { perEntry, judges, entries, existing, conflicts } = work;
  if (perEntry === null) return null;
  const standing = standingOf({
    perEntry,
    judges: judges.map(({ id, expertise, role, fieldIds, max, elsewhere }) => ({
      id,
      expertise,
      onlyFields: role === "EXPERT" && fieldIds.length > 0 ? fieldIds : null,
      max,
      elsewhere,
    })),
    entries: entries.map(({ id, fieldId }) => ({ id, fieldId })),
    existing,
    conflicts: entries.flatMap(({ id: entryId }) =>
      judges
        .filter((judge) => conflicts.has(judge.id, entryId))
        .map(({ id: judgeId }) => ({ entryId, judgeId })),
    ),
  });
  const { problem, ends } = standing;
  return {
    ...standing,
    inputHash: sha256Hex(canonicalJson({ reckoning: RECKONING, problem, ends })),
  };
}

/** Plans in one process are made one after another: the solver has one thread. */
const oneAtATime = atMost(1);

/** Makes a plan for a panel and stores it, to be looked at before it is applied. */
export async function makePlan(
  ctx: Context,
  input: { readonly contestId: string; readonly panelId: string; readonly seed: number },
): Promise<Result<{ planId: string }, Refusal>> {
  const managed = await contestForPanels(ctx, input.contestId);
  if (!managed.ok) return managed;
  const work = await workOfPanel(db, managed.value, input.panelId);
  if (!work) return refused("hidden");
  const standing = standingOfPanel(work);
  if (!standing || work.panel.closed) return refused("state");
  const { panelId, seed } = input;
  const outcome = await oneAtATime(() => runPlanning(optimise(standing.problem, seed)));
  const plan = storedPlan(standing, outcome);
  const { inputHash } = standing;
  // Proposals that nobody took up; what was applied stays for ever.
  await db.assignmentPlan.deleteMany({
    where: { panelId, appliedAt: null, createdAt: { lt: new Date(ctx.now.getTime() - DAY) } },
  });
  const { id } = await db.assignmentPlan.create({
    data: { panelId, seed, inputHash, plan, createdAt: ctx.now, createdById: ctx.actor.userId },
    select: { id: true },
  });
  return ok({ planId: id });
}

/** `changed`: with the seed of the plan that no longer fits. */
export type Applied =
  | Result<{ added: number; ended: number }, Refusal>
  | (Refused<"changed"> & { readonly seed: number });

/**
 * Applies a plan, once: asked again nothing happens. Where anything that it was made from has changed meanwhile,
 * nothing is applied.
 */
export async function applyPlan(
  ctx: Context,
  input: { readonly contestId: string; readonly panelId: string; readonly planId: string },
): Promise<Applied> {
  const managed = await contestForPanels(ctx, input.contestId);
  if (!managed.ok) return managed;
  const { contestId, panelId, planId } = input;
  if (!isUuid(panelId) || !isUuid(planId)) return refused("hidden");
  return db.$transaction(
    async (tx): Promise<Applied> => {
      const panel = await tx.panel.findFirst({
        where: { id: panelId, contestId },
        select: { id: true },
      });
      if (!panel) return refused("hidden");
      const held = await holdPanel(tx, panelId);
      if (!held || held.closed) return refused("state");
      await holdEntries(tx, contestId);
      const row = await tx.assignmentPlan.findFirst({ where: { id: planId, panelId } });
      const plan = row && storedPlanSchema.parse(row.plan);
      if (!row || plan?.kind !== "plan") return refused("hidden");
      if (row.appliedAt) return ok({ added: 0, ended: 0 });
      const work = await workOfPanel(tx, managed.value, panelId);
      const standing = work && standingOfPanel(work);
      if (!work || standing?.inputHash !== row.inputHash)
        return { ...refused("changed"), seed: row.seed };
      const wanted = addedPairs(plan);
      const ended = new Map(
        work.existing
          .filter((one) => one.ended)
          .map((one) => [`${one.entryId} ${one.judgeId}`, one.id]),
      );
      const before = ({ entryId, judgeId }: (typeof wanted)[number]) =>
        ended.get(`${entryId} ${judgeId}`);
      const done = await giveEntries(tx, ctx, work.panel.roundId, {
        add: wanted.filter((pair) => before(pair) === undefined),
        resume: wanted.flatMap((pair) => before(pair) ?? []),
        end: standing.ends.map(({ assignmentId }) => assignmentId),
      });
      await tx.assignmentPlan.update({
        where: { id: planId },
        data: { appliedAt: ctx.now, appliedById: ctx.actor.userId },
      });
      await audit(tx, {
        chainId: contestId,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "panel.plan-applied",
        subjectType: "panel",
        subjectId: panelId,
        data: { planId, seed: row.seed, inputHash: row.inputHash, ...done },
      });
      return ok(done);
    },
    { timeout: 120_000 },
  );
}

async function workOfPanel(
  tx: Tx,
  opened: OpenedContest,
  panelId: string,
): Promise<PanelWork | null> {
  if (!isUuid(panelId)) return null;
  return (await panelWork(tx, opened, panelId))[0] ?? null;
}

/** A panel with one of its plans, or with its newest, as the page shows it. */
export async function readPlan(
  ctx: Context,
  input: {
    readonly contestId: string;
    readonly panelId: string;
    readonly planId: string | null;
    readonly page: number;
  },
): Promise<Result<PlanView, Refusal>> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const asking = standingInContest(ctx.actor, contest);
  const refusal = whyNotReadProgress(asking);
  if (refusal) return refused(refusal);
  const work = await workOfPanel(db, opened, input.panelId);
  const standing = work && standingOfPanel(work);
  if (!work || !standing) return refused("hidden");
  if (input.planId !== null && !isUuid(input.planId)) return refused("hidden");
  const row = await db.assignmentPlan.findFirst({
    where: { panelId: input.panelId, ...(input.planId ? { id: input.planId } : {}) },
    orderBy: { id: "desc" },
  });
  if (input.planId && !row) return refused("hidden");
  const mayManage = whyNotManagePanels(asking, { contestState: contest.state }) === null;
  return ok(
    planView({
      work,
      standing,
      regulation,
      row: row && { ...row, content: storedPlanSchema.parse(row.plan) },
      mayManage: mayManage && !work.panel.closed,
      page: input.page,
    }),
  );
}
