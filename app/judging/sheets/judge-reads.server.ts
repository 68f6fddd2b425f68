import { fieldOf, rubricOf, type RubricCriterion } from "~/contests/regulation";
import { criteriaOfRound } from "~/contests/rule";
import { windowOf } from "~/contests/timeline";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { judgedEntry, type JudgedEntry } from "../blind/blind";
import { filesForJudge } from "../blind/judge-file.server";
import { whyNotReadSheet, whyNotScore } from "../judging-policy";
import { readAssignment } from "../read-assignment.server";
import {
  doneOf,
  neighboursOf,
  type Done,
  type Neighbours,
  type SheetProgress,
  type SheetState,
} from "../progress/progress";
import { askedToDiscuss } from "./asked-to-discuss.server";
import { judgePlace, roundLabel, type JudgeContest } from "./judge-place.server";
import { highestTotal, totalMicro, totalText } from "./marks";
import { othersMarks, type OtherMarks } from "./others-marks.server";
import { scoresOf } from "./receipt";
import type { SheetTexts } from "./sheet-content";
import { levelsOf, submissionsOf, type ShownSubmission } from "./sheet-history.server";

/** The contests that the actor judges, each with their panels and how far they are. */
export async function judgeHome(ctx: Context): Promise<JudgeContest[]> {
  const judges = await db.judge.findMany({
    where: { userId: ctx.actor.userId },
    orderBy: { createdAt: "desc" },
    select: { contestId: true },
  });
  const found: JudgeContest[] = [];
  for (const { contestId } of judges) {
    const place = await judgePlace(ctx, contestId);
    if (place) found.push(place.summary);
  }
  return found;
}

export interface QueueRow {
  readonly assignmentId: string;
  readonly panelId: string;
  readonly code: string;
  readonly title: string;
  readonly field: string;
  /** In one of the fields that the judge said to be an expert of. */
  readonly ownField: boolean;
  readonly progress: SheetProgress;
  readonly scored: number;
  /** How many the round scores, and the highest total that they allow. */
  readonly criteria: number;
  readonly highest: string;
  /** Of the marks so far; null where there is none yet. */
  readonly total: string | null;
  /** The judges of this entry differ too far and are asked to discuss it. */
  readonly discuss: boolean;
}

export interface JudgeQueue extends JudgeContest, Done {
  readonly rows: readonly QueueRow[];
  /** The first sheet that is not in. */
  readonly nextToDo: string | null;
}

/** The actor's own sheets in one contest, in the order of panels and codes. */
export async function judgeQueue(
  ctx: Context,
  contestId: string,
): Promise<Result<JudgeQueue, Refusal>> {
  const place = await judgePlace(ctx, contestId);
  if (!place) return refused("hidden");
  const { summary, opened, own } = place;
  const panels = await Promise.all(
    summary.panels.map(async (panel) => ({ panel, discussed: await askedToDiscuss(opened, panel) })),
  );
  const rows = panels.flatMap(({ panel, discussed }) => {
    const criteria = criteriaOfRound(opened.regulation.rule, panel.roundId);
    return own
      .filter(({ panelId }) => panelId === panel.id)
      .map(({ marks, fieldId, entryId, ...row }) => ({
        ...row,
        discuss: discussed.has(entryId),
        criteria: criteria.length,
        highest: highestTotal(criteria),
        field: fieldOf(opened.regulation, fieldId ?? "")?.name ?? "",
        ownField: place.ownFieldIds.includes(fieldId ?? ""),
        scored: Object.keys(marks).length,
        total: Object.keys(marks).length > 0 ? totalText(totalMicro(criteria, marks)) : null,
      }));
  });
  return ok({
    ...summary,
    ...doneOf(rows.map(({ progress }) => progress)),
    rows,
    nextToDo: rows.find(({ progress }) => progress !== "submitted")?.assignmentId ?? null,
  });
}

export interface SheetPage extends Neighbours, Done {
  readonly assignmentId: string;
  readonly contest: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly panel: {
    readonly id: string;
    readonly name: string;
    readonly round: string;
    /** null: no end is set, or the sheet may be given after it, in a correction. */
    readonly closesAt: string | null;
  };
  readonly entry: JudgedEntry;
  readonly criteria: readonly RubricCriterion[];
  readonly highest: string;
  readonly levels: readonly { readonly id: string; readonly label: string }[];
  readonly asksProposal: boolean;
  readonly sheet: SheetTexts & {
    readonly state: SheetState;
    readonly version: number;
    /** Decimal strings; absent is not scored. */
    readonly marks: Readonly<Record<string, string>>;
    readonly savedAt: Date;
  };
  /** What was submitted, the newest first. */
  readonly submissions: readonly (ShownSubmission & { readonly receipt: string })[];
  /** The other judges' marks; null where they are not for this judge to see (now). */
  readonly others: readonly OtherMarks[] | null;
  readonly judgeCode: string;
  readonly whyNotScore: Refusal | null;
  /** The judges differ by more than `limit` and are asked to discuss; `answerAt`: where the chair answers for them. */
  readonly discuss: { readonly limit: string; readonly answerAt: string | null } | null;
}

/** The score sheet with the entry beside it, for its own judge only. */
export async function sheetPage(
  ctx: Context,
  assignmentId: string,
): Promise<Result<SheetPage, Refusal>> {
  const assignment = await readAssignment(assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const { opened, panel, sheet, standing, facts, round } = assignment;
  const refusal = whyNotReadSheet(standing, facts);
  if (refusal) return refused(refusal);
  const place = await judgePlace(ctx, opened.contest.id);
  const queue = place?.own.filter(({ panelId }) => panelId === panel.id) ?? [];
  const { regulation, contest } = opened;
  const { comment, feedback, notes, proposal } = sheet;
  const { roundId, groupId, closedAt } = panel;
  const discussed = await askedToDiscuss(opened, { roundId, groupId, closed: closedAt !== null });
  const limit = discussed.get(assignment.entry.id);
  const whyNot = whyNotScore(standing, facts);
  const closesAt = windowOf(regulation, "judge", panel.roundId)?.closesAt ?? null;
  const isCorrected = whyNot === null && closesAt !== null && new Date(closesAt) <= ctx.now;
  return ok({
    assignmentId,
    contest: { id: contest.id, title: contest.title, timeZone: regulation.timeZone },
    panel: {
      id: panel.id,
      name: panel.name,
      round: roundLabel(opened, panel.roundId),
      closesAt: isCorrected ? null : closesAt,
    },
    entry: {
      ...judgedEntry(regulation, round.blind, assignment.entry.code, assignment.snapshot()),
      files: await filesForJudge(assignment),
    },
    criteria: rubricOf(regulation, assignment.roundId),
    highest: highestTotal(assignment.criteria),
    levels: levelsOf(assignment),
    asksProposal: round.asksProposal,
    sheet: {
      state: sheet.state,
      version: sheet.version,
      marks: scoresOf(sheet.marks),
      comment,
      feedback,
      notes,
      proposal,
      savedAt: sheet.updatedAt,
    },
    submissions: submissionsOf(assignment),
    others: await othersMarks(ctx, assignment),
    judgeCode: assignment.judge.code,
    whyNotScore: whyNot,
    discuss:
      limit === undefined
        ? null
        : { limit, answerAt: standing.chair ? paths.judgePanelEntry(panel.id, assignment.entry.id) : null },
    ...neighboursOf(queue, assignmentId),
    ...doneOf(queue.map(({ progress }) => progress)),
  });
}
