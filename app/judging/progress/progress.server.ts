import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { roundsOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { judgingFacts, panelWithPeople, storedMarks } from "../facts.server";
import {
  whyNotClosePanel,
  whyNotReadPanel,
  whyNotReadProgress,
  whyNotReopenPanel,
  whyNotReturnSheet,
} from "../judging-policy";
import { totalText } from "../sheets/marks";
import { doneOf, sheetProgress, type Done, type SheetProgress } from "./progress";

export interface PanelProgress extends Done {
  readonly id: string;
  readonly name: string;
  readonly round: string;
  readonly group: string;
  readonly closedAt: Date | null;
  readonly judges: readonly (Done & {
    readonly id: string;
    readonly name: string;
    readonly chair: boolean;
  })[];
  readonly entries: readonly (Done & {
    readonly id: string;
    readonly code: string;
    readonly title: string;
    /** In the order of `judges`. */
    readonly sheets: readonly {
      readonly assignmentId: string | null;
      readonly progress: SheetProgress;
    }[];
  })[];
}

/** Every panel of a contest: who has how much of what, without a single mark. */
export async function contestProgress(
  ctx: Context,
  contestId: string,
): Promise<Result<{ panels: (PanelProgress & { whyNotReopen: Refusal | null })[] }, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotReadProgress(standing);
  if (refusal) return refused(refusal);
  const panels = (await progressOf(opened)).map((panel) => ({
    ...panel,
    whyNotReopen: whyNotReopenPanel(standing, {
      contestState: opened.contest.state,
      panelClosed: panel.closedAt !== null,
      window: null,
    }),
  }));
  return ok({ panels });
}

/** A sheet as the chair sees it. */
export interface ChairedSheet {
  readonly assignmentId: string | null;
  readonly progress: SheetProgress;
  /** null: not submitted, or not for this chair to see (yet). */
  readonly total: string | null;
  readonly whyNotReturn: Refusal | null;
}

export interface ChairedPanel extends Omit<PanelProgress, "entries"> {
  readonly contest: { readonly id: string; readonly title: string };
  readonly whyNotClose: Refusal | null;
  readonly entries: readonly (Omit<PanelProgress["entries"][number], "sheets"> & {
    /** Why totals are withheld: an interest of the chair's own, or their own sheet is not in yet. */
    readonly withheld: "conflict" | "own-sheet" | null;
    readonly sheets: readonly ChairedSheet[];
  })[];
}

/**
 * The chair's page of a panel. A chair who scores too sees the others' totals of an entry only when their own sheet
 * is in, and never those of an entry that they have an interest in.
 */
export async function chairedPanel(
  ctx: Context,
  panelId: string,
): Promise<Result<ChairedPanel, Refusal>> {
  const panel = await panelWithPeople(panelId);
  const opened = panel && (await openedContest(panel.contestId));
  if (!panel || !opened) return refused("hidden");
  const standing = standingInContest(ctx.actor, opened.contest, { chairIds: panel.chairIds });
  const refusal = whyNotReadPanel(standing);
  if (refusal) return refused(refusal);
  const [progress] = await progressOf(opened, panelId);
  if (!progress) return refused("hidden");

  const own = progress.judges.findIndex(({ id }) =>
    panel.members.some(({ judge }) => judge.id === id && judge.userId === ctx.actor.userId),
  );
  const ids = progress.entries.map(({ id }) => id);
  const conflicted = await conflictedEntryIds(db, panel.contestId, ctx.actor.userId, ids);
  const totals = await submittedTotals(panel.roundId, ids);
  const facts = judgingFacts(opened, panel, ctx.now);
  const entries = progress.entries.map(({ sheets, ...entry }) => {
    const ownSheet = sheets[own]?.progress ?? "none";
    const withheld = conflicted.has(entry.id)
      ? ("conflict" as const)
      : ownSheet !== "none" && ownSheet !== "submitted"
        ? ("own-sheet" as const)
        : null;
    return {
      ...entry,
      withheld,
      sheets: sheets.map(({ assignmentId, progress: state }) => ({
        assignmentId,
        progress: state,
        total: (withheld === null && assignmentId && totals.get(assignmentId)) || null,
        whyNotReturn: whyNotReturnSheet(standing, {
          ...facts,
          sheetState: state === "submitted" ? "SUBMITTED" : "DRAFT",
          entryEligible: true,
          conflicted: conflicted.has(entry.id),
        }),
      })),
    };
  });
  const { id, title } = opened.contest;
  return ok({
    ...progress,
    entries,
    contest: { id, title },
    whyNotClose: whyNotClosePanel(standing, facts),
  });
}

