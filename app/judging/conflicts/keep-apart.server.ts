import type { Tx } from "~/platform/db.server";
import { endOpenWork } from "../panels/end-open-work.server";
import { conflictsOf } from "./conflicts.server";

/**
 * Ends the work of these judges on entries that a conflict of interest keeps them from, where no sheet is in: it takes
 * effect at once. Sheets that are in are counted; what becomes of them people decide.
 */
export async function keepApart(
  tx: Tx,
  contestId: string,
  judgeIds: readonly string[],
  now: Date,
): Promise<{ readonly ended: number; readonly submitted: number }> {
  const table = await conflictsOf(tx, contestId, { judgeIds });
  const live = await tx.assignment.findMany({
    where: { judgeId: { in: [...judgeIds] }, endedAt: null, entry: { contestId } },
    select: { id: true, judgeId: true, entryId: true, sheet: { select: { state: true } } },
  });
  const apart = live.filter(({ judgeId, entryId }) => table.has(judgeId, entryId));
  const submitted = apart.filter(({ sheet }) => sheet?.state === "SUBMITTED").length;
  const ended = await endOpenWork(tx, { id: { in: apart.map(({ id }) => id) } }, now);
  return { ended, submitted };
}
