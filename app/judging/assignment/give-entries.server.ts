import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import type { AssignmentPlan } from "./assignment-plan";

/** PostgreSQL takes 65,535 values in one statement. */
const BATCH = 5_000;

/** Each assignment has its empty sheet from the start, so that two first saves meet on its version. */
export async function giveEntries(
  tx: Tx,
  ctx: Context,
  roundId: string,
  { add, resume, end }: Pick<AssignmentPlan, "add" | "resume" | "end">,
): Promise<{ added: number; ended: number }> {
  let added = 0;
  for (const pairs of batches(add)) {
    const created = await tx.assignment.createManyAndReturn({
      data: pairs.map((pair) => ({ ...pair, roundId, createdAt: ctx.now })),
      skipDuplicates: true,
      select: { id: true },
    });
    await tx.scoreSheet.createMany({
      data: created.map(({ id }) => ({ assignmentId: id, createdAt: ctx.now })),
    });
    added += created.length;
  }
  for (const ids of batches(resume))
    await tx.assignment.updateMany({ where: { id: { in: ids } }, data: { endedAt: null, takenBack: false } });
  let ended = 0;
  for (const ids of batches(end)) {
    // A new version first: a save or submission under way then loses instead of landing on ended work.
    await tx.scoreSheet.updateMany({
      where: { assignmentId: { in: ids }, revisions: { none: {} } },
      data: { version: { increment: 1 } },
    });
    const { count } = await tx.assignment.updateMany({
      where: {
        id: { in: ids },
        endedAt: null,
        OR: [{ sheet: null }, { sheet: { revisions: { none: {} } } }],
      },
      data: { endedAt: ctx.now },
    });
    ended += count;
  }
  return { added: added + resume.length, ended };
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}
