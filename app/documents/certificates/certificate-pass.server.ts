import { now } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { KEPT_DAYS } from "./batch";
import { runBatch } from "./run-batch.server";
import { isStale } from "./stale.server";

const DAY = 24 * 60 * 60 * 1000;

/** Takes up batches that nobody is at, and throws away files whose time is over or that no longer hold. */
export async function certificatePass(): Promise<{ readonly printed: number; readonly removed: number }> {
  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "CertificateBatch"
     WHERE "state" IN ('WAITING', 'RUNNING') AND ("heldUntil" IS NULL OR "heldUntil" < now())
     ORDER BY "createdAt"`;
  let printed = 0;
  for (const { id } of waiting) if (await runBatch(id)) printed += 1;
  return { printed, removed: await dropFiles(now()) };
}

async function dropFiles(at: Date): Promise<number> {
  const kept = await db.certificateBatch.findMany({
    where: { state: "DONE", blobSha256: { not: null } },
    select: { id: true, contestId: true, finishedAt: true, certificateIds: true },
  });
  const before = at.getTime() - KEPT_DAYS * DAY;
  let removed = 0;
  for (const batch of kept) {
    const isOver = batch.finishedAt !== null && batch.finishedAt.getTime() <= before;
    if (!isOver && !(await isStale(batch))) continue;
    // The bytes go with the sweeper, which sees that nobody else needs them.
    const { count } = await db.certificateBatch.updateMany({
      where: { id: batch.id, blobSha256: { not: null } },
      data: { blobSha256: null, removedAt: at },
    });
    removed += count;
  }
  return removed;
}
