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
  await outdateOpenSheets(tx, where);
  const open: Prisma.AssignmentWhereInput = { AND: [where, { endedAt: null }] };
  const { count } = await tx.assignment.updateMany({
    where: { AND: [open, { OR: [{ sheet: null }, { sheet: { state: { not: "SUBMITTED" } } }] }] },
    data: { endedAt: now },
  });
  return count;
}

/**
 * Gives the sheets that are not in, among those asked about, a new version. Who sends one in meanwhile is waited for, and is
 * seen after this; a save or submission that comes later waits, and loses instead of landing on ended work.
 */
export async function outdateOpenSheets(tx: Tx, where: Prisma.AssignmentWhereInput): Promise<void> {
  await tx.scoreSheet.updateMany({
    where: { state: { not: "SUBMITTED" }, assignment: { AND: [where, { endedAt: null }] } },
    data: { version: { increment: 1 } },
  });
}
