import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Fault, type Ok, type Refused } from "~/platform/result";
import { arrived, forgetUpload } from "~/platform/uploads/incoming.server";
import { holdUpload } from "~/platform/uploads/lease.server";
import type { Prisma, Upload } from "../../../prisma/generated/client";
import { attachFiles } from "./attach-files.server";
import { openKind } from "./begin-upload.server";
import { holdUnassigned, TRANSACTION, type LoadedEntry } from "../entry-row.server";
import { listedFile } from "./file-list.server";
import type { ListedFile } from "./listed-file";
import { makePreviewsSoon } from "./previews.server";
import { receiveUpload, type Received, type ReceivedFile } from "./receive-attachment.server";
import { scanSoon } from "./scan-blob.server";
import { ownUpload } from "./upload-access.server";

/** "incomplete": bytes are missing. "working": somebody else is at it; ask again. "invalid": see the faults. */
export type Finished =
  | Ok<{ readonly file: ListedFile }>
  | Refused<Refusal | "incomplete" | "working" | "invalid">;

/**
 * Attaches an upload that has arrived whole to the draft. May be asked again as often as one likes: the answer stays.
 * What dies in between is done by whoever asks next, or by the sweeper.
 */
export async function finishUpload(ctx: Context, uploadId: string): Promise<Finished> {
  const own = await ownUpload(ctx.actor, uploadId, ctx.now);
  if (!own.ok) return own;
  if (own.value.upload.finishedAt) return outcomeOf(own.value.upload);

  const lease = await holdUpload(uploadId, () => undefined);
  if (!lease) return refused("working");
  let upload: Upload;
  try {
    upload = await db.upload.findUniqueOrThrow({ where: { id: uploadId } });
    if (!upload.finishedAt) {
      const size = Number(upload.size);
      const here = await arrived(uploadId);
      if (here === null || here < size) return refused("incomplete");
      const kind = openKind(own.value.loaded, upload.kindId);
      if (!kind) return refused("state");
      const received = await receiveUpload(kind, { id: uploadId, filename: upload.filename, size });
      const attached = await attachUpload(ctx, own.value.loaded, upload, received);
      if (!attached.ok) return attached;
      upload = attached.value;
    }
  } finally {
    await lease.release();
  }
  await forgetUpload(uploadId);
  return outcomeOf(upload);
}

/**
 * Puts a received upload into the draft, without making it another version: what others have open in their form
 * stays what it is. The upload remembers what became of it.
 */
export async function attachUpload(
  { actor, now }: Context,
  { row, regulation }: LoadedEntry,
  { id, kindId }: Upload,
  received: Received,
): Promise<Ok<Upload> | Refused<Refusal>> {
  const done = await transact(async (tx): Promise<Ok<Upload> | Refused<Refusal>> => {
    if (!(await holdUnassigned(tx, row.id))) return refused("state");
    const to = { entryId: row.id, kinds: regulation.attachments, addedById: actor.userId, addedAt: now, upload: id };
    const { ids, faults } = received.file
      ? await attachFiles(tx, to, [received.file])
      : { ids: [], faults: received.fault ? [received.fault] : [] };
    const attachmentId = ids[0] ?? null;
    const upload = await tx.upload.update({
      where: { id },
      data: {
        finishedAt: now,
        attachmentId,
        ...(faults[0] && { fault: faults[0] as unknown as Prisma.InputJsonObject }),
      },
    });
    if (attachmentId && received.file)
      await audit(tx, {
        chainId: row.contestId,
        at: now,
        actorId: actor.userId,
        action: "entry.file-attached",
        subjectType: "entry",
        subjectId: row.id,
        data: { kindId, attachmentId, sha256: received.file.sha256 },
      });
    return ok(upload);
  }, TRANSACTION);
  if (done.ok && received.file) prepare(received.file);
  return done;
}

/** What is done with a file that nobody waits for. */
function prepare({ sha256, mime }: ReceivedFile): void {
  scanSoon(sha256);
  makePreviewsSoon(sha256, mime);
}

async function outcomeOf({ attachmentId, fault, kindId }: Upload): Promise<Finished> {
  const file = attachmentId ? await listedFile(attachmentId) : null;
  if (file) return ok({ file });
  const said = (fault as unknown as Fault | null) ?? { path: `files.${kindId}`, code: "file-removed" };
  return refused("invalid", [said]);
}
