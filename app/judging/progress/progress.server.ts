import { steeredContest } from "../steered-contest.server";
import { openedContest } from "~/contests/contest.server";
import { roundsOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { flaggedEntries, type FlaggedEntry } from "../differences/differences.server";
import { panelWithPeople } from "../facts.server";
import { whyNotReopenPanel } from "../judging-policy";
import { shortEntries, type ShortEntry } from "../panels/fewer-judges.server";
import { lineHolds } from "../round-entries.server";
import { panelMatrix, type PanelMatrix } from "./panel-matrix.server";
import { panelSummaries, type PanelSummary } from "./panel-summary.server";
import { addCounts, type Counts } from "./progress";
import { whyNotAgreeToFewer, whyNotEndWork, whyNotExportSheets, whyNotRemind } from "./steering-policy";

/** A panel with what may be done about it. */
export interface SteeredPanel extends PanelSummary {
  readonly whyNotReopen: Refusal | null;
  readonly whyNotRemind: Refusal | null;
  readonly whyNotEndWork: Refusal | null;
  /** Differences that wait for an answer, without those that whoever looks has an interest in. */
  readonly toAnswer: number;
}

export interface RoundProgress extends Counts {
  readonly id: string;
  readonly label: string;
  readonly panels: readonly SteeredPanel[];
  readonly whyNotExport: Refusal | null;
}

export interface ContestProgress {
  readonly contest: { readonly id: string; readonly timeZone: string };
  readonly rounds: readonly RoundProgress[];
}

/** Every round with its panels and judges: who has how much of what, without a single mark. */
export async function contestProgress(
  ctx: Context,
  contestId: string,
): Promise<Result<ContestProgress, Refusal>> {
  const steered = await steeredContest(ctx, contestId);
  if (!steered.ok) return steered;
  const { opened, standing } = steered.value;
  const { contest, regulation } = opened;
  const panels = await panelSummaries(db, opened, ctx.now);
  const conflicted = await conflictedEntryIds(db, contest.id, ctx.actor.userId);
  const rounds: RoundProgress[] = [];
  for (const { id, label } of roundsOf(regulation)) {
    const mine = panels.filter(({ roundId }) => roundId === id);
    if (mine.length === 0) continue;
    const flagged = await flaggedEntries(db, opened, { roundId: id });
    const waiting = flagged.filter(({ entry, answer }) => !answer && !conflicted.has(entry.id));
    const held = await lineHolds(db, opened, id);
    rounds.push({
      ...addCounts(mine),
      id,
      label,
      whyNotExport: whyNotExportSheets(standing, {
        anyClosed: mine.some(({ closedAt }) => closedAt !== null),
      }),
      panels: mine.map((panel) => {
        const facts = { contestState: contest.state, panelClosed: panel.closedAt !== null };
        return {
          ...panel,
          toAnswer: waiting.filter(({ entry }) => entry.groupId === panel.groupId).length,
          whyNotReopen: whyNotReopenPanel(standing, { ...facts, lineHolds: held }),
          whyNotRemind: whyNotRemind(standing, facts),
          whyNotEndWork: whyNotEndWork(standing, facts),
        };
      }),
    });
  }
  return ok({ contest: { id: contest.id, timeZone: regulation.timeZone }, rounds });
}

export interface PanelPage {
  readonly contest: { readonly id: string; readonly timeZone: string };
  readonly panel: PanelSummary;
  readonly matrix: PanelMatrix;
  /** Entries that fewer judge than are to, with what was agreed about them. */
  readonly short: readonly ShortEntry[];
  /** Below so many nobody may agree. */
  readonly minimumSheets: number;
  readonly whyNotAgree: Refusal | null;
  readonly whyNotRemind: Refusal | null;
  readonly whyNotEndWork: Refusal | null;
}

/** One panel of a contest: its judges, and a page of its entries by judges. */
export async function panelProgress(
  ctx: Context,
  { contestId, panelId, page }: { readonly contestId: string; readonly panelId: string; readonly page: number },
): Promise<Result<PanelPage, Refusal>> {
  const steered = await steeredContest(ctx, contestId);
  if (!steered.ok) return steered;
  const { opened, standing } = steered.value;
  const { contest, regulation } = opened;
  const [panel] = isUuid(panelId) ? await panelSummaries(db, opened, ctx.now, panelId) : [];
  if (!panel) return refused("hidden");
  const facts = { contestState: contest.state, panelClosed: panel.closedAt !== null };
  return ok({
    contest: { id: contest.id, timeZone: regulation.timeZone },
    panel,
    matrix: await panelMatrix(db, opened, panel, page),
    short: await shortEntries(db, opened, panel),
    minimumSheets: regulation.rule.combine.minimumSheets,
    whyNotAgree: whyNotAgreeToFewer(standing, { ...facts, conflicted: false }),
    whyNotRemind: whyNotRemind(standing, facts),
    whyNotEndWork: whyNotEndWork(standing, facts),
  });
}

/** What a page shows of a flagged entry: how far apart, never who gave what. */
export interface ShownDifference {
  readonly entryId: string;
  readonly code: string;
  readonly title: string;
  /** null: whoever looks is not shown marks. */
  readonly spread: string | null;
  readonly limit: string;
  readonly answer: FlaggedEntry["answer"];
}

export function shownDifference({ entry, spread, limit, answer }: FlaggedEntry): ShownDifference {
  return { entryId: entry.id, code: entry.code, title: entry.title, spread, limit, answer };
}

/** A panel with its working chairs; null when the id is nobody's. */
export async function panelPlace(panelId: string) {
  const panel = isUuid(panelId) ? await panelWithPeople(panelId) : null;
  const opened = panel && (await openedContest(panel.contestId));
  return panel && opened ? { panel, opened } : null;
}
