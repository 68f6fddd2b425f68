import { MEGABYTE } from "~/contests/regulation";
import { receiveAttachment, type ReceivedFile } from "~/entries/files/receive-attachment.server";
import { readMultipart } from "~/platform/multipart.server";
import type { Fault } from "~/platform/result";

/** A file put in the place of an attachment may be of any kind that is taken at all. */
const KIND = {
  id: "redacted",
  label: "",
  help: "",
  min: 1,
  max: 1,
  accept: ["pdf", "image", "video", "document"] as ("pdf" | "image" | "video" | "document")[],
  maxBytes: 512 * MEGABYTE,
  namesAuthors: false,
};

export interface ReadRedacted {
  readonly ok: true;
  readonly file: ReceivedFile | null;
  readonly faults: readonly Fault[];
  readonly fields: FormData;
}

/** Reads the form by which a redacted file is handed in; it goes to the storage as it arrives. */
export async function readRedacted(
  contentType: string | null,
  body: ReadableStream<Uint8Array> | null,
): Promise<ReadRedacted | { readonly ok: false; readonly code: "too-big" | "broken" }> {
  const files: ReceivedFile[] = [];
  const faults: Fault[] = [];
  const limits = { totalBytes: KIND.maxBytes + MEGABYTE, files: 1, fields: 10 };
  const read = await readMultipart(contentType, body, limits, async (part) => {
    if (part.field !== `files.${KIND.id}`) return;
    const received = await receiveAttachment(KIND, part.filename, part.bytes);
    if (received.file) files.push(received.file);
    if (received.fault) faults.push(received.fault);
  });
  if (!read.ok) return { ok: false, code: read.code === "too-big" ? "too-big" : "broken" };
  if (files.length === 0 && faults.length === 0) faults.push({ path: `files.${KIND.id}`, code: "required" });
  const fields = new FormData();
  for (const [name, values] of read.fields) for (const value of values) fields.append(name, value);
  return { ok: true, file: files[0] ?? null, faults, fields };
}
