import { createHash, randomUUID } from "node:crypto";
import type { AttachmentKind } from "~/contests/regulation";
import { jpegOfHeic } from "~/platform/pictures/heic.server";
import { withoutMetadata } from "~/platform/pictures/strip-metadata";
import type { Fault } from "~/platform/result";
import type { PutResult } from "~/platform/storage/blob-store";
import { SNIFF_BYTES, sniffContent } from "~/platform/storage/content-type.server";
import { storage } from "~/platform/storage/storage.server";
import { uploadedBytes, uploadKey } from "~/platform/uploads/incoming.server";
import { withoutNotes } from "~/platform/videos/strip-metadata";
import { blobKey, isAccepted, keptFilename } from "./attachment";
import { maxBytesOf } from "./upload-limits";

/** A file whose bytes are safe in the storage; no entry names it yet. */
export interface ReceivedFile {
  readonly kindId: string;
  readonly filename: string;
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
}

export type Received =
  | { readonly file: ReceivedFile; readonly fault: null }
  | { readonly file: null; readonly fault: Fault | null };

/** Brings a whole file to the place that its bytes give it. */
type Keep = (bytes: AsyncIterable<Uint8Array>, contentType: string) => Promise<PutResult>;

const NOTHING: Received = { file: null, fault: null };

/** Where it is not known yet what a file is for: whatever one of these kinds would take. */
export function anyKind(kinds: readonly AttachmentKind[], max: number): AttachmentKind {
  return {
    ...{ id: "any", label: "", help: "", min: 0, max, namesAuthors: true },
    accept: [...new Set(kinds.flatMap(({ accept }) => accept))],
    maxBytes: Math.max(1, ...kinds.map(({ maxBytes }) => maxBytes)),
  };
}

/**
 * Takes one file while it arrives with a form: its kind by the first bytes, its size as they come, its SHA-256 on the
 * way. It lies under a key of its own until it is whole; then under the one that its bytes give it.
 */
export async function receiveAttachment(
  kind: AttachmentKind,
  givenName: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Received> {
  return receive(kind, givenName, bytes, async (whole, contentType) => {
    const incoming = `incoming/${randomUUID()}`;
    try {
      const { bytes: clean } = withoutNotes(whole, contentType);
      const stored = await storage().put(incoming, clean, { contentType });
      // Also where the same bytes lie already: the sweeper leaves alone what is new.
      await storage().copy(incoming, blobKey(stored.sha256));
      return stored;
    } finally {
      await storage().delete(incoming);
    }
  });
}

/** Takes an upload that has arrived whole. Its bytes are read once, and not moved unless something is blanked in them. */
export async function receiveUpload(
  kind: AttachmentKind,
  { id, filename, size }: { readonly id: string; readonly filename: string; readonly size: number },
): Promise<Received> {
  return receive(kind, filename, uploadedBytes(id, size), async (whole, contentType) => {
    const hash = createHash("sha256");
    const clean = withoutNotes(whole, contentType);
    for await (const chunk of clean.bytes) hash.update(chunk);
    const sha256 = hash.digest("hex");
    if (clean.changed()) {
      const { bytes } = withoutNotes(uploadedBytes(id, size), contentType);
      return storage().put(blobKey(sha256), bytes, { contentType });
    }
    await storage().adopt(uploadKey(id), blobKey(sha256), { size, contentType });
    return { sha256, size };
  });
}

async function receive(
  kind: AttachmentKind,
  givenName: string,
  bytes: AsyncIterable<Uint8Array>,
  keep: Keep,
): Promise<Received> {
  const chunks = bytes[Symbol.asyncIterator]();
  const head = await readHead(chunks);
  if (givenName === "" && head.byteLength === 0) return NOTHING;

  const filename = keptFilename(givenName);
  const fault = (code: string, params: Record<string, string | number> = {}): Received => ({
    file: null,
    fault: { path: `files.${kind.id}`, code, params: { filename, ...params } },
  });
  if (head.byteLength === 0) return fault("file-empty");
  const found = await sniffContent(head);
  if (!isAccepted(kind, found.kind)) return fault("file-type");

  const isPicture = found.kind === "image";
  const limit = { bytes: maxBytesOf(kind, isPicture ? "image" : null), passed: false };
  const whole = within(limit, head, chunks);
  try {
    if (isPicture) {
      const picture = await cleanPicture(whole, found.contentType, filename);
      return picture ? { file: { kindId: kind.id, ...picture }, fault: null } : fault("file-broken");
    }
    const stored = await keep(whole, found.contentType);
    return { file: { kindId: kind.id, filename, ...stored, mime: found.contentType }, fault: null };
  } catch (error) {
    if (limit.passed) return fault("file-too-big", { max: limit.bytes });
    throw error;
  }
}

/** Stores a picture without what tells where and by whom it was made, in a form that browsers show; null where it is broken. */
async function cleanPicture(
  whole: AsyncIterable<Uint8Array>,
  contentType: string,
  filename: string,
): Promise<Omit<ReceivedFile, "kindId"> | null> {
  const parts: Uint8Array[] = [];
  for await (const chunk of whole) parts.push(chunk);
  const given = Buffer.concat(parts);
  const isHeic = contentType === "image/heic";
  const clean = isHeic ? await jpegOfHeic(given) : withoutMetadata(given, contentType);
  if (!clean) return null;
  const mime = isHeic ? "image/jpeg" : contentType;
  const sha256 = createHash("sha256").update(clean).digest("hex");
  const stored = await storage().put(blobKey(sha256), clean, { contentType: mime });
  return {
    ...stored,
    mime,
    filename: isHeic ? `${filename.replace(/\.hei[cf]$/i, "")}.jpg` : filename,
  };
}

async function readHead(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length < SNIFF_BYTES) {
    const next = await chunks.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.byteLength;
  }
  return Buffer.concat(parts);
}

async function* within(
  limit: { readonly bytes: number; passed: boolean },
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncIterable<Uint8Array> {
  let size = 0;
  for (let chunk: Uint8Array | null = head; chunk;) {
    size += chunk.byteLength;
    if (size > limit.bytes) {
      limit.passed = true;
      throw new RangeError("the file is larger than its kind may be");
    }
    yield chunk;
    const next: IteratorResult<Uint8Array> = await rest.next();
    chunk = next.done ? null : next.value;
  }
}
