import { actorOfUser } from "~/people/session.server";
import { db, type Tx } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { storage } from "~/platform/storage/storage.server";
import {
  arrived,
  forgetUpload,
  incomingUploads,
  sweepParts,
} from "~/platform/uploads/incoming.server";
import { isUuid } from "~/platform/uuid";
import { holdBlob } from "./attach-files.server";
import { blobKey } from "./attachment";
import { cleanKey, makeMissingCopies } from "./clean-copies.server";
import { CONSENT_PAPER_KIND } from "../members/consent-form";
import { readSnapshot } from "../entry-upgrade";
import { finishUpload } from "./finish-upload.server";
import { PREVIEWS, previewKey } from "./preview-kinds";
import { scanWaiting } from "./scan-blob.server";
import { KEPT_IN_ALL } from "./upload-limits";

const DAY = 24 * 60 * 60 * 1000;
const SHA256 = /^[0-9a-f]{64}$/;

export type Swept = Readonly<Record<
  "finished" | "scanned" | "copies" | "expired" | "untaken" | "detached" | "blobs" | "strays" | "previews" | "leftovers",
  number
>>;

/**
 * Ends what nobody is going to end and removes what nobody refers to: never what a version, a scan or a consent names,
 * and nothing that is younger than a day. To run it twice, or to stop it anywhere, does no harm.
 */
export async function sweepFiles(now: Date): Promise<Swept> {
  const before = new Date(now.getTime() - DAY);
  return {
    finished: await finishArrived(now),
    scanned: await scanWaiting(),
    copies: await makeMissingCopies(),
    expired: await dropExpired(now),
    untaken: await dropUntaken(now),
    detached: await dropDetached(before),
    blobs: await dropUnusedBlobs(now),
    strays: await dropStrayBlobs(now),
    previews: (await dropStrayPreviews(before)) + (await dropStrayCopies(before)),
    leftovers: await dropLeftovers(now, before),
  };
}

/** Uploads that had arrived whole when the browser, or the process, went away. */
async function finishArrived(now: Date): Promise<number> {
  const waiting = await db.upload.findMany({ where: { finishedAt: null, expiresAt: { gt: now } } });
  let finished = 0;
  for (const { id, size, createdById } of waiting) {
    try {
      if (((await arrived(id)) ?? 0) < Number(size)) continue;
      const actor = await actorOfUser(createdById);
      if (actor && (await finishUpload({ actor, now }, id)).ok) finished += 1;
    } catch (error) {
      log.error({ uploadId: id, err: error }, "an upload could not be finished");
    }
  }
  return finished;
}

/** Uploads of which nothing has come for long; and the rows of those that ended, once nobody asks any more. */
async function dropExpired(now: Date): Promise<number> {
  const expired = await db.upload.findMany({
    where: { finishedAt: null, expiresAt: { lte: now } },
    select: { id: true },
  });
  let dropped = 0;
  for (const { id } of expired) {
    // Heard of again since, or being ended just now: then it lives. The row goes first; bytes without one are leftovers.
    const gone = await db.$executeRaw`
      DELETE FROM "Upload" WHERE "id" = ${id} AND "finishedAt" IS NULL AND "expiresAt" <= ${now}
        AND ("heldBy" IS NULL OR "heldUntil" < now())`;
    if (gone === 0) continue;
    await forgetUpload(id);
    dropped += 1;
  }
  const old = new Date(now.getTime() - KEPT_IN_ALL);
  await db.upload.deleteMany({ where: { finishedAt: { lt: old } } });
  return dropped;
}

/** Files that were taken out of a draft and that no version names; what is signed of a consent never was in one. */
async function dropDetached(before: Date): Promise<number> {
  const removed = await db.attachment.findMany({
    where: { removedAt: { lt: before }, kindId: { not: CONSENT_PAPER_KIND } },
    select: { id: true, entryId: true },
  });
  const named = new Map<string, Set<string>>();
  let dropped = 0;
  for (const { id, entryId } of removed) {
    let kept = named.get(entryId);
    if (!kept) named.set(entryId, (kept = await namedByVersions(entryId)));
    if (kept.has(id)) continue;
    if ((await db.scannedPage.count({ where: { attachmentId: id } })) > 0) continue;
    if ((await db.consent.count({ where: { attachmentId: id } })) > 0) continue;
    const { count } = await db.attachment.deleteMany({
      where: { id, removedAt: { lt: before } },
    });
    dropped += count;
  }
  return dropped;
}

async function namedByVersions(entryId: string): Promise<Set<string>> {
  const versions = await db.entryVersion.findMany({ where: { entryId }, select: { snapshot: true } });
  return new Set(
    versions.flatMap(({ snapshot }) => readSnapshot(snapshot).attachments.map(({ id }) => id)),
  );
}

/** Stored files that nothing refers to. */
async function dropUnusedBlobs(now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAY);
  const unused = await db.blob.findMany({
    where: {
      createdAt: { lt: before },
      attachments: { none: {} },
      scans: { none: {} },
      sheetScans: { none: {} },
      redactions: { none: {} },
      complaints: { none: {} },
      letterheads: { none: {} },
      templates: { none: {} },
      batches: { none: {} },
      backgrounds: { none: {} },
      designLogos: { none: {} },
    },
    select: { sha256: true },
  });
  let dropped = 0;
  for (const { sha256 } of unused) if (await dropBlob(sha256, now)) dropped += 1;
  return dropped;
}

