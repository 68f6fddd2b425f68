import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import { recordLine } from "./line-desk.server";

/**
 * Puts the lines back that stood at a moment and were renewed since, each as a line of its own with its date and document;
 * the renewed ones stay on record with the reason. Rounds whose line is another by it.
 */
export async function undoRenewals(
  tx: Tx,
  ctx: Context,
  contestId: string,
  { since, reason }: { readonly since: Date; readonly reason: string },
): Promise<string[]> {
  const renewed = await tx.advancement.findMany({
    where: { contestId, revokedAt: null, lockedAt: { gte: since } },
    select: { id: true, roundId: true },
  });
  for (const { id, roundId } of renewed) {
    const before = await tx.advancement.findFirstOrThrow({
      where: { contestId, roundId, lockedAt: { lt: since }, revokedAt: { gte: since } },
      orderBy: { id: "desc" },
      include: { entries: true },
    });
    const { id: _id, entries, revokedAt: _at, revokedById: _by, revokeReason: _why, ...line } = before;
    await tx.advancement.update({
      where: { id },
      data: { revokedAt: ctx.now, revokedById: ctx.actor.userId, revokeReason: reason },
    });
    const again = await tx.advancement.create({ data: { ...line, cut: line.cut ?? {} } });
    await tx.advancementEntry.createMany({
      data: entries.map((entry) => ({ ...entry, advancementId: again.id })),
    });
    await recordLine(tx, ctx, contestId, "line.stands-again", again.id, { round: roundId, replaces: id, reason });
  }
  return renewed.map(({ roundId }) => roundId);
}
