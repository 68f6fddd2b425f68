import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutNotes } from "./strip-metadata";

const element = (id: number[], content: Uint8Array | string, sizeBytes = 4) => {
  const body = typeof content === "string" ? Buffer.from(content) : content;
  const size = Buffer.alloc(sizeBytes);
  size.writeUIntBE(body.length, Math.max(0, sizeBytes - 4), Math.min(4, sizeBytes));
  size[0] = (size[0] ?? 0) | (0x80 >> (sizeBytes - 1));
  return Buffer.concat([Uint8Array.from(id), size, body]);
};
const SECRET = "Bùi Thị Ẩn Danh";
const INFO = [0x15, 0x49, 0xa9, 0x66];
const info = (...parts: Buffer[]) => element(INFO, Buffer.concat(parts));
const tags = element([0x12, 0x54, 0xc3, 0x67], `ARTIST ${SECRET}`, 8);
const title = element([0x7b, 0xa9], SECRET, 1);
const app = element([0x57, 0x41], SECRET, 2);
const block = element([0xa3], Buffer.from(`pictures ${SECRET.length}`));
const cluster = (known: boolean) =>
  known ? element([0x1f, 0x43, 0xb6, 0x75], block) : Buffer.concat([Uint8Array.of(0x1f, 0x43, 0xb6, 0x75, 0xff), block]);
const track = element([0x16, 0x54, 0xae, 0x6b], element([0xae], element([0x53, 0x6e], SECRET)));
const segment = (known: boolean) => {
  const body = Buffer.concat([info(title, app), track, cluster(known), tags]);
  return known
    ? element([0x18, 0x53, 0x80, 0x67], body, 8)
    : Buffer.concat([Uint8Array.of(0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255), body]);
};
const film = (known: boolean) => Buffer.concat([element([0x1a, 0x45, 0xdf, 0xa3], "\x42\x82\x84webm"), segment(known)]);

async function* cut(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
async function clean(bytes: Uint8Array, size = 65_536) {
  const { bytes: cleaned, changed } = withoutNotes(cut(bytes, size), "video/webm");
  const parts: Uint8Array[] = [];
  for await (const part of cleaned) parts.push(part);
  return { bytes: Buffer.concat(parts), changed: changed() };
}

describe.each([true, false])("a WebM film (sizes known: %s)", (known) => {
  it("loses titles, tags, names and programs; nothing moves, pictures stay", async () => {
    const given = film(known);
    const { bytes, changed } = await clean(given);
    expect(changed).toBe(true);
    expect(bytes.length).toBe(given.length);
    expect(bytes.includes(SECRET)).toBe(false);
    expect(bytes.indexOf(block)).toBe(given.indexOf(block));
    expect(await clean(bytes)).toEqual({ bytes, changed: false });
  });
  it("is the same however its bytes arrive", async () => {
    const whole = await clean(film(known));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (size) => {
        expect((await clean(film(known), size)).bytes.equals(whole.bytes)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

it("what is no film passes as it is", async () => {
  const noise = Buffer.from("no film at all, only words and more words");
  expect((await clean(noise)).bytes.equals(noise)).toBe(true);
});
