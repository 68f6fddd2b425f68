import { fileTypeFromBuffer } from "file-type";

/** As many of a file's first bytes as are needed to tell an Office document from another archive. */
export const SNIFF_BYTES = 64 * 1024;

/** What a file turned out to be; "other" is everything that nobody asked for, HTML and SVG among it. */
export type ContentKind = "pdf" | "image" | "video" | "document" | "other";

interface SniffedContent {
  readonly kind: ContentKind;
  readonly contentType: string;
}

const KNOWN: Readonly<Record<string, ContentKind>> = {
  "application/pdf": "pdf",
  "image/png": "image",
  "image/jpeg": "image",
  "image/webp": "image",
  "image/heic": "image",
  "video/mp4": "video",
  "video/webm": "video",
  "video/quicktime": "video",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "document",
};

/** Names that one camera or another gives to the same thing. */
const NAMES: Readonly<Record<string, string>> = {
  "video/x-m4v": "video/mp4",
  "image/heif": "image/heic",
};

const UNKNOWN: SniffedContent = { kind: "other", contentType: "application/octet-stream" };

/** What a file is by its first bytes (`SNIFF_BYTES` of them, or all), never by its name. */
export async function sniffContent(head: Uint8Array): Promise<SniffedContent> {
  const found = await fileTypeFromBuffer(head);
  if (!found) return UNKNOWN;
  const contentType = NAMES[found.mime] ?? found.mime;
  const kind = KNOWN[contentType];
  return kind ? { kind, contentType } : UNKNOWN;
}
