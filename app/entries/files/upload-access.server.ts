import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { arrived, forgetUpload } from "~/platform/uploads/incoming.server";
import { isUuid } from "~/platform/uuid";
import type { Upload } from "../../../prisma/generated/client";
import { whyNotEditEntry } from "../entry-policy";
import { loadEntry, type LoadedEntry } from "../entry-row.server";
import type { UnfinishedUpload } from "./listed-file";
import { expiryOf } from "./upload-limits";

export interface OwnUpload {
  readonly upload: Upload;
  readonly loaded: LoadedEntry;
}

/**
 * An upload for the one person who began it, as long as they may write its entry: it began before the deadline, and
 * may end within the grace. For everybody else there is none.
 */
export async function ownUpload(
  actor: Actor | null,
  uploadId: string,
  now: Date,
): Promise<Result<OwnUpload, Refusal>> {
  if (!actor) return refused("sign-in");
  const upload = isUuid(uploadId)
    ? await db.upload.findUnique({ where: { id: uploadId } })
    : null;
  if (!upload || upload.createdById !== actor.userId) return refused("hidden");
  const loaded = await loadEntry(db, actor, upload.entryId, now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotEditEntry(loaded.standing, loaded.facts);
  return refusal ? refused(refusal) : ok({ upload, loaded });
}

/** The upload that a request of the protocol is about; to be heard of keeps it. */
export async function uploadOnItsWay(
  actor: Actor | null,
  uploadId: string,
  now: Date,
): Promise<Result<{ readonly uploadId: string }, Refusal>> {
  const own = await ownUpload(actor, uploadId, now);
  if (!own.ok) return own;
  const { id, createdAt, finishedAt } = own.value.upload;
  if (finishedAt) return refused("hidden");
  await db.upload.updateMany({ where: { id }, data: { expiresAt: expiryOf(createdAt, now) } });
  return ok({ uploadId: id });
}

/** Gives up an upload: its bytes and its row go. */
export async function dropUpload(uploadId: string): Promise<void> {
  await forgetUpload(uploadId);
  await db.upload.deleteMany({ where: { id: uploadId, finishedAt: null } });
}

/** What this person has begun to upload for an entry and not ended. */
export async function unfinishedUploads(
  actor: Actor,
  entryId: string,
  now: Date,
): Promise<UnfinishedUpload[]> {
  const rows = await db.upload.findMany({
    where: { entryId, createdById: actor.userId, finishedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: "asc" },
  });
  const found = await Promise.all(
    rows.map(async ({ id, kindId, filename, size, fingerprint }) => ({
      id,
      kindId,
      filename,
      size: Number(size),
      arrived: (await arrived(id)) ?? 0,
      fingerprint,
    })),
  );
  return found.filter(({ fingerprint }) => fingerprint !== "");
}
