import { wordRuns, type WordRun } from "~/entries/versions/version-diff";
import { scoresOf } from "./receipt";
import type { SubmittedContent } from "./sheet-content";

/** A mark that is another now; null: not scored, which is not 0. */
export interface MarkChange {
  readonly criterionId: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface SheetTextChange {
  readonly field: "comment" | "feedback";
  readonly runs: readonly WordRun[];
}

/** What one submission of a sheet changed from the one before; the judge's own notes are nobody's business. */
export interface SheetChanges {
  readonly marks: readonly MarkChange[];
  readonly proposal: { readonly before: string | null; readonly after: string | null } | null;
  readonly texts: readonly SheetTextChange[];
}

/** What changed, criterion by criterion in the order of the rubric. */
export function sheetChanges(
  criteria: readonly { readonly id: string }[],
  before: SubmittedContent,
  after: SubmittedContent,
): SheetChanges {
  const [was, is] = [scoresOf(before.marks), scoresOf(after.marks)];
  const marks = criteria.flatMap(({ id }) => {
    const change = { criterionId: id, before: was[id] ?? null, after: is[id] ?? null };
    return change.before === change.after ? [] : [change];
  });
  const texts = (["comment", "feedback"] as const).flatMap((field) =>
    before[field] === after[field] ? [] : [{ field, runs: wordRuns(before[field], after[field]) }],
  );
  const proposal =
    before.proposal === after.proposal
      ? null
      : { before: before.proposal, after: after.proposal };
  return { marks, proposal, texts };
}

/** A sheet that was given back and came again as it was. */
export function isUnchanged({ marks, proposal, texts }: SheetChanges): boolean {
  return marks.length === 0 && proposal === null && texts.length === 0;
}
