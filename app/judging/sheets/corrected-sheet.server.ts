import type { Tx } from "~/platform/db.server";

/** Whether a correction that is under way has opened this sheet anew, though the contest is closed. */
export async function isCorrected(tx: Tx, contestId: string, assignmentId: string): Promise<boolean> {
  const open = await tx.correction.count({
    where: { contestId, closedAt: null, assignmentIds: { has: assignmentId } },
  });
  return open > 0;
}
