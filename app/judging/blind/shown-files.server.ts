import type { SnapshotAttachment } from "~/entries/entry-content";
import { cleanFile, type CleanFile } from "~/entries/files/clean-copies.server";
import { keptBack, type KeptBack } from "~/entries/files/file-read.server";
import { blobKey } from "~/entries/files/attachment";
import { db, type Tx } from "~/platform/db.server";

/** What stands for an attachment where it is judged blind: its own bytes, or those that the secretariat put there. */
export interface Source {
  readonly sha256: string;
  readonly mime: string;
  readonly size: number;
  readonly redacted: boolean;
}

/** By attachment: the newest redacted file that is not taken back, else the file itself. */
export async function sourcesOf(
  tx: Tx,
  attachments: readonly SnapshotAttachment[],
): Promise<ReadonlyMap<string, Source>> {
  const rows = await tx.redactedFile.findMany({
    where: { attachmentId: { in: attachments.map(({ id }) => id) }, removedAt: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    include: { blob: true },
  });
  const redacted = new Map(rows.map((row) => [row.attachmentId, row.blob]));
  return new Map(
    attachments.map((file) => {
      const blob = redacted.get(file.id);
      const { sha256, mime, size } = blob ?? file;
      return [file.id, { sha256, mime, size: Number(size), redacted: blob !== undefined }];
    }),
  );
}

/** "unclean": no copy without metadata can be made of it, so it is shown to nobody who judges blind. */
export type Unshown = KeptBack | "unclean";

/** The file that is given out for an attachment: its clean copy where it is judged blind, else itself. */
export async function fileShown(
  source: Pick<Source, "sha256" | "mime" | "size">,
  blind: boolean,
): Promise<(CleanFile & { readonly ok: true }) | { readonly ok: false; readonly code: Unshown }> {
  const { sha256, mime, size } = source;
  const { state } = await db.blob.findUniqueOrThrow({ where: { sha256 }, select: { state: true } });
  const back = keptBack(state);
  if (back) return { ok: false, code: back };
  if (!blind) return { ok: true, key: blobKey(sha256), sha256, mime, size };
  const copy = await cleanFile(sha256);
  return copy.ok ? copy : { ok: false, code: "unclean" };
}
