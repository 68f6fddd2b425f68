import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutNotes } from "./strip-metadata";

const box = (type: string, ...content: (Uint8Array | string)[]) => {
  const body = Buffer.concat(content.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};
/** A box whose length is written in eight bytes, as that of large ones is. */
const largeBox = (type: string, body: Uint8Array) => {
  const head = Buffer.alloc(16);
  head.writeUInt32BE(1);
  head.write(type, 4, "latin1");
  head.writeBigUInt64BE(BigInt(16 + body.length), 8);
  return Buffer.concat([head, body]);
};

const PLACE = "+11.9404+108.4583/";
const pictures = Buffer.from(Array.from({ length: 5_000 }, (_, i) => i % 251));
const film = (...notes: Uint8Array[]) =>
  Buffer.concat([
    box("ftyp", "isom\0\0\0\0"),
    largeBox("mdat", Buffer.concat([pictures, Buffer.from("udta meta uuid")])),
    box("moov", box("mvhd", "upright"), box("trak", box("tkhd", "turned"), ...notes), ...notes),
    ...notes,
  ]);
const ANDROID = box("udta", box("\xa9xyz", `\0\x12\x15\xc7${PLACE}`));
const OLD_PHONE = box("udta", box("loci", `\0\0\0\0\0\0Bảo Lộc${PLACE}`), box("auth", "Lê Minh Châu"));
const IPHONE = box("meta", box("keys", "mdtacom.apple.quicktime.location.ISO6709"), box("ilst", PLACE));
const XMP = box("uuid", "0123456789abcdef", `<exif:GPSLatitude>${PLACE}`);

async function* cut(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function clean(bytes: Uint8Array, { mime = "video/mp4", size = 65_536 } = {}) {
  const { bytes: cleaned, changed } = withoutNotes(cut(bytes, size), mime);
  const parts: Uint8Array[] = [];
  for await (const part of cleaned) parts.push(part);
  return { bytes: Buffer.concat(parts), changed: changed() };
}

describe("a film", () => {
  it.each([ANDROID, OLD_PHONE, IPHONE, XMP])("loses where and by whom it was made; nothing else moves", async (notes) => {
    const given = film(notes);
    const { bytes, changed } = await clean(given, { mime: "video/quicktime" });
    expect(changed).toBe(true);
    expect(bytes.length).toBe(given.length);
    expect(bytes.includes(PLACE)).toBe(false);
    expect(bytes.includes("Minh")).toBe(false);
    const blank = Buffer.concat([box("free", Buffer.alloc(notes.length - 8))]);
    expect(bytes.equals(film(blank))).toBe(true);
  });

  it("is the same however its bytes arrive, and when it is cleaned twice", async () => {
    const given = film(ANDROID, IPHONE, XMP);
    const whole = await clean(given);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 300 }), async (size) => {
        expect((await clean(given, { size })).bytes.equals(whole.bytes)).toBe(true);
      }),
      { numRuns: 20 },
    );
    expect(await clean(whole.bytes)).toEqual({ bytes: whole.bytes, changed: false });
  });

  it("passes as it is where it has no notes, is of another kind, or is broken", async () => {
    for (const given of [film(), film().subarray(0, 5_043), Buffer.concat([box("ftyp", "qt  "), Buffer.alloc(40)])])
      expect(await clean(given)).toEqual({ bytes: given, changed: false });
    const webm = film(ANDROID);
    expect(await clean(webm, { mime: "video/webm" })).toEqual({ bytes: webm, changed: false });
  });

  it("keeps every byte's place, whatever the bytes are", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 1, max: 50 }), async (noise, size) => {
        const given = Buffer.concat([box("ftyp", "isom"), box("moov", noise)]);
        expect((await clean(given, { size })).bytes.length).toBe(given.length);
      }),
    );
  });
});
