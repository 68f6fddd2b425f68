import type { Prisma } from "../../../prisma/generated/client";
import type { Tx } from "~/platform/db.server";

/**
 * Ends the assignments, among those asked about, whose sheet is not in: they leave their judge's queue. What was
 * submitted stays. Returns how many ended.
 */
export async function endOpenWork(
  tx: Tx,
  where: Prisma.AssignmentWhereInput,
  now: Date,
): Promise<number> {
  const open: Prisma.AssignmentWhereInput = { AND: [where, { endedAt: null }] };
  // A new version first: a save or submission under way then loses instead of landing on ended work.
  await tx.scoreSheet.updateMany({
    where: { state: { not: "SUBMITTED" }, assignment: open },
    data: { version: { increment: 1 } },
  });
  const { count } = await tx.assignment.updateMany({
    where: { AND: [open, { OR: [{ sheet: null }, { sheet: { state: { not: "SUBMITTED" } } }] }] },
    data: { endedAt: now },
  });
  return count;
}
