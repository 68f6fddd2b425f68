import { rubricOf } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { ok, refused, type Result } from "~/platform/result";
import { storedMarks, type LoadedAssignment } from "../facts.server";
import { whyNotReadHistory } from "../judging-policy";
import type { SheetState } from "../progress/progress";
import { readAssignment } from "../read-assignment.server";
import { roundLabel } from "./judge-place.server";
import { hasOpenSheet } from "./open-sheet.server";
import { highestTotal, totalText } from "./marks";
import { scoresOf } from "./receipt";
import { sheetChanges, type SheetChanges } from "./sheet-changes";

/** One submission of a sheet, and what it changed from the one before. */
export interface ShownSubmission {
  readonly number: number;
  readonly submittedAt: Date;
  readonly onPaper: boolean;
  readonly total: string;
  /** Decimal strings by criterion. */
  readonly marks: Readonly<Record<string, string>>;
  readonly comment: string;
  readonly feedback: string;
  readonly proposal: string | null;
  /** Of the first there is nothing to compare with. */
  readonly changes: SheetChanges | null;
  readonly returnedAt: Date | null;
  readonly returnReason: string | null;
}

/** Every submission of a sheet, the newest first. */
export function submissionsOf({
  sheet,
  criteria,
}: Pick<LoadedAssignment, "sheet" | "criteria">): (ShownSubmission & { receipt: string })[] {
  const revisions = sheet.revisions
    .map((revision) => ({ ...revision, marks: storedMarks(revision.marks) }))
    .toSorted((a, b) => b.number - a.number);
  return revisions.map((revision, at) => {
    const before = revisions[at + 1];
    const { number, submittedAt, comment, feedback, proposal, returnedAt, returnReason, receipt } =
      revision;
    return {
      number,
      submittedAt,
      onPaper: revision.via === "PAPER",
      total: totalText(revision.totalMicro),
      marks: scoresOf(revision.marks),
      comment,
      feedback,
      proposal,
      receipt,
      changes: before ? sheetChanges(criteria, before, revision) : null,
      returnedAt,
      returnReason,
    };
  });
}

/** The levels of prize by name, for showing proposals. */
export function levelsOf({ opened }: Pick<LoadedAssignment, "opened">) {
  return opened.regulation.rule.prizes.levels.map(({ id, label }) => ({ id, label }));
}

export interface SheetHistory {
  readonly assignmentId: string;
  readonly contest: { readonly id: string; readonly title: string; readonly timeZone: string };
  readonly panel: { readonly id: string; readonly name: string; readonly round: string };
  readonly entry: { readonly code: string; readonly title: string };
  readonly judge: { readonly name: string; readonly own: boolean };
  readonly state: SheetState;
  readonly criteria: readonly { readonly id: string; readonly label: string; readonly max: string }[];
  readonly levels: readonly { readonly id: string; readonly label: string }[];
  readonly highest: string;
  readonly submissions: readonly ShownSubmission[];
}

/** Every submission of one sheet with what it changed: for its judge, and for the chair who may give it back. */
export async function sheetHistory(
  ctx: Context,
  assignmentId: string,
): Promise<Result<SheetHistory, Refusal>> {
  const assignment = await readAssignment(assignmentId, ctx);
  if (!assignment) return refused("hidden");
  const { opened, panel, entry, judge, roundId, standing, facts, sheet } = assignment;
  const refusal = whyNotReadHistory(standing, {
    ...facts,
    ownSheetOpen: await hasOpenSheet(ctx, assignment),
  });
  if (refusal) return refused(refusal);
  const { regulation, contest } = opened;
  return ok({
    assignmentId,
    contest: { id: contest.id, title: contest.title, timeZone: regulation.timeZone },
    panel: { id: panel.id, name: panel.name, round: roundLabel(opened, panel.roundId) },
    entry: { code: entry.code, title: entry.title },
    judge: { name: judge.user.name, own: judge.userId === ctx.actor.userId },
    state: sheet.state,
    criteria: rubricOf(regulation, roundId).map(({ id, label, max }) => ({ id, label, max })),
    levels: levelsOf(assignment),
    highest: highestTotal(assignment.criteria),
    // A receipt is its judge's alone: it leads from the published record to the person.
    submissions: submissionsOf(assignment).map(({ receipt: _own, ...shown }) => shown),
  });
}
