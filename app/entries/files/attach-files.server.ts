import type { AttachmentKind } from "~/contests/regulation";
import type { Tx } from "~/platform/db.server";
import type { Fault } from "~/platform/result";
import { scansFiles } from "~/platform/scan/clamd.server";
import { storage } from "~/platform/storage/storage.server";
import { blobKey } from "./attachment";
import { roomOf } from "./entry-room.server";
import type { ReceivedFile } from "./receive-attachment.server";

export interface AttachTo {
  readonly entryId: string;
  readonly kinds: readonly Pick<AttachmentKind, "id" | "max" | "maxBytes">[];
  readonly addedById: string;
  readonly addedAt: Date;
  /** The upload that brought the file, whose room was kept for it. */
  readonly upload?: string;
}

export interface Attached {
  readonly faults: readonly Fault[];
  /** Of the files in their order; null where one was left out. */
  readonly ids: readonly (string | null)[];
}

/**
 * Attaches up to the number that the regulation allows, and as much as the entry may hold; the same bytes twice are
 * one file. The caller holds the entry's row.
 */
export async function attachFiles(
  tx: Tx,
  { entryId, kinds, addedById, addedAt, upload }: AttachTo,
  added: readonly ReceivedFile[],
): Promise<Attached> {
  const present = await tx.attachment.findMany({
    where: { entryId, removedAt: null },
    select: { id: true, kindId: true, blobSha256: true },
  });
  const faults: Fault[] = [];
  const ids: (string | null)[] = [];
  const room = await roomOf(tx, { entryId, kinds, now: addedAt, ...(upload && { upload }) });
  const held = new Set(room.held);
  let left = room.bytes;
  for (const file of added) {
    const { kindId, filename, sha256 } = file;
    const ofKind = present.filter((other) => other.kindId === kindId);
    const same = ofKind.find(({ blobSha256 }) => blobSha256 === sha256);
    if (same) {
      ids.push(same.id);
      continue;
    }
    const max = kinds.find(({ id }) => id === kindId)?.max ?? 0;
    const bytes = held.has(sha256) ? 0 : file.size;
    const code =
      ofKind.length >= max
        ? "file-left-out"
        : bytes > left
          ? "upload-no-room"
          : (await keepBlob(tx, file))
            ? null
            : "file-infected";
    if (code) {
      faults.push({ path: `files.${kindId}`, code, params: { filename, max } });
      ids.push(null);
      continue;
    }
    const { id } = await tx.attachment.create({
      data: { entryId, kindId, blobSha256: sha256, filename, addedById, addedAt },
    });
    present.push({ id, kindId, blobSha256: sha256 });
    held.add(sha256);
    left -= bytes;
    ids.push(id);
  }
  return { faults, ids };
}

/** The row of stored bytes; false when they are known to be harmful. Where files are scanned, new ones wait for it. */
export async function keepBlob(tx: Tx, { sha256, size, mime }: ReceivedFile): Promise<boolean> {
  await holdBlob(tx, sha256);
  // The sweeper holds it too while it removes a file: what it found unused a moment ago may just have gone.
  if (!(await storage().head(blobKey(sha256)))) throw new Error(`${sha256} was swept away`);
  const state = scansFiles() ? "QUARANTINED" : "READY";
  await tx.blob.createMany({ data: [{ sha256, size, mime, state }], skipDuplicates: true });
  const blob = await tx.blob.findUniqueOrThrow({ where: { sha256 }, select: { state: true } });
  return blob.state !== "INFECTED";
}

/** Until the transaction ends, nobody else attaches these bytes or sweeps them away. */
export async function holdBlob(tx: Tx, sha256: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`blob:${sha256}`}, 0))`;
}
