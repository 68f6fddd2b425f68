import { db } from "~/platform/db.server";

/**
 * What the judges wrote for the authors of an entry, once results are published: of the sheets that count, without
 * who wrote it, and in an order that says nothing of it either. Who may read the entry has been asked before.
 */
export async function feedbackFor(entryId: string): Promise<string[]> {
  const revisions = await db.scoreSheetRevision.findMany({
    where: {
      returnedAt: null,
      feedback: { not: "" },
      sheet: {
        state: "SUBMITTED",
        assignment: { endedAt: null, entry: { id: entryId, contest: { state: "PUBLISHED" } } },
      },
    },
    select: { feedback: true },
  });
  return revisions.map(({ feedback }) => feedback).toSorted((a, b) => (a < b ? -1 : 1));
}
