import type { AcceptedKind, AttachmentKind } from "~/contests/regulation";
import type { SnapshotAttachment } from "../entry-content";

/** Where the bytes of this SHA-256 lie in the attachment storage, whoever attached them. */
export function blobKey(sha256: string): string {
  return `blobs/${sha256.slice(0, 2)}/${sha256}`;
}

/** Whether the bytes of a file are of a kind that the regulation takes here. */
export function isAccepted(
  kind: Pick<AttachmentKind, "accept">,
  found: AcceptedKind | "other",
): boolean {
  return kind.accept.some((accepted) => accepted === found);
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

/** Appended to the address of a PDF shown in a page: viewers then leave out their pane of thumbnails. */
export const PAGES_ONLY = "#navpanes=0";
