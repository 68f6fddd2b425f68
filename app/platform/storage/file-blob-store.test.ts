import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeBlobStore } from "../../../tests/storage/contract";
import { FileBlobStore } from "./file-blob-store.server";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "sangtao blobs-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describeBlobStore("FileBlobStore keeps the contract", {
  store: () => new FileBlobStore({ directory }),
  largeSize: 3_000_000,
  addresses: false,
});

describe("FileBlobStore", () => {
  const store = () => new FileBlobStore({ directory: path.join(directory, "own") });
  const blobFile = (key: string) => path.join(directory, "own", "blobs", `${key}.blob`);

  it("begins its file with the blob's own bytes, so that it opens without us", async () => {
    await store().put("plain", Buffer.from("%PDF-1.7"), { contentType: "application/pdf" });
    expect((await readFile(blobFile("plain"))).toString("latin1")).toMatch(/^%PDF-1\.7/);
  });

  it("shows no blob in a file that lost its end", async () => {
    await store().put("torn", Buffer.alloc(5_000, 7), { contentType: "text/plain" });
    await truncate(blobFile("torn"), 4_000);
    await expect(store().head("torn")).rejects.toMatchObject({ code: "unavailable" });
    await expect(store().get("torn")).rejects.toMatchObject({ code: "unavailable" });
  });

  it("sweeps what a killed process left, and nothing newer", async () => {
    const tmp = path.join(directory, "own", "tmp");
    await store().put("made", Buffer.alloc(1), { contentType: "text/plain" });
    expect(await readdir(tmp)).toEqual([]);
    await writeFile(path.join(tmp, "old"), "half a blob");
    await writeFile(path.join(tmp, "new"), "still being written");
    const day = new Date("2026-03-01T00:00:00Z");
    await utimes(path.join(tmp, "old"), day, day);
    expect(await store().sweep(new Date("2026-03-02T00:00:00Z"))).toBe(1);
    expect(await readdir(tmp)).toEqual(["new"]);
  });
});
