import { db } from "~/platform/db.server";
import type { BlobState } from "../../prisma/generated/enums";
import type { SnapshotAttachment } from "./entry-content";

/** A file of the draft as its people see it in the form: what it is, and whether it can be opened. */
export interface ListedFile extends SnapshotAttachment {
  readonly state: BlobState;
}

/** The files of the draft, in the order in which they came. */
export async function listedFiles(entryId: string): Promise<ListedFile[]> {
  const rows = await db.attachment.findMany({
    where: { entryId, removedAt: null },
    include: { blob: true },
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(listed);
}

/** One file, unless it was taken out. */
export async function listedFile(attachmentId: string): Promise<ListedFile | null> {
  const row = await db.attachment.findUnique({ where: { id: attachmentId }, include: { blob: true } });
  return row && row.removedAt === null ? listed(row) : null;
}

interface Row {
  readonly id: string;
  readonly kindId: string;
  readonly filename: string;
  readonly blob: { readonly sha256: string; readonly size: bigint; readonly mime: string; readonly state: BlobState };
}

function listed({ id, kindId, filename, blob: { sha256, size, mime, state } }: Row): ListedFile {
  return { id, kindId, filename, sha256, size: Number(size), mime, state };
}
