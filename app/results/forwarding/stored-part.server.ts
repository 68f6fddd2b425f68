import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { blobKey } from "~/entries/files/attachment";
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
}

export type Stored =
  | { readonly part: StreamedPart; readonly why: null }
  | { readonly part: null; readonly why: MissingReason };

/**
 * A stored file as a part of an archive, read once to its end before any of it leaves: what is lost or damaged is known
 * before its place in the archive is begun, and is told instead of sent.
 */
export async function storedPart(name: string, { sha256, size }: StoredFile): Promise<Stored> {
  const blob = await db.blob.findUnique({ where: { sha256 }, select: { state: true } });
  const lost = (why: MissingReason): Stored => {
    log.error({ sha256, why }, "a file of a dossier could not be exported");
    return { part: null, why };
  };
  if (!blob) return lost("missing");
  // Waits for the malware scan or is harmful: nothing is wrong with us.
  if (keptBack(blob.state)) return { part: null, why: "kept-back" };
  const key = blobKey(sha256);
  const hash = createHash("sha256");
  let crc = 0;
  let length = 0;
  try {
    const content = await storage().get(key);
    if (!content) return lost("missing");
    for await (const chunk of chunksOf(content.body)) {
      hash.update(chunk);
      crc = crc32(chunk, crc);
      length += chunk.byteLength;
    }
  } catch (error) {
    log.error({ sha256, err: error }, "a stored file broke off");
    return lost("damaged");
  }
  if (length !== size || hash.digest("hex") !== sha256) return lost("damaged");
  const open = async () => {
    const content = await storage().get(key);
    if (!content) throw new Error(`the storage has lost ${key}`);
    return chunksOf(content.body);
  };
  return { part: { name, size, crc32: crc, open }, why: null };
}
