import { joined, orientationOf, orientationTiff, sameBytes } from "./orientation";

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** What the pixels and their colours are made of, moving pictures too. */
const NEEDED = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs hIST acTL fcTL fdAT".split(" "),
);

/** A PNG with its picture, its colours and which way is up; null where it is none. */
export function pngWithout(bytes: Uint8Array): Uint8Array | null {
  if (!sameBytes(bytes.subarray(0, 8), SIGNATURE)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [SIGNATURE];
  let orientation = 1;
  let hasPixels = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === "IDAT") hasPixels = true;
    if (type === "eXIf") orientation = orientationOf(bytes.subarray(at + 8, at + 8 + length));
    if (NEEDED.has(type)) parts.push(bytes.subarray(at, end));
    if (type === "IEND") break;
    at = end;
  }
  if (!hasPixels) return null;
  // Behind the header, which comes first.
  if (orientation !== 1) parts.splice(2, 0, chunk("eXIf", orientationTiff(orientation)));
  const whole = joined(parts);
  return sameBytes(whole, bytes) ? bytes : whole;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const name = Uint8Array.from(type, (letter) => letter.charCodeAt(0));
  const summed = joined([name, data]);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, data.length);
  frame.setUint32(4, crc32(summed));
  const numbers = new Uint8Array(frame.buffer);
  return joined([numbers.subarray(0, 4), summed, numbers.subarray(4)]);
}

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
