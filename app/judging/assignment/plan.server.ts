import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { atMost } from "~/platform/at-most";
import { audit } from "~/platform/audit.server";
import { canonicalJson } from "~/platform/canonical-json";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import { isUuid } from "~/platform/uuid";
import { holdPanel } from "../facts.server";
import { whyNotReadProgress } from "../judging-policy";
import { contestForPanels } from "../panels/panels.server";
import { giveEntries } from "./give-entries.server";
import { optimise } from "./optimise";
import { holdEntries, panelWork, type PanelWork } from "./panel-work.server";
import { runPlanning } from "./solver.server";
import {
  addedPairs,
  standingOf,
  storedPlan,
  storedPlanSchema,
  type Standing,
  type StoredPlan,
} from "./stored-plan";

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

/**
 * Applies a plan, once: asked again nothing happens. Where anything that it was made from has changed meanwhile,
 * nothing is applied.
 */
export async function applyPlan(
  ctx: Context,
  input: { readonly contestId: string; readonly panelId: string; readonly planId: string },
): Promise<Result<{ added: number; ended: number }, Refusal | "changed">> {
  const managed = await contestForPanels(ctx, input.contestId);
  if (!managed.ok) return managed;
  const { contestId, panelId, planId } = input;
  if (!isUuid(panelId) || !isUuid(planId)) return refused("hidden");
  return db.$transaction(
    async (tx): Promise<Result<{ added: number; ended: number }, Refusal | "changed">> => {
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
      if (!work || standing?.inputHash !== row.inputHash) return refused("changed");
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

export interface PlanPage {
  readonly work: PanelWork;
  readonly opened: OpenedContest;
  readonly mayManage: boolean;
  readonly plan: {
    readonly id: string;
    readonly seed: number;
    readonly inputHash: string;
    readonly createdAt: Date;
    readonly appliedAt: Date | null;
    /** Something that it was made from has changed since. */
    readonly outdated: boolean;
    readonly content: StoredPlan;
  } | null;
  /** Work that the next plan would end or entries that it would give judges to. */
  readonly open: number;
}

/** A panel with one of its plans, or with its newest. */
export async function readPlan(
  ctx: Context,
  input: { readonly contestId: string; readonly panelId: string; readonly planId: string | null },
): Promise<Result<PlanPage, Refusal>> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotReadProgress(standing);
  if (refusal) return refused(refusal);
  const work = await workOfPanel(db, opened, input.panelId);
  const now = work && standingOfPanel(work);
  if (!work || !now) return refused("hidden");
  if (input.planId !== null && !isUuid(input.planId)) return refused("hidden");
  const row = await db.assignmentPlan.findFirst({
    where: { panelId: input.panelId, ...(input.planId ? { id: input.planId } : {}) },
    orderBy: { id: "desc" },
  });
  if (input.planId && !row) return refused("hidden");
  const { problem, ends } = now;
  const has = new Map<string, number>();
  for (const { entryId } of problem.kept) has.set(entryId, (has.get(entryId) ?? 0) + 1);
  const lacking = problem.entries.filter(({ id }) => (has.get(id) ?? 0) < problem.perEntry).length;
  return ok({
    work,
    opened,
    mayManage: (await contestForPanels(ctx, input.contestId)).ok && !work.panel.closed,
    plan: row && {
      id: row.id,
      seed: row.seed,
      inputHash: row.inputHash,
      createdAt: row.createdAt,
      appliedAt: row.appliedAt,
      outdated: row.appliedAt === null && row.inputHash !== now.inputHash,
      content: storedPlanSchema.parse(row.plan),
    },
    open: lacking + ends.length,
  });
}
