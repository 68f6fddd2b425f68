import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { levelLabel } from "~/contests/regulation";
import { panelInRound } from "~/contests/rounds";
import { STANDING } from "~/contests/shown-publication";
import { withJudgedTitles } from "~/judging/blind/covered.server";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import { panelWithPeople } from "~/judging/facts.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { chainOfTally, judgedPanels } from "../gate/gate.server";
import { newestTally } from "../tally-read.server";
import type { ChainStep } from "./approval";
import { whyNotApprove, whyNotSeeChain, whyNotSeePanelStep } from "./approval-policy";

/** One signature, or refusal, as the page lists it. */
export interface ApprovalView {
  readonly stepId: string;
  readonly panelId: string | null;
  readonly outcome: "SIGNED" | "SENT_BACK";
  readonly reason: string;
  readonly paperNumber: string;
  readonly paperDate: string | null;
  readonly signer: string;
  readonly by: string;
  readonly at: Date;
}

export interface ApprovalPage {
  readonly contestId: string;
  readonly timeZone: string;
  /** null: nothing is computed yet. */
  readonly tally: { readonly id: string; readonly number: number; readonly createdAt: Date } | null;
  readonly chain: readonly ChainStep[];
  /** On the newest tally, in the order in which they were taken. */
  readonly taken: readonly ApprovalView[];
  /** On tallies before it. */
  readonly earlier: readonly (ApprovalView & { readonly tally: number; readonly label: string })[];
  /** Names of panels by id. */
  readonly panels: Readonly<Record<string, string>>;
  /** A panel's step, as long as there is no interest in its group; and those about the whole result. */
  readonly whyNotSign: Refusal | null;
  readonly whyNotSignWhole: Refusal | null;
}

/** The chain of approval of the newest tally, with who signed what when, and what was signed before. */
export async function approvalPage(
  ctx: Context,
  contestId: string,
): Promise<Result<ApprovalPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal = whyNotSeeChain(standing, { contestState: contest.state });
  if (refusal) return refused(refusal);
  const tally = await newestTally(db, contest.id);
  const rows = await approvalsOf(contest.id);
  const panels = await judgedPanels(db, contest.id);
  const { approval: steps } = regulation.deciding;
  const facts = {
    contestState: contest.state,
    published: tally ? await isOfficial(db, tally.id) : true,
    conflicted: false,
  };
  return ok({
    contestId: contest.id,
    timeZone: regulation.timeZone,
    tally: tally && { id: tally.id, number: tally.number, createdAt: tally.createdAt },
    chain: tally ? await chainOfTally(db, opened, tally.id) : [],
    taken: rows.filter(({ tallyId }) => tallyId === tally?.id),
    earlier: rows
      .filter(({ tallyId }) => tallyId !== tally?.id)
      .map((row) => ({
        ...row,
        label: steps.find(({ id }) => id === row.stepId)?.label ?? row.stepId,
      })),
    panels: Object.fromEntries(panels.map((panel) => [panel.id, panelInRound(regulation, panel)])),
    whyNotSign: whyNotApprove(standing, "signer", facts),
    // Whoever must not see the marks has no part in approving all of them either.
    whyNotSignWhole: whyNotApprove(standing, "signer", {
      ...facts,
      conflicted: (await whyMarksAreWithheld(ctx, contest)) !== null,
    }),
  });
}

/** Whether a tally is the official result. */
export async function isOfficial(tx: Tx, tallyId: string): Promise<boolean> {
  return (await tx.publication.count({ where: { tallyId, kind: "OFFICIAL", ...STANDING } })) > 0;
}

