import { db } from "~/platform/db.server";
import type { EntrySnapshot, SnapshotAttachment } from "../entry-content";

/** A signed paper that the secretariat has scanned, beside the version that was sent in. */
export interface FiledPaper extends SnapshotAttachment {
  readonly filedAt: Date;
}

/** The papers of an entry that reached it by the secretariat's scans and are in no file list of this version. */
export async function filedPapers(
  entryId: string,
  { attachments }: Pick<EntrySnapshot, "attachments">,
): Promise<FiledPaper[]> {
  const pages = await db.scannedPage.findMany({
    where: { entryId, attachmentId: { not: null }, scan: { unitId: null } },
    select: { attachmentId: true },
    distinct: ["attachmentId"],
  });
  const sent = new Set(attachments.map(({ id }) => id));
  const ids = pages.flatMap(({ attachmentId: id }) => (id && !sent.has(id) ? [id] : []));
  if (ids.length === 0) return [];
  const rows = await db.attachment.findMany({
    where: { id: { in: ids }, entryId, removedAt: null },
    include: { blob: true },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, kindId, filename, addedAt, blob: { sha256, size, mime } }) => ({
    id,
    kindId,
    filename,
    sha256,
    size: Number(size),
    mime,
    filedAt: addedAt,
  }));
}
