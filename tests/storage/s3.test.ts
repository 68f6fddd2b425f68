import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { S3BlobStore } from "~/platform/storage/s3-blob-store.server";
import { chunked, describeBlobStore, pseudoRandom, sha256 } from "./contract";

const MiB = 1024 * 1024;
const credentials = {
  accessKeyId: process.env["TEST_S3_ACCESS_KEY_ID"] ?? "",
  secretAccessKey: process.env["TEST_S3_SECRET_ACCESS_KEY"] ?? "",
};
const config = {
  endpoint: process.env["TEST_S3_ENDPOINT"] ?? "",
  region: "us-east-1",
  bucket: "attachments",
  ...credentials,
  partSize: 5 * MiB,
};
const store = new S3BlobStore(config);

beforeAll(async () => {
  const client = new S3Client({ ...config, credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: config.bucket }));
  client.destroy();
});
afterAll(() => store.close());

describeBlobStore("S3BlobStore keeps the contract on a Ceph RADOS gateway", {
  store: () => store,
  largeSize: 12 * MiB + 345,
  addresses: true,
});

describe("S3BlobStore on a Ceph RADOS gateway", () => {
  it("cuts a blob at every edge of its parts", async () => {
    for (const size of [5 * MiB - 1, 5 * MiB, 5 * MiB + 1, 10 * MiB]) {
      const data = pseudoRandom(size, `edge ${size}`);
      const key = `edges/${size}`;
      const result = await store.put(key, chunked(data, 100_000), { contentType: "video/mp4" });
      expect(result).toEqual({ sha256: sha256(data), size });
      expect(await store.head(key)).toMatchObject({ size, contentType: "video/mp4" });
    }
  });

  it("lists more than one page", async () => {
    const keys = Array.from({ length: 1_050 }, (_, n) => `pages/${String(n).padStart(4, "0")}`);
    for (let at = 0; at < keys.length; at += 50) {
      await Promise.all(
        keys
          .slice(at, at + 50)
          .map((key) => store.put(key, Buffer.from(key), { contentType: "text/plain" })),
      );
    }
    const found: string[] = [];
    for await (const { key } of store.list("pages/")) found.push(key);
    expect(found.sort()).toEqual(keys);
  });

  it("sweeps an upload that was never completed, and nothing newer", async () => {
    let reached = () => {};
    const twoParts = new Promise<void>((resolve) => (reached = resolve));
    let fail = (_: Error) => {};
    const stuck = new Promise<never>((_, reject) => (fail = reject));
    async function* neverEnding() {
      yield pseudoRandom(11 * MiB, "stuck");
      reached();
      await stuck;
    }
    const upload = store.put("stuck", neverEnding(), { contentType: "video/mp4" });
    const settled = upload.catch((error: unknown) => error);
    await twoParts;
    expect(await store.sweep(new Date(Date.now() - 3_600_000))).toBe(0);
    expect(await store.sweep(new Date(Date.now() + 3_600_000))).toBe(1);
    fail(new Error("killed"));
    expect(await settled).toMatchObject({ message: "killed" });
    expect(await store.head("stuck")).toBeNull();
  });

  it("refuses with unavailable when the key is wrong", async () => {
    const stranger = new S3BlobStore({ ...config, secretAccessKey: "wrong" });
    await expect(stranger.head("edges")).rejects.toMatchObject({ code: "unavailable" });
    stranger.close();
  });
});
