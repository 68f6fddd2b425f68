import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import { ok } from "~/platform/result";
import { loadAssignment } from "../facts.server";
import { readMarks } from "../sheets/marks";
import { proposalChoice, submitSheet, type SheetInput } from "../sheets/save-score-sheet.server";
import { readTexts, sameContent } from "../sheets/sheet-content";

/**
 * Submits a sheet that a browser sends by itself, perhaps for the second time since an answer got lost: what has been
 * submitted just so is answered with its receipt, and what has only been saved just so is submitted now.
 */
export async function receiveSubmission(ctx: Context, input: SheetInput) {
  const first = await submitSheet(ctx, input);
  if (first.ok) return ok({ ...first.value, version: input.version + 1 });
  if (!("other" in first)) return first;
  const { other } = first;
  const assignment = await loadAssignment(input.assignmentId, ctx);
  if (!assignment) return first;
  const { marks, faults } = readMarks(assignment.criteria, input.marks);
  const { texts } = readTexts(input, other, proposalChoice(assignment));
  if (faults.length > 0 || !sameContent(other, { marks, ...texts })) return first;
  // Given back meanwhile: the judge reads the reason first.
  if (other.state === "RETURNED") return first;
  if (other.state === "DRAFT") {
    const second = await submitSheet(ctx, { ...input, version: other.version });
    return second.ok ? ok({ ...second.value, version: other.version + 1 }) : second;
  }
  const submitted = await db.scoreSheetRevision.findFirst({
    where: { sheet: { assignmentId: input.assignmentId } },
    orderBy: { number: "desc" },
    select: { receipt: true, submittedAt: true },
  });
  return submitted ? ok({ ...submitted, version: other.version }) : first;
}
