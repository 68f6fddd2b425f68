import { standingInContest } from "~/contests/contest-policy";
import { roundOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { flaggedEntries } from "../differences/differences.server";
import { panelNotices, type Notice } from "../differences/notices.server";
import { judgingFacts } from "../facts.server";
import { whyNotClosePanel, whyNotReadPanel, whyNotReturnSheet } from "../judging-policy";
import { totalText } from "../sheets/marks";
import { withheldFrom, type Withheld } from "./chair-view";
import { panelMatrix, type MatrixEntry, type MatrixJudge, type MatrixPlace } from "./panel-matrix.server";
import { panelSummaries, type PanelSummary } from "./panel-summary.server";
import { panelPlace, shownDifference, type ShownDifference } from "./progress.server";
import type { SheetProgress } from "./progress";
import { whyNotRemind, whyNotSeeNotices } from "./steering-policy";

/** A sheet as the chair sees it. */
export interface ChairedSheet {
  readonly assignmentId: string | null;
  readonly progress: SheetProgress;
  /** null: not submitted, or not for this person to see (yet). */
  readonly total: string | null;
  readonly whyNotReturn: Refusal | null;
}

export interface ChairedEntry extends Omit<MatrixEntry, "sheets"> {
  readonly withheld: Withheld | null;
  /** In the order of the panel's `columns`. */
  readonly sheets: readonly ChairedSheet[];
}

export interface ChairedPanel {
  readonly contest: { readonly id: string; readonly title: string; readonly timeZone: string };
  /** As what they look: a secretary reads. */
  readonly chair: boolean;
  /** The contest is closed: there is a result to approve. */
  readonly decided: boolean;
  readonly panel: PanelSummary;
  readonly columns: readonly MatrixJudge[];
  readonly entries: readonly ChairedEntry[];
  readonly page: number;
  readonly pages: number;
  readonly differences: readonly ShownDifference[];
  readonly notices: readonly Notice[];
  readonly whyNotClose: Refusal | null;
  readonly whyNotRemind: Refusal | null;
}

/** The page of a panel for its chair, and for its secretary to read. Marks are withheld as `withheldFrom` says. */
export async function chairedPanel(
  ctx: Context,
  panelId: string,
  page: MatrixPlace = 1,
): Promise<Result<ChairedPanel, Refusal>> {
  const place = await panelPlace(panelId);
  if (!place) return refused("hidden");
  const { panel, opened } = place;
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest, {
    chairIds: panel.chairIds,
    panelSecretaryIds: panel.secretaryIds,
  });
  const refusal = whyNotReadPanel(standing);
  if (refusal) return refused(refusal);
  const [summary] = await panelSummaries(db, opened, ctx.now, panelId);
  if (!summary) return refused("hidden");
  const matrix = await panelMatrix(db, opened, panel, page);
  const conflicted = await conflictedEntryIds(db, contest.id, ctx.actor.userId);
  const own = matrix.judges.findIndex(({ userId }) => userId === ctx.actor.userId);
  const facts = judgingFacts(opened, panel, ctx.now);
  const seen = roundOf(regulation, panel.roundId)?.marksSeen ?? "never";
  const panelClosed = panel.closedAt !== null;
  const { chair } = standing;
  const shown = matrix.entries.map((entry) => ({
    entry,
    withheld: withheldFrom({
      chair,
      conflicted: conflicted.has(entry.id),
      own: entry.sheets[own]?.progress ?? "none",
      seen,
      panelClosed,
    }),
  }));
  const open = shown.filter(({ withheld }) => withheld === null).map(({ entry }) => entry.id);
  const totals = await submittedTotals(panel.roundId, open);
  const entries = shown.map(({ entry: { sheets, ...entry }, withheld }): ChairedEntry => ({
    ...entry,
    withheld,
    sheets: sheets.map(({ assignmentId, progress }, at) => ({
      assignmentId,
      progress,
      total: (assignmentId && totals.get(assignmentId)) || null,
      whyNotReturn: matrix.judges[at]?.working
        ? whyNotReturnSheet(standing, {
            ...facts,
            sheetState: progress === "submitted" ? "SUBMITTED" : "DRAFT",
            takesPart: true,
            conflicted: conflicted.has(entry.id),
          })
        : "state",
    })),
  }));
  const flagged = await flaggedEntries(db, opened, {
    roundId: panel.roundId,
    groupId: panel.groupId,
  });
  const maySpread = chair || withheldFrom({ chair, conflicted: false, own: "none", seen, panelClosed }) === null;
  const judgeIds = matrix.judges
    .filter(({ userId }) => userId === ctx.actor.userId)
    .map(({ judgeId }) => judgeId);
  return ok({
    contest: { id: contest.id, title: contest.title, timeZone: regulation.timeZone },
    chair,
    decided: contest.state === "CLOSED" || contest.state === "PUBLISHED",
    panel: summary,
    columns: matrix.judges,
    entries,
    page: matrix.page,
    pages: matrix.pages,
    differences: flagged
      .filter(({ entry }) => !conflicted.has(entry.id))
      .map(shownDifference)
      .map((one) => (maySpread ? one : { ...one, spread: null })),
    notices:
      whyNotSeeNotices(standing) === null
        ? await panelNotices(db, opened, panel, { judgeIds, conflicted })
        : [],
    whyNotClose: whyNotClosePanel(standing, facts),
    whyNotRemind: whyNotRemind(standing, { contestState: contest.state, panelClosed }),
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
