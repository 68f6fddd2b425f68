import type { Context } from "~/people/actor";
import { db, type Tx } from "~/platform/db.server";
import { storedMarks } from "../facts.server";
import { readAssignment, type ReadAssignment } from "../read-assignment.server";
import { sameMarks } from "../sheets/marks";
import { hasOpenSheet } from "../sheets/open-sheet.server";
import { isBegun } from "../sheets/sheet-content";
import { keyingState, type Keying } from "./keying";
import { paperCodeOf } from "./paper-code";
import { panelStanding } from "./panel-standing.server";
import type { PaperFacts } from "./paper-policy";

/** A printed sheet with the assignment that it belongs to; null when there is none, or the work was taken back. */
export async function loadPaperSheet(ctx: Context, typedCode: string) {
  const code = paperCodeOf(typedCode);
  const paper = code ? await db.paperSheet.findUnique({ where: { code } }) : null;
  const assignment = paper && (await readAssignment(paper.assignmentId, ctx));
  const at = assignment && (await panelStanding(ctx, assignment.panel.id));
  if (!paper || !assignment || !at) return null;
  const keyings = await keyingsOf(db, paper.id, assignment.sheet);
  return {
    paper,
    assignment,
    standing: at.standing,
    keyings,
    state: keyingState(keyings),
    facts: {
      contestState: assignment.opened.contest.state,
      panelClosed: assignment.panel.closedAt !== null,
      corrected: assignment.facts.corrected,
      conflicted: assignment.facts.conflicted,
      own: assignment.judge.userId === ctx.actor.userId,
      ownSheetOpen: await hasOpenSheet(ctx, assignment),
    } satisfies PaperFacts,
  };
}

type LoadedSheet = ReadAssignment["sheet"];

export type LoadedPaperSheet = NonNullable<Awaited<ReturnType<typeof loadPaperSheet>>>;

/** Whether its judge has written on the sheet online what no submission holds. */
export function isBegunOnline({ revisions: [last], ...sheet }: LoadedSheet): boolean {
  if (sheet.state === "SUBMITTED" || !isBegun(sheet)) return false;
  if (!last) return true;
  const isSame =
    sameMarks(sheet.marks, storedMarks(last.marks)) &&
    sheet.comment === last.comment &&
    sheet.feedback === last.feedback &&
    sheet.proposal === last.proposal;
  return !isSame;
}

/** When a sheet was last given back. */
export const LATEST_RETURN = {
  orderBy: { number: "desc" },
  take: 1,
  select: { returnedAt: true },
} as const;

interface Returnable {
  readonly state: string;
  readonly revisions: readonly { readonly returnedAt: Date | null }[];
}

/** The readings that count: once the chair has given a sheet back, it is read anew from a new signature. */
export function sinceReturn<One extends { readonly keyedAt: Date }>(
  keyings: readonly One[],
  sheet: Returnable | null,
): One[] {
  const returned = sheet?.state === "RETURNED" ? sheet.revisions[0]?.returnedAt : null;
  return keyings.filter(({ keyedAt }) => !returned || keyedAt > returned);
}

/** What was read on a sheet since it was last given back, the first reading first. */
export async function keyingsOf(
  tx: Tx,
  paperSheetId: string,
  sheet: Returnable,
): Promise<(Keying & { comment: string; feedback: string; keyedAt: Date })[]> {
  const rows = await tx.paperKeying.findMany({
    where: { paperSheetId },
    orderBy: { number: "asc" },
  });
  return sinceReturn(rows, sheet).map(({ number, keyedById, marks, proposal, comment, feedback, keyedAt }) => ({
    number,
    keyedById,
    marks: storedMarks(marks),
    proposal,
    comment,
    feedback,
    keyedAt,
  }));
}
