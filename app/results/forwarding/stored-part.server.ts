import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { blobKey } from "~/entries/files/attachment";
import { cleanFile } from "~/entries/files/clean-copies.server";
import { keptBack } from "~/entries/files/file-read.server";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { chunksOf } from "~/platform/storage/chunks.server";
import { storage } from "~/platform/storage/storage.server";
import type { StreamedPart } from "~/platform/zip/stream-zip.server";
import type { MissingReason } from "./manifest";

interface StoredFile {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
}

export type Stored =
  | { readonly part: StreamedPart; readonly file: StoredFile; readonly why: null }
  | { readonly part: null; readonly why: MissingReason };

/**
 * A stored file as a part of an archive, read once to its end before any of it leaves: what is lost or damaged is known
 * before its place in the archive is begun, and is told instead of sent.
 */
export async function storedPart(name: string, file: StoredFile): Promise<Stored> {
  const blob = await db.blob.findUnique({ where: { sha256: file.sha256 }, select: { state: true } });
  if (!blob) return lost(file, "missing");
  // Waits for the malware scan or is harmful: nothing is wrong with us.
  if (keptBack(blob.state)) return { part: null, why: "kept-back" };
  return partAt(blobKey(file.sha256), name, file);
}

/**
 * `storedPart` without what a file's properties say of people: who wrote it, where, with what. `file-properties`: nobody
 * here can take them out of it.
 */
export async function cleanedPart(
  name: string,
  file: StoredFile,
): Promise<Stored | { readonly part: null; readonly why: "file-properties" }> {
  const original = await storedPart(name, file);
  if (!original.part) return original;
  const copy = await cleanFile(file.sha256);
  if (!copy.ok) return { part: null, why: "file-properties" };
  return copy.sha256 === file.sha256 ? original : partAt(copy.key, name, copy);
}

async function partAt(key: string, name: string, file: StoredFile): Promise<Stored> {
  const { sha256, size, mime } = file;
  const hash = createHash("sha256");
  let crc = 0;
  let length = 0;
  try {
    const content = await storage().get(key);
    if (!content) return lost(file, "missing");
    for await (const chunk of chunksOf(content.body)) {
      hash.update(chunk);
      crc = crc32(chunk, crc);
      length += chunk.byteLength;
    }
  } catch (error) {
    log.error({ sha256, err: error }, "a stored file broke off");
    return lost(file, "damaged");
  }
  if (length !== size || hash.digest("hex") !== sha256) return lost(file, "damaged");
  const open = async () => {
    const content = await storage().get(key);
    if (!content) throw new Error(`the storage has lost ${key}`);
    return chunksOf(content.body);
  };
  return { part: { name, size, crc32: crc, open }, file: { sha256, size, mime }, why: null };
}

function lost({ sha256 }: StoredFile, why: MissingReason): Stored {
  log.error({ sha256, why }, "a file of a dossier could not be exported");
  return { part: null, why };
}
