import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ChangedPart, zipStream, type StreamedPart } from "./stream-zip.server";
import { openZip } from "./zip-file.server";

async function whole(parts: readonly StreamedPart[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipStream(parts)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A part that is read a second time, as two chunks. */
const streamed = (name: string, bytes: Uint8Array, then = bytes): StreamedPart => ({
  name,
  size: bytes.byteLength,
  crc32: crc32(bytes),
  open: () =>
    Promise.resolve(
      (async function* () {
        yield await Promise.resolve(then.subarray(0, 3));
        yield then.subarray(3);
      })(),
    ),
});

async function readBack(archive: Uint8Array): Promise<Record<string, Buffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), "sangtao-test-"));
  try {
    const file = path.join(folder, "a.zip");
    await writeFile(file, archive);
    const zip = await openZip(file);
    try {
      const found: Record<string, Buffer> = {};
      for await (const entry of zip.entries()) {
        const chunks: Buffer[] = [];
        for await (const chunk of await zip.read(entry)) chunks.push(chunk as Buffer);
        found[entry.name] = Buffer.concat(chunks);
        expect(found[entry.name]).toHaveLength(entry.size);
      }
      return found;
    } finally {
      zip.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("a streamed archive", () => {
  it("is read by two readers as it was written, names and all", async () => {
    const names = fc.uniqueArray(
      fc.stringMatching(/^[a-zA-Zạơđêư0-9][a-zA-Zạơđêư0-9 _-]{0,20}(\/[a-z0-9ố]{1,8})?$/),
      { maxLength: 8, selector: (name) => name.toLowerCase() },
    );
    await fc.assert(
      fc.asyncProperty(names, fc.array(fc.tuple(fc.uint8Array({ maxLength: 400 }), fc.boolean()), { minLength: 8, maxLength: 8 }), async (given, contents) => {
        const parts = given.map((name, index): StreamedPart => {
          const [bytes, isStreamed] = contents[index]!;
          return isStreamed ? streamed(name, bytes) : { name, bytes };
        });
        const archive = await whole(parts);
        const expected = Object.fromEntries(given.map((name, index) => [name, Buffer.from(contents[index]![0])]));
        expect(await readBack(archive)).toEqual(expected);
        const other = unzipSync(archive);
        expect(Object.fromEntries(Object.entries(other).map(([name, bytes]) => [name, Buffer.from(bytes)]))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it("is the same for the same parts", async () => {
    const parts = () => [{ name: "a.txt", bytes: Buffer.from("a") }, streamed("b.bin", Buffer.from("0123456789"))];
    expect(await whole(parts())).toEqual(await whole(parts()));
  });

  it("ends where a file is no longer what it was when it was looked at", async () => {
    const bytes = Buffer.from("0123456789");
    for (const then of ["012345678X", "01234", "0123456789 and more"])
      await expect(whole([streamed("a", bytes, Buffer.from(then))])).rejects.toThrow(ChangedPart);
  });

  it("holds more files than the first format can count", async () => {
    const parts = Array.from({ length: 65_540 }, (_, index) => ({ name: String(index), bytes: NOTHING }));
    const archive = await whole(parts);
    expect(Object.keys(unzipSync(archive))).toHaveLength(65_540);
  });
});

const NOTHING = new Uint8Array();