/** Totals of the sheets that stand submitted, by assignment. */
async function submittedTotals(
  roundId: string,
  entryIds: readonly string[],
): Promise<Map<string, string>> {
  const revisions = await db.scoreSheetRevision.findMany({
    where: {
      returnedAt: null,
      sheet: {
        state: "SUBMITTED",
        assignment: { roundId, endedAt: null, entryId: { in: [...entryIds] } },
      },
    },
    select: { totalMicro: true, sheet: { select: { assignmentId: true } } },
  });
  return new Map(
    revisions.map(({ totalMicro, sheet }) => [sheet.assignmentId, totalText(totalMicro)]),
  );
}

/** Three queries, however many panels, judges and entries there are. */
async function progressOf(
  { contest, regulation }: OpenedContest,
  panelId?: string,
): Promise<PanelProgress[]> {
  const panels = await db.panel.findMany({
    where: { contestId: contest.id, ...(panelId ? { id: panelId } : {}) },
    include: {
      members: {
        select: {
          role: true,
          judge: { select: { id: true, code: true, user: { select: { name: true } } } },
        },
      },
    },
  });
  const entries = await db.entry.findMany({
    where: {
      contestId: contest.id,
      state: "ELIGIBLE",
      groupId: { in: panels.map(({ groupId }) => groupId) },
    },
    select: { id: true, code: true, title: true, groupId: true },
    orderBy: { code: "asc" },
  });
  const assignments = await db.assignment.findMany({
    where: { endedAt: null, entry: { contestId: contest.id, state: "ELIGIBLE" } },
    select: {
      id: true,
      entryId: true,
      judgeId: true,
      roundId: true,
      sheet: { select: { state: true, marks: true, comment: true } },
    },
  });
  const sheetOf = new Map(
    assignments.map((one) => [`${one.roundId} ${one.entryId} ${one.judgeId}`, one]),
  );
  const rounds = roundsOf(regulation);
  const groupAt = new Map(regulation.groups.map(({ id }, index) => [id, index]));
  const roundAt = new Map(rounds.map(({ id }, index) => [id, index]));
  return panels
    .sort(
      (a, b) =>
        (groupAt.get(a.groupId) ?? 0) - (groupAt.get(b.groupId) ?? 0) ||
        (roundAt.get(a.roundId) ?? 0) - (roundAt.get(b.roundId) ?? 0),
    )
    .map((panel) => {
      const members = panel.members.toSorted((a, b) => (a.judge.code < b.judge.code ? -1 : 1));
      const rows = entries
        .filter(({ groupId }) => groupId === panel.groupId)
        .map(({ id, code, title }) => {
          const sheets = members.map(({ judge }) => {
            const assignment = sheetOf.get(`${panel.roundId} ${id} ${judge.id}`);
            const sheet = assignment?.sheet;
            const touched =
              sheet != null &&
              (sheet.comment !== "" || Object.keys(storedMarks(sheet.marks)).length > 0);
            return {
              assignmentId: assignment?.id ?? null,
              progress: sheetProgress(sheet ? { state: sheet.state, touched } : null),
            };
          });
          return {
            id,
            code: code ?? "",
            title,
            sheets,
            ...doneOf(sheets.map(({ progress }) => progress)),
          };
        });
      const judges = members.map(({ role, judge }, at) => ({
        id: judge.id,
        name: judge.user.name,
        chair: role === "CHAIR",
        ...doneOf(rows.map(({ sheets }) => sheets[at]?.progress ?? "none")),
      }));
      return {
        id: panel.id,
        name: panel.name,
        round: rounds.find(({ id }) => id === panel.roundId)?.label ?? panel.roundId,
        group: regulation.groups.find(({ id }) => id === panel.groupId)?.name ?? panel.groupId,
        closedAt: panel.closedAt,
        judges,
        entries: rows,
        ...doneOf(rows.flatMap(({ sheets }) => sheets.map(({ progress }) => progress))),
      };
    });
}
