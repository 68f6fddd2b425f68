import type { Tx } from "~/platform/db.server";
import { each, type Invariant, type Violation } from "./invariant";

/** An upload that ended brought a file of its entry, or says why not; one on its way has brought nothing. */
async function* outcomes(tx: Tx): AsyncGenerator<Violation> {
  const uploads = each((page) => tx.upload.findMany({ ...page }));
  for await (const { id, entryId, finishedAt, attachmentId, fault } of uploads) {
    if (!finishedAt) {
      if (attachmentId || fault) yield { id, says: "is on its way and has an outcome" };
      continue;
    }
    if ((attachmentId === null) === (fault === null))
      yield { id, says: "ended with neither a file nor a fault, or with both" };
    // A file that was taken out again may be gone.
    const file = attachmentId
      ? await tx.attachment.findUnique({ where: { id: attachmentId }, select: { entryId: true } })
      : null;
    if (file && file.entryId !== entryId) yield { id, says: "brought a file of another entry" };
  }
}

/** Nobody has seen what waits for the malware scan or is harmful: there are no small pictures of it. */
async function* keptBack(tx: Tx): AsyncGenerator<Violation> {
  const shown = await tx.blobPreview.findMany({
    where: { size: { gt: 0 }, blob: { state: { not: "READY" } } },
    select: { blobSha256: true, variant: true },
  });
  for (const { blobSha256, variant } of shown)
    yield { id: blobSha256, says: `is kept back and has a ${variant}` };
}

export const uploadInvariants: readonly Invariant[] = [
  { name: "upload-outcome", check: outcomes },
  { name: "blob-kept-back", check: keptBack },
];
