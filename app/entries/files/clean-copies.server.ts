import { setTimeout as wait } from "node:timers/promises";
import { frozenRegulation, REVISION_IN_FORCE } from "~/contests/contest.server";
import { isBlind } from "~/contests/rounds";
import { alone } from "~/platform/advisory-lock.server";
import { inBackground } from "~/platform/background.server";
import { cleanCopy } from "~/platform/clean/clean.server";
import type { CleanFault } from "~/platform/clean/clean-kinds";
import { db, type Tx } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { chunksOf } from "~/platform/storage/chunks.server";
import { storage } from "~/platform/storage/storage.server";
import { blobKey } from "./attachment";

/** Where the copy of stored bytes without their metadata lies. */
export function cleanKey(blobSha256: string): string {
  return `clean/${blobSha256}`;
}

export type CleanFile =
  | { readonly ok: true; readonly key: string; readonly sha256: string; readonly mime: string; readonly size: number }
  | { readonly ok: false; readonly fault: CleanFault };

/** How long somebody waits for a copy that another process is making. */
const WAITS = 120;
const WAIT_MS = 500;

/** Two who ask for the same at once wait for the same. */
const making = new Map<string, Promise<CleanFile>>();

/** The copy of a stored file without its metadata, made now where it is not there yet. */
export async function cleanFile(sha256: string): Promise<CleanFile> {
  const known = await copyOf(sha256);
  if (known) return known;
  const begun = making.get(sha256);
  if (begun) return begun;
  const made = makeOnce(sha256).finally(() => making.delete(sha256));
  making.set(sha256, made);
  return made;
}

async function copyOf(blobSha256: string): Promise<CleanFile | null> {
  const row = await db.cleanCopy.findUnique({ where: { blobSha256 } });
  if (!row) return null;
  if (row.state === "FAILED") return { ok: false, fault: row.fault as CleanFault };
  const { sha256, mime } = row;
  // Where there was nothing to take out the original is its own copy.
  const key = sha256 === blobSha256 ? blobKey(sha256) : cleanKey(blobSha256);
  return { ok: true, key, sha256, mime, size: Number(row.size) };
}

/** In one process at a time: two copies that differ in a byte would not fit the one row. */
async function makeOnce(sha256: string): Promise<CleanFile> {
  for (let asked = 0; asked < WAITS; asked++) {
    const made = await alone(`clean:${sha256}`, async () => (await copyOf(sha256)) ?? (await make(sha256)));
    if (made) return made;
    await wait(WAIT_MS);
    const known = await copyOf(sha256);
    if (known) return known;
  }
  throw new Error(`the clean copy of ${sha256} takes too long`);
}

async function make(blobSha256: string): Promise<CleanFile> {
  const { mime, size } = await db.blob.findUniqueOrThrow({ where: { sha256: blobSha256 } });
  const content = await storage().get(blobKey(blobSha256));
  if (!content) throw new Error(`the storage has lost ${blobKey(blobSha256)}`);
  const copy = await cleanCopy(chunksOf(content.body), { mime, size: Number(size) });
  if (!copy.ok) {
    log.warn({ sha256: blobSha256, fault: copy.fault }, "no copy without metadata can be made");
    await db.cleanCopy.create({ data: { blobSha256, state: "FAILED", fault: copy.fault } });
    return copy;
  }
  const stored = await storage().put(cleanKey(blobSha256), copy.bytes, { contentType: copy.mime });
  if (stored.sha256 === blobSha256) await storage().delete(cleanKey(blobSha256));
  await db.cleanCopy.create({
    data: { blobSha256, state: "READY", sha256: stored.sha256, mime: copy.mime, size: stored.size },
  });
  const made = await copyOf(blobSha256);
  if (!made) throw new Error(`the clean copy of ${blobSha256} has gone`);
  return made;
}

/** Forgets that no copy could be made, so that it is tried once more; false: nothing had failed. */
export async function forgetFailedCopy(tx: Tx, blobSha256: string): Promise<boolean> {
  return (await tx.cleanCopy.deleteMany({ where: { blobSha256, state: "FAILED" } })).count > 0;
}

/** Makes the copies of what was just sent in, when the answer is out. */
export function makeCleanCopiesSoon(sha256s: readonly string[]): void {
  for (const sha256 of new Set(sha256s)) inBackground("clean copy", () => makeIfReady(sha256));
}

async function makeIfReady(sha256: string): Promise<boolean> {
  const blob = await db.blob.findUnique({ where: { sha256 }, include: { cleanCopy: true } });
  if (blob?.state !== "READY" || blob.cleanCopy) return false;
  await cleanFile(sha256);
  return true;
}

/** What blind judges will need and is not there yet: after a stop, a scan, or an upgrade. Returns how many were made. */
export async function makeMissingCopies(): Promise<number> {
  const contests = await db.contest.findMany({ where: { state: "OPEN" }, include: REVISION_IN_FORCE });
  let made = 0;
  for (const { id, revisions } of contests) {
    const [revision] = revisions;
    if (!revision || !isBlind(frozenRegulation(revision))) continue;
    const blobs = await db.$queryRaw<{ sha256: string }[]>`
      SELECT DISTINCT b."sha256" FROM "Entry" e
      JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
      CROSS JOIN LATERAL jsonb_array_elements(v."snapshot"->'attachments') f
      JOIN "Blob" b ON b."sha256" = f->>'sha256'
      WHERE e."contestId" = ${id} AND e."state" IN ('SUBMITTED', 'SUPPLEMENT_REQUESTED', 'ELIGIBLE') AND b."state" = 'READY'
        AND NOT EXISTS (SELECT 1 FROM "CleanCopy" c WHERE c."blobSha256" = b."sha256")`;
    for (const { sha256 } of blobs) {
      try {
        if (await makeIfReady(sha256)) made += 1;
      } catch (error) {
        log.error({ sha256, err: error }, "a clean copy failed; tried again later");
      }
    }
  }
  return made;
}
