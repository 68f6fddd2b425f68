import { MEGABYTE, type AcceptedKind, type AttachmentKind } from "~/contests/regulation";
import type { Fault } from "~/platform/result";

/** A file as the browser describes it before anything is sent. */
export interface OfferedFile {
  readonly name: string;
  readonly size: number;
  /** As the browser guesses it from the name; often empty. */
  readonly type: string;
}

/** How many uploads one person may have begun and not ended, over all their entries. */
export const UNFINISHED_PER_PERSON = 60;

/** Pictures are read whole, to take out what says where they were made. */
export const PICTURE_BYTES = 64 * MEGABYTE;

const DAY = 24 * 60 * 60 * 1000;
/** What arrived is kept that long while nothing more arrives, and a week in all. */
export const KEPT_UNFINISHED = DAY;
export const KEPT_IN_ALL = 7 * DAY;

/** Until when an upload that was just heard of is kept. */
export function expiryOf(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + KEPT_UNFINISHED, createdAt.getTime() + KEPT_IN_ALL));
}

/**
 * How many bytes one entry may hold, files that were replaced and unfinished uploads among them: what the regulation
 * asks for, and the same again.
 */
export function quotaOf(kinds: readonly Pick<AttachmentKind, "max" | "maxBytes">[]): number {
  return 2 * kinds.reduce((sum, { max, maxBytes }) => sum + max * maxBytes, 0);
}

const ENDINGS: Readonly<Record<AcceptedKind, readonly string[]>> = {
  pdf: ["pdf"],
  image: ["jpg", "jpeg", "png", "webp", "heic", "heif"],
  video: ["mp4", "m4v", "webm", "mov"],
  document: ["docx", "xlsx"],
};

/** What a file seems to be by its name and by what the browser says; null when neither tells. */
export function seemsToBe({ name, type }: Pick<OfferedFile, "name" | "type">): AcceptedKind | null {
  const dot = name.lastIndexOf(".");
  const ending = dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
  const kinds = Object.keys(ENDINGS) as AcceptedKind[];
  const byName = kinds.find((kind) => ENDINGS[kind].includes(ending));
  if (byName) return byName;
  if (type === "application/pdf") return "pdf";
  if (type.startsWith("image/")) return "image";
  return type.startsWith("video/") ? "video" : null;
}

/** The most that a file of this kind may hold, seeming to be what it does. */
export function maxBytesOf(kind: Pick<AttachmentKind, "maxBytes">, seems: AcceptedKind | null) {
  return seems === "image" ? Math.min(kind.maxBytes, PICTURE_BYTES) : kind.maxBytes;
}

/**
 * Why a file need not be sent at all; null when it may. `present` counts what of its kind is attached or on its way.
 * The bytes decide in the end: this spares people a long upload for nothing.
 */
export function whyNotOffer(
  kind: Pick<AttachmentKind, "id" | "accept" | "max" | "maxBytes">,
  file: OfferedFile,
  present: number,
): Fault | null {
  const fault = (code: string, params: Record<string, number> = {}): Fault => ({
    path: `files.${kind.id}`,
    code,
    params: { filename: file.name, ...params },
  });
  const seems = seemsToBe(file);
  const most = maxBytesOf(kind, seems);
  if (file.size === 0) return fault("file-empty");
  if (seems !== null ? !kind.accept.includes(seems) : hasEnding(file.name)) return fault("file-type");
  if (file.size > most) return fault("file-too-big", { max: most });
  if (present >= kind.max) return fault("file-left-out", { max: kind.max });
  return null;
}

/** Cameras and share sheets give names without an ending: those are sent and looked at. */
function hasEnding(name: string): boolean {
  return /\.[A-Za-z0-9]{1,8}$/.test(name);
}

/** Bytes at the beginning and at the end of a file that its fingerprint is made of. */
export const FINGERPRINT_BYTES = 256 * 1024;

/** Where in a file of this size the parts lie that its fingerprint is made of. */
export function fingerprintParts(size: number): readonly (readonly [start: number, end: number])[] {
  if (size <= 2 * FINGERPRINT_BYTES) return [[0, size]];
  return [
    [0, FINGERPRINT_BYTES],
    [size - FINGERPRINT_BYTES, size],
  ];
}
