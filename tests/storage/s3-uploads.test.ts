import { Readable } from "node:stream";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@tus/server";
import { beforeAll, expect, it } from "vitest";
import { pseudoRandom, sha256 } from "./contract";

const MiB = 1024 * 1024;
const bucket = "uploads-on-their-way";

beforeAll(async () => {
  const endpoint = process.env["TEST_S3_ENDPOINT"] ?? "";
  const accessKeyId = process.env["TEST_S3_ACCESS_KEY_ID"] ?? "";
  const secretAccessKey = process.env["TEST_S3_SECRET_ACCESS_KEY"] ?? "";
  // Before any module of the application asks for its configuration.
  Object.assign(process.env, {
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    APP_URL: "http://sangtao.test",
    AUTH_SECRET: "x".repeat(32),
    S3_ENDPOINT: endpoint,
    S3_BUCKET: bucket,
    S3_REGION: "us-east-1",
    S3_ACCESS_KEY_ID: accessKeyId,
    S3_SECRET_ACCESS_KEY: secretAccessKey,
  });
  const credentials = { accessKeyId, secretAccessKey };
  const client = new S3Client({ endpoint, region: "us-east-1", credentials, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
});

const modules = async () => ({
  ...(await import("~/platform/uploads/incoming.server")),
  ...(await import("~/platform/storage/storage.server")),
});

async function collected(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

it("an upload in uneven parts arrives whole, is adopted without passing through here, and forgotten", async () => {
  const { incomingStore, uploadKey, arrived, uploadedBytes, forgetUpload, incomingUploads, storage } =
    await modules();
  const id = "0190a000-0000-7000-8000-000000000001";
  const bytes = pseudoRandom(37 * MiB + 11, "upload");
  const store = incomingStore();
  await store.create(new Upload({ id: uploadKey(id), size: bytes.length, offset: 0 }));
  expect(await arrived(id)).toBe(0);
  let at = 0;
  // Less than a part, more than one, and the rest.
  for (const end of [3 * MiB + 5, 30 * MiB, bytes.length]) {
    await store.write(Readable.from([bytes.subarray(at, end)]), uploadKey(id), at);
    expect(await arrived(id)).toBe(end);
    at = end;
  }
  expect(sha256(await collected(uploadedBytes(id, bytes.length)))).toBe(sha256(bytes));

  const place = { size: bytes.length, contentType: "video/mp4" };
  await storage().adopt(uploadKey(id), "blobs/up/load", place);
  await storage().adopt(uploadKey(id), "blobs/up/load", place);
  expect(await storage().head("blobs/up/load")).toMatchObject(place);
  await expect(
    storage().adopt(uploadKey(id), "blobs/up/other", { ...place, size: 5 }),
  ).rejects.toMatchObject({ code: "not-found" });

  await forgetUpload(id);
  await forgetUpload(id);
  expect(await arrived(id)).toBeNull();
  const left: string[] = [];
  for await (const { id: one } of incomingUploads()) left.push(one);
  expect(left).toEqual([]);
  expect(sha256(await collected((await storage().get("blobs/up/load"))!.body as never))).toBe(sha256(bytes));
});

it("an upload given up in the middle leaves nothing", async () => {
  const { incomingStore, uploadKey, arrived, forgetUpload, incomingUploads } = await modules();
  const id = "0190a000-0000-7000-8000-000000000002";
  const store = incomingStore();
  await store.create(new Upload({ id: uploadKey(id), size: 20 * MiB, offset: 0 }));
  await store.write(Readable.from([pseudoRandom(6 * MiB, "half")]), uploadKey(id), 0);
  await forgetUpload(id);
  expect(await arrived(id)).toBeNull();
  for await (const { id: one } of incomingUploads()) expect(one).not.toBe(id);
});
