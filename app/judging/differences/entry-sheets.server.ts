import { standingInContest } from "~/contests/contest-policy";
import { rubricOf, type RubricCriterion } from "~/contests/regulation";
import { roundOf } from "~/contests/rounds";
import { criteriaOfRound } from "~/contests/rule";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { withJudgedTitles } from "../blind/covered.server";
import { conflictedEntryIds } from "../conflicts/conflicts.server";
import { storedMarks } from "../facts.server";
import { whyNotReadPanel } from "../judging-policy";
import { withheldFrom, type Withheld } from "../progress/chair-view";
import { panelPlace } from "../progress/progress.server";
import { whyNotAnswerDifference } from "../progress/steering-policy";
import { inRound } from "../round-entries.server";
import { sheetProgress, type SheetProgress } from "../progress/progress";
import { isBegun } from "../sheets/sheet-content";
import { levelsOf, submissionsOf, type ShownSubmission } from "../sheets/sheet-history.server";
import { withoutChair } from "./answer-difference.server";
import { sheetsKey } from "./differences";
import { flaggedEntries, type DifferenceNote } from "./differences.server";

export interface EntrySheetsPage {
  readonly contest: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly panel: { readonly id: string; readonly name: string };
  readonly round: string;
  readonly entry: { readonly id: string; readonly code: string; readonly title: string };
  readonly chair: boolean;
  readonly withheld: Withheld | null;
  readonly criteria: readonly Pick<RubricCriterion, "id" | "label" | "max">[];
  readonly levels: readonly { readonly id: string; readonly label: string }[];
  readonly sheets: readonly {
    readonly assignmentId: string;
    readonly judge: string;
    readonly progress: SheetProgress;
    /** The newest first; empty where marks are withheld. */
    readonly submissions: readonly ShownSubmission[];
  }[];
  /** null: the judges do not differ too far, or some sheet is still out. */
  readonly difference: {
    readonly spread: string | null;
    readonly limit: string;
    /** Of the form that answers. */
    readonly seen: string;
    readonly answer: DifferenceNote | null;
    readonly whyNotAnswer: Refusal | null;
  } | null;
  /** Answers about sheets that are others by now. */
  readonly earlier: readonly DifferenceNote[];
}

/** One entry of a panel: its sheets beside each other with all that was ever submitted, and how far they differ. */
export async function entrySheets(
  ctx: Context,
  { panelId, entryId }: { readonly panelId: string; readonly entryId: string },
): Promise<Result<EntrySheetsPage, Refusal>> {
  const place = await panelPlace(panelId);
  if (!place || !isUuid(entryId)) return refused("hidden");
  const { panel, opened } = place;
  const { contest, regulation } = opened;
  const { roundId, groupId } = panel;
  const standing = standingInContest(ctx.actor, contest, {
    chairIds: panel.chairIds,
    panelSecretaryIds: panel.secretaryIds,
  });
  const refusal = whyNotReadPanel(standing);
  if (refusal) return refused(refusal);
  const entry = await db.entry.findFirst({
    where: { AND: [await inRound(db, opened, roundId), { id: entryId, groupId }] },
    select: {
      id: true,
      code: true,
      title: true,
      assignments: {
        where: { roundId, endedAt: null },
        orderBy: { judge: { code: "asc" } },
        select: {
          id: true,
          judge: { select: { userId: true, user: { select: { name: true } } } },
          sheet: { include: { revisions: { orderBy: { number: "desc" } } } },
        },
      },
    },
  });
  if (!entry) return refused("hidden");
  const conflicted = (await conflictedEntryIds(db, contest.id, ctx.actor.userId, [entryId])).has(entryId);
  const criteria = criteriaOfRound(regulation.rule, roundId);
  const rows = entry.assignments.map(({ id, judge, sheet }) => ({
    assignmentId: id,
    judge: judge.user.name,
    own: judge.userId === ctx.actor.userId,
    progress: sheetProgress(
      sheet && {
        state: sheet.state,
        touched: isBegun({ ...sheet, marks: storedMarks(sheet.marks) }),
      },
    ),
    submissions: sheet
      ? submissionsOf({ sheet: { ...sheet, marks: storedMarks(sheet.marks) }, criteria })
      : [],
  }));
  const withheld = withheldFrom({
    chair: standing.chair,
    conflicted,
    own: rows.find(({ own }) => own)?.progress ?? "none",
    seen: roundOf(regulation, roundId)?.marksSeen ?? "never",
    panelClosed: panel.closedAt !== null,
  });
  const [titled] = await withJudgedTitles(db, opened, roundId, [{ id: entry.id, title: entry.title }]);
  const [flagged] = conflicted ? [] : await flaggedEntries(db, opened, { roundId, groupId, entryId });
  return ok({
    contest: { id: contest.id, title: contest.title, timeZone: regulation.timeZone },
    panel: { id: panel.id, name: panel.name },
    round: roundOf(regulation, roundId)?.label ?? roundId,
    entry: { id: entry.id, code: entry.code ?? "", title: titled?.title ?? "" },
    chair: standing.chair,
    withheld,
    criteria: rubricOf(regulation, roundId).map(({ id, label, max }) => ({ id, label, max })),
    levels: levelsOf({ opened }),
    sheets: rows.map(({ assignmentId, judge, progress, submissions }) => ({
      assignmentId,
      judge,
      progress,
      // A receipt is its judge's alone.
      submissions: withheld === null ? submissions.map(({ receipt: _own, ...shown }) => shown) : [],
    })),
    difference: flagged
      ? {
          spread: withheld === null ? flagged.spread : null,
          limit: flagged.limit,
          seen: sheetsKey(flagged.difference),
          answer: flagged.answer,
          whyNotAnswer: whyNotAnswerDifference(standing, {
            contestState: contest.state,
            panelClosed: panel.closedAt !== null,
            conflicted,
            withoutChair: await withoutChair(db, contest.id, panel.chairIds, entryId),
          }),
        }
      : null,
    earlier: conflicted ? [] : await earlierAnswers(entryId, roundId, flagged?.answer ?? null),
  });
}

async function earlierAnswers(
  entryId: string,
  roundId: string,
  current: DifferenceNote | null,
): Promise<DifferenceNote[]> {
  const rows = await db.differenceAnswer.findMany({
    where: { entryId, roundId },
    orderBy: { answeredAt: "desc" },
  });
  const people = await db.user.findMany({
    where: { id: { in: rows.map(({ answeredById }) => answeredById) } },
    select: { id: true, name: true },
  });
  return rows
    .filter(({ answeredAt }) => answeredAt.getTime() !== current?.answeredAt.getTime())
    .map(({ note, answeredAt, answeredById }) => ({
      note,
      answeredAt,
      answeredBy: people.find(({ id }) => id === answeredById)?.name ?? "",
    }));
}
