import { joined, orientationOf, orientationTiff, sameBytes, says } from "./orientation";

const NEEDED = new Set(["VP8X", "ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L"]);
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** A WebP with its picture, its colours and which way is up; null where it is none. */
export function webpWithout(bytes: Uint8Array): Uint8Array | null {
  if (!says(bytes, 0, "RIFF") || !says(bytes, 8, "WEBP")) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const limit = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let extended: Uint8Array | undefined;
  for (let at = 12; at + 8 <= limit;) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > limit) return null;
    const end = Math.min(at + 8 + length + (length % 2), limit);
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (type === "EXIF") orientation = exifOrientation(bytes.subarray(at + 8, at + 8 + length));
    if (type === "VP8X") parts.push((extended = bytes.slice(at, end)));
    else if (NEEDED.has(type)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  if (parts.every((part) => part === extended)) return null;
  // Only the extended form can say which way is up; the simple one has no place for it.
  if (extended && extended.length > 8) {
    const upright = orientation === 1;
    extended[8] = ((extended[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (upright ? 0 : HAS_EXIF);
    if (!upright) parts.push(chunk("EXIF", orientationTiff(orientation)));
  }
  const body = joined(parts);
  const header = new DataView(new ArrayBuffer(4));
  header.setUint32(0, body.length + 4, true);
  const whole = joined([
    bytes.subarray(0, 4),
    new Uint8Array(header.buffer),
    bytes.subarray(8, 12),
    body,
  ]);
  return sameBytes(whole, bytes) ? bytes : whole;
}

/** Some programs write the JPEG's own mark in front of it. */
function exifOrientation(exif: Uint8Array): number {
  return orientationOf(says(exif, 0, "Exif\0\0") ? exif.subarray(6) : exif);
}

/** `data` of an even length. */
function chunk(type: string, data: Uint8Array): Uint8Array {
  const name = Uint8Array.from(type, (letter) => letter.charCodeAt(0));
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, data.length, true);
  return joined([name, new Uint8Array(length.buffer), data]);
}
