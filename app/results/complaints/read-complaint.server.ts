import { receiveAttachment, type ReceivedFile } from "~/entries/files/receive-attachment.server";
import { readMultipart } from "~/platform/multipart.server";
import type { Fault } from "~/platform/result";
import { EVIDENCE } from "./complaint-form";

const FORM_BYTES = 64 * 1024;

export interface ReadComplaint {
  /** What was typed, also where a file was refused. */
  readonly text: string;
  readonly files: readonly ReceivedFile[];
  readonly faults: readonly Fault[];
}

/** Reads a complaint with its files as they arrive; of one that cannot be made the text alone, and stores nothing. */
export async function readComplaint(
  contentType: string | null,
  body: ReadableStream<Uint8Array> | null,
  { takesFiles }: { readonly takesFiles: boolean },
): Promise<ReadComplaint> {
  const files: ReceivedFile[] = [];
  const faults: Fault[] = [];
  const path = `files.${EVIDENCE.id}`;
  // One more than may be, so that the one too many is named and not the whole form thrown away.
  const limits = { totalBytes: (EVIDENCE.max + 1) * EVIDENCE.maxBytes + FORM_BYTES, files: EVIDENCE.max + 1, fields: 10 };
  const read = await readMultipart(contentType, body, limits, async (part) => {
    if (part.field !== path || !takesFiles) return;
    const { file, fault } = await receiveAttachment(EVIDENCE, part.filename, part.bytes);
    if (file) files.push(file);
    if (fault) faults.push(fault);
  });
  if (files.length > EVIDENCE.max) faults.push({ path, code: "too-many", params: { max: EVIDENCE.max } });
  if (!read.ok) faults.push({ path, code: read.code === "too-big" ? "form-too-big" : "form-broken" });
  const text = (read.fields.get("text")?.at(-1) ?? "").replaceAll("\u0000", "").normalize("NFC");
  return { text, files, faults };
}
