import { readMultipart } from "~/platform/multipart.server";
import type { Fault } from "~/platform/result";
import { MAX_SCAN_BYTES } from "./paper-pages.server";
import { PILE } from "./paper-scan.server";
import { receiveAttachment, type ReceivedFile } from "../files/receive-attachment.server";

export const MAX_PILES_BYTES = 2 * MAX_SCAN_BYTES;

export interface ReadPile {
  readonly ok: true;
  readonly files: readonly ReceivedFile[];
  readonly faults: readonly Fault[];
  /** What the form named besides files. */
  readonly place: string;
}

/** Reads the form by which scans are handed in; they go to the storage as they arrive. */
export async function readPile(
  contentType: string | null,
  body: ReadableStream<Uint8Array> | null,
): Promise<ReadPile | { readonly ok: false; readonly code: "too-big" | "broken" }> {
  const files: ReceivedFile[] = [];
  const faults: Fault[] = [];
  const limits = { totalBytes: MAX_PILES_BYTES, files: PILE.max, fields: 20 };
  const read = await readMultipart(contentType, body, limits, async (part) => {
    if (part.field !== `files.${PILE.id}`) return;
    const { file, fault } = await receiveAttachment(PILE, part.filename, part.bytes);
    if (file) files.push(file);
    if (fault) faults.push(fault);
  });
  if (!read.ok) return { ok: false, code: read.code === "too-big" ? "too-big" : "broken" };
  if (files.length === 0 && faults.length === 0)
    faults.push({ path: `files.${PILE.id}`, code: "required" });
  return { ok: true, files, faults, place: read.fields.get("place")?.at(-1) ?? "" };
}
