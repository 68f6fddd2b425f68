import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { createReadStream, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { FileStore } from "@tus/file-store";
import { S3Store } from "@tus/s3-store";
import type { DataStore } from "@tus/server";
import { env } from "../env.server";
import { BlobError } from "../storage/blob-store";
import { storage } from "../storage/storage.server";

const FOLDER = "uploads/";
const PARTS = path.join(os.tmpdir(), "sangtao-parts");

/** Where the bytes of an upload lie while they arrive, in the store's own place. */
export function uploadKey(id: string): string {
  return FOLDER + id;
}

let store: DataStore | undefined;

/** What the tus protocol writes to: beside the blobs, in the same folder or bucket. */
export function incomingStore(): DataStore {
  return (store ??= createStore());
}

function createStore(): DataStore {
  const { s3, storageDir } = env();
  if (s3) {
    // The store names its temporary files by chance, in the one place that it looks up; there nothing else may be.
    mkdirSync(PARTS, { recursive: true, mode: 0o700 });
    process.env["TMPDIR"] = PARTS;
    return new S3Store({
      partSize: 16 * 1024 * 1024,
      maxConcurrentPartUploads: 8,
      cache: FORGETFUL,
      s3ClientConfig: {
        bucket: s3.bucket,
        region: s3.region,
        endpoint: s3.endpoint,
        forcePathStyle: s3.endpoint !== undefined,
        credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
        requestChecksumCalculation: "WHEN_REQUIRED",
        responseChecksumValidation: "WHEN_REQUIRED",
      },
    });
  }
  if (!storageDir) throw new Error("neither a bucket nor a folder is configured");
  mkdirSync(path.join(storageDir, FOLDER), { recursive: true, mode: 0o700 });
  return new FileStore({ directory: storageDir });
}

/** Remembered, an upload that was removed, here or by another process, would pass for one that is whole. */
const FORGETFUL = {
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(),
};

/** How many bytes of an upload have arrived; null when nothing is known of it. */
export async function arrived(id: string): Promise<number | null> {
  try {
    return (await incomingStore().getUpload(uploadKey(id))).offset;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** The bytes of an upload that is whole. */
export async function* uploadedBytes(id: string, size: number): AsyncIterable<Uint8Array> {
  const { storageDir } = env();
  if (size === 0) return;
  if (storageDir) {
    // Behind them may stand what a process that died while it gave them their place has left.
    yield* createReadStream(path.join(storageDir, uploadKey(id)), { end: size - 1, highWaterMark: 1024 * 1024 });
    return;
  }
  const content = await storage().get(uploadKey(id));
  if (!content) throw new BlobError("not-found", uploadKey(id));
  yield* content.body as unknown as AsyncIterable<Uint8Array>;
}

/** Removes what is left of an upload. To forget one that is not there is fine. */
export async function forgetUpload(id: string): Promise<void> {
  const key = uploadKey(id);
  try {
    await incomingStore().remove(key);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
  await removeTraces(key);
}

/** What the protocol's own removal leaves. */
async function removeTraces(key: string): Promise<void> {
  const { storageDir } = env();
  if (!storageDir) {
    for (const ending of ["", ".info", ".part"]) await storage().delete(key + ending);
    return;
  }
  for (const ending of ["", ".json"]) await rm(path.join(storageDir, key + ending), { force: true });
}

/** Uploads of which anything lies in the store, and when it was last touched. */
export async function* incomingUploads(): AsyncIterable<{ id: string; modifiedAt: Date }> {
  const { storageDir } = env();
  const idOf = (name: string) => name.replace(/\.(json|info|part)$/, "");
  if (!storageDir) {
    for await (const { key, modifiedAt } of storage().list(FOLDER))
      yield { id: idOf(key.slice(FOLDER.length)), modifiedAt };
    return;
  }
  const folder = path.join(storageDir, FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const found = await stat(path.join(folder, name)).catch(() => null);
    if (found) yield { id: idOf(name), modifiedAt: found.mtime };
  }
}

/** Parts for S3 lie on the disk before they are sent, and stay there when the process is killed. */
export async function sweepParts(before: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(PARTS).catch(() => [])) {
    const file = path.join(PARTS, name);
    const found = await stat(file).catch(() => null);
    if (!found || found.mtime >= before) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

function isGone(error: unknown): boolean {
  const { status_code: status } = (error ?? {}) as { status_code?: number };
  return status === 404 || status === 410;
}
