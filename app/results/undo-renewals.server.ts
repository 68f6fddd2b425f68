import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import { recordLine } from "./line-desk.server";

/**
 * Puts the lines back as they stood at a moment, where they were renewed or added to since, each as a line of its own with
 * its date and document; those of since stay on record with the reason. Rounds whose line is another by it.
 */
export async function undoRenewals(
  tx: Tx,
  ctx: Context,
  contestId: string,
  { since, reason }: { readonly since: Date; readonly reason: string },
): Promise<string[]> {
  const changed = await tx.advancement.findMany({
    where: {
      contestId,
      revokedAt: null,
      OR: [{ lockedAt: { gte: since } }, { entries: { some: { addedAt: { gte: since } } } }],
    },
    select: { id: true, roundId: true, lockedAt: true },
  });
  for (const { id, roundId, lockedAt } of changed) {
    const before = await tx.advancement.findFirstOrThrow({
      where: lockedAt < since ? { id } : { contestId, roundId, lockedAt: { lt: since }, revokedAt: { gte: since } },
      orderBy: { id: "desc" },
      // A line may have been added to before it was renewed.
      include: { entries: { where: { OR: [{ addedAt: null }, { addedAt: { lt: since } }] } } },
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
  return changed.map(({ roundId }) => roundId);
}
