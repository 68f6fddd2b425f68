import type { AcceptedKind, AttachmentKind } from "~/contests/regulation";
import type { SnapshotAttachment } from "./entry-content";

/** Where the bytes of this SHA-256 lie in the attachment storage, whoever attached them. */
export function blobKey(sha256: string): string {
  return `blobs/${sha256.slice(0, 2)}/${sha256}`;
}

/** What the bytes of a file turned out to be, as the storage names it. */
export type FoundKind = "pdf" | "picture" | "video" | "document" | "other";

const FOUND: Readonly<Record<AcceptedKind, FoundKind>> = {
  pdf: "pdf",
  image: "picture",
  video: "video",
  document: "document",
};

export function isAccepted(kind: Pick<AttachmentKind, "accept">, found: FoundKind): boolean {
  return kind.accept.some((accepted) => FOUND[accepted] === found);
}

const INPUT_TYPES: Readonly<Record<AcceptedKind, string>> = {
  pdf: "application/pdf,.pdf",
  image: "image/jpeg,image/png,image/webp,image/heic,.jpg,.jpeg,.png,.webp,.heic",
  video: "video/mp4,video/webm,video/quicktime,.mp4,.webm,.mov",
  document: ".docx,.xlsx",
};

/** For a file input: which files its dialog offers. */
export function inputAccept(kind: Pick<AttachmentKind, "accept">): string {
  return kind.accept.map((accepted) => INPUT_TYPES[accepted]).join(",");
}

/** A file's name as it is kept: composed, without a path and without characters that nobody sees. */
export function keptFilename(filename: string): string {
  const base = filename.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const visible = base.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim();
  const characters = [...visible];
  if (characters.length <= 200) return visible || "file";
  const dot = visible.lastIndexOf(".");
  const ending = dot > 0 && visible.length - dot <= 10 ? visible.slice(dot) : "";
  return characters.slice(0, 200 - ending.length).join("") + ending;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "image/heic": "heic",
  "video/mp4": "mp4",
  "video/webm": "webm",
  "video/quicktime": "mov",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

/** A name that says nothing about its authors: the entry's code, the kind of the file, its number among them. */
export function neutralFilename(
  code: string,
  attachments: readonly Pick<SnapshotAttachment, "id" | "kindId" | "mime">[],
  attachmentId: string,
): string {
  const own = attachments.find(({ id }) => id === attachmentId);
  if (!own) return `${code}.bin`;
  const sameKind = attachments.filter(({ kindId }) => kindId === own.kindId);
  const number = sameKind.findIndex(({ id }) => id === attachmentId) + 1;
  return `${code}-${own.kindId}-${number}.${EXTENSIONS[own.mime] ?? "bin"}`;
}

const INLINE = new Set([
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "video/mp4",
  "video/webm",
]);

/** Whether a browser may show these bytes in the page; all else is only downloaded, so that no file acts as a page of ours. */
export function isInline(mime: string): boolean {
  return INLINE.has(mime);
}

export type ParsedRange = { readonly start: number; readonly end: number } | "unsatisfiable" | null;

/** The one byte range of a `Range` header; null where the whole is to be sent (none, several, or not understood). */
export function parseRange(header: string | null, size: number): ParsedRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [, first = "", last = ""] = match;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length > 0 ? { start: size - length, end: size - 1 } : "unsatisfiable";
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start < size ? { start, end } : "unsatisfiable";
}
