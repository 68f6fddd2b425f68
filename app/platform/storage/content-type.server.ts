import { fileTypeFromBuffer } from "file-type";

/** As many of a file's first bytes as are needed to tell an Office document from another archive. */
export const SNIFF_BYTES = 64 * 1024;

export type ContentKind = "pdf" | "picture" | "video" | "document" | "other";

export type SniffedContent = {
  readonly kind: ContentKind;
  readonly contentType: string;
  /** Without the dot; null where the bytes say nothing. */
  readonly extension: string | null;
  /** Whether a browser may show it in the page; all else, HTML and SVG with it, is only downloaded. */
  readonly inline: boolean;
};

type Known = { readonly kind: ContentKind; readonly inline: boolean };

const KNOWN: Readonly<Record<string, Known>> = {
  "application/pdf": { kind: "pdf", inline: true },
  "image/png": { kind: "picture", inline: true },
  "image/jpeg": { kind: "picture", inline: true },
  "image/webp": { kind: "picture", inline: true },
  "image/heic": { kind: "picture", inline: false },
  "video/mp4": { kind: "video", inline: true },
  "video/webm": { kind: "video", inline: true },
  "video/quicktime": { kind: "video", inline: false },
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {
    kind: "document",
    inline: false,
  },
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {
    kind: "document",
    inline: false,
  },
};

const UNKNOWN: SniffedContent = {
  kind: "other",
  contentType: "application/octet-stream",
  extension: null,
  inline: false,
};

/** What a file is by its first bytes (`SNIFF_BYTES` of them, or all), never by its name. */
export async function sniffContent(head: Uint8Array): Promise<SniffedContent> {
  const found = await fileTypeFromBuffer(head);
  if (!found) return UNKNOWN;
  const { mime, ext } = NAMES[found.mime] ?? found;
  const known = KNOWN[mime];
  if (!known) return { ...UNKNOWN, extension: ext };
  return { ...known, contentType: mime, extension: ext };
}

/** Names that one camera or another gives to the same thing. */
const NAMES: Readonly<Record<string, { mime: string; ext: string }>> = {
  "video/x-m4v": { mime: "video/mp4", ext: "mp4" },
  "image/heif": { mime: "image/heic", ext: "heic" },
};
