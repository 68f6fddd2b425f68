import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { fieldOf, rubricOf, type RubricCriterion } from "~/contests/regulation";
import { roundsOf } from "~/contests/rounds";
import { criteriaOfRound } from "~/contests/rule";
import { windowOf, type ContestState, type WindowRefusal } from "~/contests/timeline";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { judgedEntry, type JudgedEntry } from "../blind/blind";
import { judgingFacts, loadAssignment, storedMarks } from "../facts.server";
import { whyNotReadSheet, whyNotScore } from "../judging-policy";
import { highestTotal, totalMicro, totalText } from "./marks";
import {
  doneOf,
  neighboursOf,
  sheetProgress,
  type Done,
  type Neighbours,
  type SheetProgress,
  type SheetState,
} from "../progress/progress";
import { scoresOf } from "./receipt";

/** One panel that the actor sits on. */
export interface JudgePanel extends Done {
  readonly id: string;
  readonly roundId: string;
  readonly groupId: string;
  readonly name: string;
  readonly round: string;
  readonly chair: boolean;
  readonly closed: boolean;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly window: WindowRefusal | null;
}

export interface JudgeContest {
  readonly id: string;
  readonly title: string;
  readonly state: ContestState;
  readonly panels: readonly JudgePanel[];
}

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
  readonly progress: SheetProgress;
  readonly scored: number;
  /** How many the round scores, and the highest total that they allow. */
  readonly criteria: number;
  readonly highest: string;
  /** Of the marks so far; null where there is none yet. */
  readonly total: string | null;
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
  const rows = summary.panels.flatMap((panel) => {
    const criteria = criteriaOfRound(opened.regulation.rule, panel.roundId);
    return own
      .filter(({ panelId }) => panelId === panel.id)
      .map(({ marks, fieldId, ...row }) => ({
        ...row,
        criteria: criteria.length,
        highest: highestTotal(criteria),
        field: fieldOf(opened.regulation, fieldId ?? "")?.name ?? "",
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
  readonly contest: { readonly id: string; readonly title: string };
  readonly panel: {
    readonly id: string;
    readonly name: string;
    readonly round: string;
    readonly closesAt: string | null;
  };
  readonly entry: JudgedEntry;
  readonly criteria: readonly RubricCriterion[];
  readonly highest: string;
  readonly sheet: {
    readonly state: SheetState;
    readonly version: number;
    /** Decimal strings; absent is not scored. */
    readonly marks: Readonly<Record<string, string>>;
    readonly comment: string;
    readonly feedback: string;
    readonly notes: string;
    readonly proposal: string | null;
    readonly savedAt: Date;
  };
  /** What was submitted, the newest first. */
  readonly submissions: readonly {
    readonly number: number;
    readonly submittedAt: Date;
    readonly total: string;
    readonly receipt: string;
    readonly returnedAt: Date | null;
    readonly returnReason: string | null;
  }[];
  readonly judgeCode: string;
  readonly whyNotScore: Refusal | null;
}

/** The score sheet with the entry beside it, for its own judge only. */
export async function sheetPage(
  ctx: Context,
  assignmentId: string,
): Promise<Result<SheetPage, Refusal>> {
  const assignment = await loadAssignment(assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const { opened, panel, sheet, standing, facts } = assignment;
  const refusal = whyNotReadSheet(standing);
  if (refusal) return refused(refusal);
  const place = await judgePlace(ctx, opened.contest.id);
  const queue = place?.own.filter(({ panelId }) => panelId === panel.id) ?? [];
  const { regulation, contest } = opened;
  return ok({
    assignmentId,
    contest: { id: contest.id, title: contest.title },
    panel: {
      id: panel.id,
      name: panel.name,
      round: roundLabel(opened, panel.roundId),
      closesAt: windowOf(regulation, "judge", panel.roundId)?.closesAt ?? null,
    },
    entry: judgedEntry(regulation, assignment.round.blind, assignment.entry.code, assignment.snapshot),
    criteria: rubricOf(regulation, assignment.roundId),
    highest: highestTotal(assignment.criteria),
    sheet: {
      state: sheet.state,
      version: sheet.version,
      marks: scoresOf(sheet.marks),
      comment: sheet.comment,
      feedback: sheet.feedback,
      notes: sheet.notes,
      proposal: sheet.proposal,
      savedAt: sheet.updatedAt,
    },
    submissions: sheet.revisions.map(
      ({ number, submittedAt, totalMicro: total, receipt, returnedAt, returnReason }) => ({
        number,
        submittedAt,
        total: totalText(total),
        receipt,
        returnedAt,
        returnReason,
      }),
    ),
    judgeCode: assignment.judge.code,
    whyNotScore: whyNotScore(standing, facts),
    ...neighboursOf(queue, assignmentId),
    ...doneOf(queue.map(({ progress }) => progress)),
  });
}

/** The actor as a judge of one contest: panels, and their own sheets of entries still in the contest. */
async function judgePlace(ctx: Context, contestId: string) {
  const judge = await db.judge.findUnique({
    where: { contestId_userId: { contestId, userId: ctx.actor.userId } },
    select: {
      id: true,
      memberships: { select: { role: true, panel: true } },
    },
  });
  const opened = judge && (await openedContest(contestId));
  if (!judge || !opened) return null;
  const assignments = await db.assignment.findMany({
    where: { judgeId: judge.id, endedAt: null, entry: { state: "ELIGIBLE" } },
    orderBy: { entry: { code: "asc" } },
    select: {
      id: true,
      roundId: true,
      entry: { select: { code: true, title: true, fieldId: true, groupId: true } },
      sheet: { select: { state: true, marks: true, comment: true } },
    },
  });
  const groupAt = new Map(opened.regulation.groups.map(({ id }, index) => [id, index]));
  const panels = judge.memberships
    .map(({ role, panel }) => ({ ...panel, chair: role === "CHAIR" }))
    .sort(
      (a, b) =>
        (groupAt.get(a.groupId) ?? 0) - (groupAt.get(b.groupId) ?? 0) ||
        (a.roundId < b.roundId ? -1 : 1),
    );
  const own = assignments.flatMap(({ id, roundId, entry, sheet }) => {
    const panel = panels.find((one) => one.roundId === roundId && one.groupId === entry.groupId);
    if (!panel || !sheet) return [];
    const marks = storedMarks(sheet.marks);
    const touched = sheet.comment !== "" || Object.keys(marks).length > 0;
    return [
      {
        assignmentId: id,
        panelId: panel.id,
        code: entry.code ?? "",
        title: entry.title,
        fieldId: entry.fieldId,
        progress: sheetProgress({ state: sheet.state, touched }),
        marks,
      },
    ];
  });
  const summary: JudgeContest = {
    id: opened.contest.id,
    title: opened.contest.title,
    state: opened.contest.state,
    panels: panels.map((panel) => {
      const window = windowOf(opened.regulation, "judge", panel.roundId);
      return {
        id: panel.id,
        roundId: panel.roundId,
        groupId: panel.groupId,
        name: panel.name,
        round: roundLabel(opened, panel.roundId),
        chair: panel.chair,
        closed: panel.closedAt !== null,
        opensAt: window?.opensAt ?? null,
        closesAt: window?.closesAt ?? null,
        window: judgingFacts(opened, panel, ctx.now).window,
        ...doneOf(
          own.filter(({ panelId }) => panelId === panel.id).map(({ progress }) => progress),
        ),
      };
    }),
  };
  return { summary, opened, own };
}

function roundLabel({ regulation }: OpenedContest, roundId: string): string {
  return roundsOf(regulation).find(({ id }) => id === roundId)?.label ?? roundId;
}
