import type { SheetVia } from "../../../prisma/generated/enums";
import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import { tellDifference } from "../differences/tell-difference.server";
import type { LoadedAssignment } from "../facts.server";
import { totalMicro, totalText } from "./marks";
import { receiptOf, scoresOf } from "./receipt";
import type { SheetContent, SubmittedContent } from "./sheet-content";

export interface SubmittedSheet {
  readonly receipt: string;
  readonly submittedAt: Date;
  readonly total: string;
}

export interface Submission {
  /** Of the sheet that it replaces. */
  readonly version: number;
  /** Without `notes` the judge's own notes stay as they are. */
  readonly content: SubmittedContent & Partial<Pick<SheetContent, "notes">>;
  readonly via: SheetVia;
}

/**
 * The one place where a score sheet is submitted: freezes it as its next revision, locks it, gives the receipt.
 * Whether it may be, and whether it is whole, has been asked before. Null: the sheet is of another version by now, or
 * is locked or taken back.
 */
export async function submitRevision(
  tx: Tx,
  ctx: Context,
  { id, sheet, judge, entry, roundId, criteria, opened }: LoadedAssignment,
  { version, content, via }: Submission,
): Promise<SubmittedSheet | null> {
  const { marks, comment, feedback, proposal } = content;
  if (criteria.some((criterion) => marks[criterion.id] === undefined))
    throw new RangeError("a sheet with a criterion not scored is not submitted");
  const won = await moveOn(tx, sheet.id, version, { ...content, state: "SUBMITTED" });
  if (!won) return null;
  const submittedAt = ctx.now;
  const total = totalMicro(criteria, marks);
  const receipt = receiptOf(
    {
      round: roundId,
      judge: judge.code,
      entry: entry.code,
      scores: scoresOf(marks),
      submittedAt: submittedAt.toISOString(),
    },
    judge.nonce,
  );
  const number = 1 + (await tx.scoreSheetRevision.count({ where: { sheetId: sheet.id } }));
  await tx.scoreSheetRevision.create({
    data: {
      sheetId: sheet.id,
      number,
      revisionId: opened.revision.id,
      marks,
      comment,
      feedback,
      proposal,
      via,
      totalMicro: total,
      receipt,
      submittedAt,
    },
  });
  await audit(tx, {
    chainId: opened.contest.id,
    at: submittedAt,
    actorId: ctx.actor.userId,
    action: "sheet.submitted",
    subjectType: "score-sheet",
    subjectId: sheet.id,
    data: { assignmentId: id, number, receipt, ...(via === "ONLINE" ? {} : { via }) },
  });
  await tellDifference(tx, ctx, opened, { roundId, entryId: entry.id });
  return { receipt, submittedAt, total: totalText(total) };
}

/** Compare-and-set: only on the version that the judge saw, and never on a sheet that is locked or taken back. */
export async function moveOn(
  tx: Tx,
  sheetId: string,
  version: number,
  change: Partial<SheetContent> & { readonly state?: "SUBMITTED" },
): Promise<boolean> {
  const { count } = await tx.scoreSheet.updateMany({
    where: {
      id: sheetId,
      version,
      state: { in: ["DRAFT", "RETURNED"] },
      assignment: { endedAt: null },
    },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}