/** Files in the storage that the database does not know: a process died between the two. */
async function dropStrayBlobs(now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAY);
  let dropped = 0;
  for await (const { key, modifiedAt } of storage().list("blobs/")) {
    const sha256 = key.split("/").at(-1) ?? "";
    if (modifiedAt >= before || !SHA256.test(sha256)) continue;
    if (await db.blob.findUnique({ where: { sha256 }, select: { sha256: true } })) continue;
    if (await dropBlob(sha256, now)) dropped += 1;
  }
  return dropped;
}

/** Who attaches the same bytes in this moment waits, and then finds that they are gone. */
function dropBlob(sha256: string, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - DAY);
  return db.$transaction(async (tx) => {
    await holdBlob(tx, sha256);
    const used =
      (await tx.attachment.count({ where: { blobSha256: sha256 } })) +
      (await tx.paperScan.count({ where: { blobSha256: sha256 } })) +
      (await tx.redactedFile.count({ where: { sha256 } })) +
      (await tx.letterhead.count({ where: { logoSha256: sha256 } })) +
      (await tx.documentTemplate.count({ where: { blobSha256: sha256 } })) +
      (await tx.complaintFile.count({ where: { blobSha256: sha256 } })) +
      (await tx.certificateBatch.count({ where: { blobSha256: sha256 } })) +
      (await tx.certificateDesign.count({ where: { OR: [{ backgroundSha256: sha256 }, { logoSha256: sha256 }] } })) +
      (await waitsForItsPlace(tx, sha256, now));
    const stored = await storage().head(blobKey(sha256));
    if (used > 0 || (stored && stored.modifiedAt >= before)) return false;
    await tx.blob.deleteMany({ where: { sha256 } });
    for (const variant of Object.keys(PREVIEWS))
      for (const stored of [variant, `clean-${variant}`]) await storage().delete(previewKey(sha256, stored));
    await storage().delete(cleanKey(sha256));
    await storage().delete(blobKey(sha256));
    return true;
  });
}

/**
 * How often a file is among those that a unit has sent together, or that came in an archive of dossiers: for a week
 * somebody may say what they are for.
 */
async function waitsForItsPlace(tx: Tx, sha256: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - KEPT_IN_ALL);
  const named = JSON.stringify({ files: [{ sha256 }] });
  const [found] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT (SELECT count(*) FROM "UnitFiles"
             WHERE "appliedAt" IS NULL AND "createdAt" > ${since} AND "files" @> ${named}::jsonb)
         + (SELECT count(*) FROM "DossierImport"
             WHERE "finishedAt" IS NULL AND "createdAt" > ${since} AND "content" @> ${named}::jsonb) AS "count"`;
  return Number(found?.count ?? 0n);
}

/** Dossiers of an archive that nobody has taken in for a week: what they say of people goes, that they came stays. */
function dropUntaken(now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_IN_ALL);
  const nothing = JSON.stringify({ dossiers: [], files: [] });
  return db.$executeRaw`
    UPDATE "DossierImport" SET "content" = "content" || ${nothing}::jsonb, "finishedAt" = ${now}
    WHERE "finishedAt" IS NULL AND "createdAt" <= ${before}`;
}

async function dropStrayPreviews(before: Date): Promise<number> {
  let dropped = 0;
  for await (const { key, modifiedAt } of storage().list("previews/")) {
    const [, blobSha256 = "", variant = ""] = key.split("/");
    if (modifiedAt >= before) continue;
    const known = await db.blobPreview.count({ where: { blobSha256, variant } });
    if (known > 0) continue;
    await storage().delete(key);
    dropped += 1;
  }
  return dropped;
}

/** Copies without metadata that no row knows: of files that are gone, or begun and never written down. */
async function dropStrayCopies(before: Date): Promise<number> {
  let dropped = 0;
  for await (const { key, modifiedAt } of storage().list("clean/")) {
    const blobSha256 = key.split("/").at(-1) ?? "";
    if (modifiedAt >= before) continue;
    const known = await db.cleanCopy.findUnique({ where: { blobSha256 } });
    if (known?.state === "READY" && known.sha256 !== blobSha256) continue;
    await storage().delete(key);
    dropped += 1;
  }
  return dropped;
}

/** What interrupted writing has left: uploads without a row, files of forms, parts of multipart uploads. */
async function dropLeftovers(now: Date, before: Date): Promise<number> {
  let dropped = 0;
  for await (const { id, modifiedAt } of incomingUploads()) {
    if (modifiedAt >= before || !isUuid(id)) continue;
    if (await db.upload.count({ where: { id, finishedAt: null } })) continue;
    await forgetUpload(id);
    dropped += 1;
  }
  for await (const { key, modifiedAt } of storage().list("incoming/")) {
    if (modifiedAt >= before) continue;
    await storage().delete(key);
    dropped += 1;
  }
  // A resumable upload may take that long.
  const oldest = new Date(now.getTime() - KEPT_IN_ALL - DAY);
  return dropped + (await storage().sweep(oldest)) + (await sweepParts(before));
}
