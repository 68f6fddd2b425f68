import { joined, orientationOf, orientationTiff, sameBytes, says } from "./orientation";

const EOI = 0xd9;
const SOS = 0xda;
const EXIF = "Exif\0\0";

interface Segment {
  readonly marker: number;
  readonly start: number;
  /** Behind its last byte, the scan's own data among them. */
  readonly end: number;
}

/** A JPEG with its picture, its colours and which way is up; null where it is none. */
export function jpegWithout(bytes: Uint8Array): Uint8Array | null {
  const segments = segmentsOf(bytes);
  if (!segments) return null;
  let orientation = 1;
  const kept: Segment[] = [];
  for (const segment of segments) {
    if (isNeeded(bytes, segment)) kept.push(segment);
    else if (isExif(bytes, segment))
      orientation = orientationOf(bytes.subarray(segment.start + 4 + EXIF.length, segment.end));
  }
  if (!kept.some(({ marker }) => marker === SOS)) return null;
  const parts = kept.map(({ start, end }) => bytes.subarray(start, end));
  // The file's first segment, where there is one, says that it is JFIF; behind it comes what stands for Exif.
  const first = kept[0]?.marker === 0xe0 ? 1 : 0;
  if (orientation !== 1) parts.splice(first, 0, exifSegment(orientation));
  const whole = joined([bytes.subarray(0, 2), ...parts, Uint8Array.of(0xff, EOI)]);
  return sameBytes(whole, bytes) ? bytes : whole;
}

function exifSegment(orientation: number): Uint8Array {
  const tiff = orientationTiff(orientation);
  const name = Uint8Array.from(EXIF, (letter) => letter.charCodeAt(0));
  return joined([Uint8Array.of(0xff, 0xe1, 0, 2 + name.length + tiff.length), name, tiff]);
}

/** All segments between the beginning and the end of the picture; what follows it is not part of it. */
function segmentsOf(bytes: Uint8Array): Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const segments: Segment[] = [];
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    // A picture that ends in the middle is still shown as far as it goes.
    if (marker === undefined || marker === EOI) return segments;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) return null;
    let end = Math.min(at + 2 + length, bytes.length);
    if (marker === SOS) end = endOfScan(bytes, end);
    segments.push({ marker, start: at, end });
    at = end;
  }
  return segments;
}

/** A scan's data ends at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function isNeeded(bytes: Uint8Array, { marker, start }: Segment): boolean {
  const content = start + 4;
  if (marker === 0xe0) return says(bytes, content, "JFIF\0");
  if (marker === 0xe2) return says(bytes, content, "ICC_PROFILE\0");
  if (marker === 0xee) return says(bytes, content, "Adobe");
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  const isComment = marker === 0xfe;
  return !isApplication && !isComment;
}

function isExif(bytes: Uint8Array, { marker, start }: Segment): boolean {
  return marker === 0xe1 && says(bytes, start + 4, EXIF);
}
