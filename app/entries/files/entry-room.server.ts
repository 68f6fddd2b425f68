import type { AttachmentKind } from "~/contests/regulation";
import type { Tx } from "~/platform/db.server";
import { quotaOf } from "./upload-limits";

/** How much more an entry may hold. */
export interface Room {
  readonly bytes: number;
  /** What it holds already, removed files among them: the same once more takes no room. */
  readonly held: ReadonlySet<string>;
}

/**
 * The room that an entry has left beside its files, each counted once, and the uploads on their way to it. `upload`
 * is the one whose own room is asked for, if it is one.
 */
export async function roomOf(
  tx: Tx,
  {
    entryId,
    kinds,
    now,
    upload,
  }: {
    readonly entryId: string;
    readonly kinds: readonly Pick<AttachmentKind, "max" | "maxBytes">[];
    readonly now: Date;
    readonly upload?: string;
  },
): Promise<Room> {
  const blobs = await tx.blob.findMany({
    where: { attachments: { some: { entryId } } },
    select: { sha256: true, size: true },
  });
  const { _sum: coming } = await tx.upload.aggregate({
    where: {
      entryId,
      finishedAt: null,
      expiresAt: { gt: now },
      ...(upload && { id: { not: upload } }),
    },
    _sum: { size: true },
  });
  const taken = blobs.reduce((sum, { size }) => sum + Number(size), Number(coming.size ?? 0n));
  return { bytes: quotaOf(kinds) - taken, held: new Set(blobs.map(({ sha256 }) => sha256)) };
}
