import { randomUUID } from "node:crypto";
import type { AttachmentKind } from "~/contests/regulation";
import type { Fault } from "~/platform/result";
import { SNIFF_BYTES, sniffContent } from "~/platform/storage/content-type.server";
import { storage } from "~/platform/storage/storage.server";
import { blobKey, isAccepted, keptFilename } from "./attachment";

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

const NOTHING: Received = { file: null, fault: null };

/**
 * Takes one file while it arrives: its kind by the first bytes, its size as they come, its SHA-256 on the way.
 * It lies under a key of its own until it is whole; then under the one that its bytes give it.
 */
export async function receiveAttachment(
  kind: AttachmentKind,
  givenName: string,
  bytes: AsyncIterable<Uint8Array>,
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

  const limit = { bytes: kind.maxBytes, passed: false };
  const incoming = `incoming/${randomUUID()}`;
  try {
    const stored = await storage().put(incoming, within(limit, head, chunks), {
      contentType: found.contentType,
    });
    const key = blobKey(stored.sha256);
    if (!(await storage().head(key))) await storage().copy(incoming, key);
    return { file: { kindId: kind.id, filename, ...stored, mime: found.contentType }, fault: null };
  } catch (error) {
    if (limit.passed) return fault("file-too-big", { max: kind.maxBytes });
    throw error;
  } finally {
    await storage().delete(incoming);
  }
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