async function approvalsOf(contestId: string) {
  const rows = await db.approval.findMany({
    where: { contestId },
    orderBy: { at: "asc" },
    include: { tally: { select: { number: true } } },
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.map(({ byId }) => byId) } },
    select: { id: true, name: true },
  });
  return rows.map(({ tally, tallyId, byId, paperDate, ...row }) => ({
    tallyId,
    tally: tally.number,
    stepId: row.stepId,
    panelId: row.panelId,
    outcome: row.outcome,
    reason: row.reason,
    paperNumber: row.paperNumber,
    paperDate: paperDate?.toISOString().slice(0, 10) ?? null,
    signer: row.signer,
    by: people.find(({ id }) => id === byId)?.name ?? "",
    at: row.at,
  }));
}

/** What a chair signs: the results of the panel's group. */
export interface PanelStepPage {
  readonly contest: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly panel: { readonly id: string; readonly name: string };
  readonly tally: { readonly id: string; readonly number: number; readonly createdAt: Date };
  /** The panels' steps of the chain, usually one. */
  readonly steps: readonly (ChainStep & { readonly word: ApprovalView | null })[];
  readonly rows: readonly {
    readonly code: string;
    readonly title: string;
    readonly score: string | null;
    readonly rank: number | null;
    readonly prize: string | null;
  }[];
  readonly whyNotSign: Refusal | null;
}

/** The panel's step for its chair, with the results that it is about; not for one with an interest in an entry of them. */
export async function panelStepPage(
  ctx: Context,
  panelId: string,
): Promise<Result<PanelStepPage, Refusal>> {
  const panel = isUuid(panelId) ? await panelWithPeople(panelId) : null;
  const opened = panel && (await openedContest(panel.contestId));
  if (!panel || !opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest, { chairIds: panel.chairIds });
  const refusal = whyNotSeePanelStep(standing, { contestState: contest.state });
  if (refusal) return refused(refusal);
  const tally = await newestTally(db, contest.id);
  if (!tally) return refused("state");
  const conflicted = await groupConflicted(db, opened, panel.groupId, ctx.actor.userId);
  if (conflicted) return refused("conflict-of-interest");
  const chain = await chainOfTally(db, opened, tally.id);
  const words = (await approvalsOf(contest.id)).filter(
    (row) => row.tallyId === tally.id && row.panelId === panel.id,
  );
  const entries = await withJudgedTitles(
    db,
    opened,
    panel.roundId,
    await db.entry.findMany({
      where: { contestId: contest.id, groupId: panel.groupId, code: { not: null } },
      select: { id: true, code: true, title: true },
    }),
  );
  const titles = new Map(entries.map(({ code, title }) => [code ?? "", title]));
  return ok({
    contest: { id: contest.id, title: contest.title, timeZone: regulation.timeZone },
    panel: { id: panel.id, name: panelInRound(regulation, panel) },
    tally: { id: tally.id, number: tally.number, createdAt: tally.createdAt },
    steps: chain
      .filter(({ by }) => by === "panel")
      .map((step) => ({ ...step, word: words.findLast(({ stepId }) => stepId === step.id) ?? null })),
    rows: tally.results
      .filter(({ entry }) => titles.has(entry))
      .map(({ entry, score, rank, prize }) => ({
        code: entry,
        title: titles.get(entry) ?? "",
        score,
        rank,
        prize: prize && (levelLabel(regulation, prize) ?? prize),
      }))
      .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.code < b.code ? -1 : 1)),
    whyNotSign: whyNotApprove(standing, "panel", {
      contestState: contest.state,
      published: await isOfficial(db, tally.id),
      conflicted: false,
    }),
  });
}

/** Whether the person has an interest in an entry of the group that takes part in the result. */
export async function groupConflicted(
  tx: Tx,
  { contest }: Pick<OpenedContest, "contest">,
  groupId: string,
  userId: string,
): Promise<boolean> {
  const conflicted = await conflictedEntryIds(tx, contest.id, userId);
  if (conflicted.size === 0) return false;
  const where = { contestId: contest.id, groupId, state: "ELIGIBLE" as const, id: { in: [...conflicted] } };
  return (await tx.entry.count({ where })) > 0;
}
