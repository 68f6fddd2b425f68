import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sweepTemporary, withTemporaryFile } from "./temporary-file.server";

async function* bytes() {
  yield await Promise.resolve(Buffer.from("hồ "));
  yield Buffer.from("sơ");
}

describe("a temporary file", () => {
  it("is there for as long as the work goes on, also when that fails", async () => {
    const places: string[] = [];
    const work = withTemporaryFile(async ({ path: place, write }) => {
      places.push(place);
      await write(bytes());
      expect(await readFile(place, "utf8")).toBe("hồ sơ");
      throw new Error("hỏng");
    });
    await expect(work).rejects.toThrow("hỏng");
    expect(places.map((place) => existsSync(path.dirname(place)))).toEqual([false]);
  });
});

describe("what dead processes have left", () => {
  const NOW = new Date("2026-11-22T00:00:00Z");
  const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000);
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), "sweep-test-"));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function left(name: string, written: Date, file = "file") {
    const folder = path.join(root, name);
    await mkdir(folder);
    await writeFile(path.join(folder, file), "x");
    await utimes(path.join(folder, file), written, written);
    await utimes(folder, hours(200), hours(200));
  }

  it("goes after a day, and nothing else does", async () => {
    await left("sangtao-dossiers-aB3dE9", hours(30));
    await left("sangtao-tmp-aB3dE9", hours(30));
    await left("sangtao-zip-backup", hours(300), "data.sql");
    await left("sangtao-zip-zzzzz1", hours(2));
    await left("sangtao-data", hours(300));
    await left("other-aB3dE9", hours(300));
    expect(await sweepTemporary(NOW, root)).toBe(2);
    expect((await readdir(root)).toSorted()).toEqual(["other-aB3dE9", "sangtao-data", "sangtao-zip-backup", "sangtao-zip-zzzzz1"]);
  });
});
