import { db } from "~/platform/db.server";

/**
 * What the judges wrote for the authors of an entry on the sheets of these receipts, without who wrote it, and in an
 * order that says nothing of it either. Who may read it, and when, has been asked before.
 */
export async function feedbackFor(entryId: string, receipts: readonly string[]): Promise<string[]> {
  const revisions = await db.scoreSheetRevision.findMany({
    where: {
      receipt: { in: [...receipts] },
      feedback: { not: "" },
      sheet: { assignment: { entryId } },
    },
    // A sheet that stands again after a correction was given up is there twice, with one receipt.
    distinct: ["receipt"],
    select: { feedback: true },
  });
  return revisions.map(({ feedback }) => feedback).toSorted((a, b) => (a < b ? -1 : 1));
}
