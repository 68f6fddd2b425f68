import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { BlobError, type BlobStore } from "~/platform/storage/blob-store";

/** What the suite asks of an adapter's own test file. */
export type Bench = {
  store(): BlobStore;
  /** More than one of the adapter's parts, where it cuts large blobs into parts. */
  readonly largeSize: number;
  /** The answer of the address from `url`, or null where the store has none. */
  readonly addresses: boolean;
};

const TEXT = { contentType: "text/plain" };

/** The promises of `BlobStore`, the same for every adapter. */
export function describeBlobStore(name: string, bench: Bench) {
  const bytes = (size: number, seed: string) => pseudoRandom(size, seed);
  const store = () => bench.store();

  describe(name, () => {
    it("gives back what was put, with its size, type and hash", async () => {
      const data = bytes(100_000, "a");
      const result = await store().put("round/trip.bin", data, { contentType: "image/png" });
      expect(result).toEqual({ sha256: sha256(data), size: 100_000 });
      const blob = await store().get("round/trip.bin");
      expect(blob).toMatchObject({
        key: "round/trip.bin",
        size: 100_000,
        contentType: "image/png",
        range: { start: 0, end: 99_999 },
      });
      expect(await collect(blob!.body)).toEqual(data);
    });

    it("takes an async iterable and a web stream in chunks of any size", async () => {
      const data = bytes(70_001, "b");
      await store().put("sources/iterable", chunked(data, 977), TEXT);
      await store().put("sources/stream", webStream(chunked(data, 16_384)), TEXT);
      expect(await read("sources/iterable")).toEqual(data);
      expect(await read("sources/stream")).toEqual(data);
    });

    it("keeps an empty blob", async () => {
      expect(await store().put("empty", new Uint8Array(), TEXT)).toEqual({
        sha256: sha256(new Uint8Array()),
        size: 0,
      });
      expect(await store().head("empty")).toMatchObject({ size: 0, contentType: "text/plain" });
      expect(await read("empty")).toEqual(Buffer.alloc(0));
    });

    it("keeps a large stream whole", async () => {
      const data = bytes(bench.largeSize, "large");
      const result = await store().put("large/video.mp4", chunked(data, 65_536), {
        contentType: "video/mp4",
      });
      expect(result).toEqual({ sha256: sha256(data), size: data.length });
      const blob = await store().get("large/video.mp4");
      expect(blob).toMatchObject({ size: data.length, contentType: "video/mp4" });
      expect(sha256(await collect(blob!.body))).toBe(result.sha256);
    });

    it("gives parts by range, both ends included", async () => {
      const data = bytes(10_000, "range");
      await store().put("range", data, TEXT);
      const part = async (start: number, end?: number) => {
        const blob = await store().get("range", { range: { start, end } });
        return { range: blob!.range, size: blob!.size, body: await collect(blob!.body) };
      };
      expect(await part(0, 0)).toEqual({
        range: { start: 0, end: 0 },
        size: 10_000,
        body: data.subarray(0, 1),
      });
      expect(await part(5_000, 5_099)).toMatchObject({ body: data.subarray(5_000, 5_100) });
      expect(await part(9_990)).toMatchObject({
        range: { start: 9_990, end: 9_999 },
        body: data.subarray(9_990),
      });
      expect(await part(9_999, 50_000)).toMatchObject({ range: { start: 9_999, end: 9_999 } });
    });

    it("refuses a range that holds nothing", async () => {
      await store().put("range/refused", bytes(10, "r"), TEXT);
      for (const range of [{ start: 10 }, { start: 5, end: 4 }, { start: -1, end: 3 }]) {
        await expect(store().get("range/refused", { range })).rejects.toMatchObject({
          code: "invalid-range",
        });
      }
    });

    it("says null for what is not there", async () => {
      expect(await store().get("nobody")).toBeNull();
      expect(await store().head("nobody")).toBeNull();
      await store().put("parent", bytes(1, "p"), TEXT);
      expect(await store().head("parent/child")).toBeNull();
    });

    it("replaces a blob with its type", async () => {
      await store().put("replace", bytes(5_000, "old"), { contentType: "image/png" });
      await store().put("replace", bytes(3_000, "new"), { contentType: "image/webp" });
      expect(await store().head("replace")).toMatchObject({
        size: 3_000,
        contentType: "image/webp",
      });
      expect(await read("replace")).toEqual(bytes(3_000, "new"));
    });

    it("never replaces with ifNoneMatch", async () => {
      await store().put("once", bytes(10, "first"), { ...TEXT, ifNoneMatch: "*" });
      await expect(
        store().put("once", bytes(10, "second"), { ...TEXT, ifNoneMatch: "*" }),
      ).rejects.toMatchObject({ name: "BlobError", code: "exists" });
      await expect(
        store().put("once", chunked(bytes(bench.largeSize, "third"), 65_536), {
          ...TEXT,
          ifNoneMatch: "*",
        }),
      ).rejects.toMatchObject({ code: "exists" });
      expect(await read("once")).toEqual(bytes(10, "first"));
    });

    it("lets one of many writers win with ifNoneMatch", async () => {
      const attempts = await Promise.allSettled(
        Array.from({ length: 8 }, (_, n) =>
          store().put("race", bytes(1_000, `race ${n}`), { ...TEXT, ifNoneMatch: "*" }),
        ),
      );
      const won = attempts.filter((attempt) => attempt.status === "fulfilled");
      expect(won).toHaveLength(1);
      for (const lost of attempts.filter((attempt) => attempt.status === "rejected")) {
        expect(lost.reason).toMatchObject({ code: "exists" });
      }
      expect(sha256(await read("race"))).toBe(won[0]!.value.sha256);
    });

    it("leaves nothing of a source that fails, and passes its error on", async () => {
      for (const size of [1_000, bench.largeSize]) {
        async function* broken() {
          yield* chunked(bytes(size, "broken"), 65_536);
          throw new Error("the line was cut");
        }
        await expect(store().put("broken", broken(), TEXT)).rejects.toThrow("the line was cut");
        expect(await store().head("broken")).toBeNull();
      }
      expect(await store().sweep(new Date(Date.now() + 60_000))).toBe(0);
    });

    it("keeps a key and the keys below it apart", async () => {
      await store().put("nest", bytes(1, "n"), TEXT);
      await store().put("nest/below", bytes(2, "n"), TEXT);
      await store().delete("nest");
      expect(await store().head("nest")).toBeNull();
      expect(await store().head("nest/below")).toMatchObject({ size: 2 });
    });

    it("lists by prefix", async () => {
      for (const key of ["list/a/1", "list/a/2", "list/ab", "list/b", "lister"]) {
        await store().put(key, bytes(key.length, key), TEXT);
      }
      expect(await keys("list/a")).toEqual(["list/a/1", "list/a/2", "list/ab"]);
      expect(await keys("list/a/")).toEqual(["list/a/1", "list/a/2"]);
      expect(await keys("list/")).toEqual(["list/a/1", "list/a/2", "list/ab", "list/b"]);
      expect(await keys("list")).toContain("lister");
      expect(await keys("nothing/")).toEqual([]);
      for await (const listed of store().list("list/b")) {
        expect(listed).toMatchObject({ key: "list/b", size: 6 });
        expect(Math.abs(listed.modifiedAt.getTime() - Date.now())).toBeLessThan(600_000);
      }
    });

    it("copies bytes and type, over what was there", async () => {
      const data = bytes(4_000, "copy");
      await store().put("copy/from", data, { contentType: "application/pdf" });
      await store().put("copy/to", bytes(1, "x"), TEXT);
      await store().copy("copy/from", "copy/to");
      expect(await store().head("copy/to")).toMatchObject({
        size: 4_000,
        contentType: "application/pdf",
      });
      expect(await read("copy/to")).toEqual(data);
      await expect(store().copy("copy/missing", "copy/else")).rejects.toMatchObject({
        code: "not-found",
      });
    });

    it("deletes, also what is not there", async () => {
      await store().put("delete", bytes(1, "d"), TEXT);
      await store().delete("delete");
      await store().delete("delete");
      await store().delete("never/was/there");
      expect(await store().get("delete")).toBeNull();
      expect(await keys("delete")).toEqual([]);
    });

    it.each([
      "",
      "/etc/passwd",
      "../secret",
      "a/../../secret",
      "a//b",
      "a/",
      ".hidden",
      "a/./b",
      "a\\b",
      "a\0b",
      "a b",
      "tên",
      "x.blob",
      "x".repeat(151),
    ])("refuses the key %j everywhere", async (key) => {
      const refused = { name: "BlobError", code: "invalid-key" };
      await expect(store().put(key, new Uint8Array(), TEXT)).rejects.toMatchObject(refused);
      await expect(store().get(key)).rejects.toMatchObject(refused);
      await expect(store().head(key)).rejects.toMatchObject(refused);
      await expect(store().delete(key)).rejects.toMatchObject(refused);
      await expect(store().copy("copy/from", key)).rejects.toMatchObject(refused);
    });

    it("can be read only in part", async () => {
      await store().put("cancel", bytes(bench.largeSize, "cancel"), TEXT);
      const reader = (await store().get("cancel"))!.body.getReader();
      expect((await reader.read()).done).toBe(false);
      await reader.cancel();
    });

    it("gives an address that names the file, or none", async () => {
      await store().put("url", Buffer.from("xin chào"), TEXT);
      const url = await store().url("url", { filename: "Giải pháp.txt", expires: 60 });
      if (!bench.addresses) {
        expect(url).toBeNull();
        return;
      }
      const answer = await fetch(url!);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/plain");
      expect(answer.headers.get("content-disposition")).toContain(
        "filename*=UTF-8''Gi%E1%BA%A3i%20ph%C3%A1p.txt",
      );
      expect(await answer.text()).toBe("xin chào");
      const tampered = new URL(url!);
      tampered.pathname = tampered.pathname.replace(/url$/, "empty");
      expect((await fetch(tampered)).status).toBe(403);
    });

    async function read(key: string) {
      const blob = await store().get(key);
      if (!blob) throw new BlobError("not-found", key);
      return await collect(blob.body);
    }

    async function keys(prefix: string) {
      const found: string[] = [];
      for await (const { key } of store().list(prefix)) found.push(key);
      return found.sort();
    }
  });
}

export async function collect(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  return Buffer.from(await new Response(body).arrayBuffer());
}

export async function* chunked(data: Buffer, size: number) {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

function webStream(chunks: AsyncIterable<Buffer>) {
  return Readable.toWeb(Readable.from(chunks)) as ReadableStream<Uint8Array>;
}

export function sha256(data: Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** The same bytes for the same seed, without any pattern that a wrong offset could hide in. */
export function pseudoRandom(size: number, seed: string): Buffer {
  const blocks: Buffer[] = [];
  for (let n = 0; n * 64 < size; n += 1) {
    blocks.push(createHash("sha512").update(`${seed}:${n}`).digest());
  }
  return Buffer.concat(blocks).subarray(0, size);
}
