import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** How the folders begin that are ours in the system's place for what does not last. */
const PREFIX = "sangtao-tmp-";
const NAME = "file";
/** Longer than the slowest upload goes on writing. */
const LEFT_MS = 24 * 60 * 60 * 1000;

/** A place on the disk for bytes that have to be there whole before they are looked at. */
export interface TemporaryFile {
  readonly path: string;
  readonly write: (bytes: AsyncIterable<Uint8Array>) => Promise<void>;
}

/** Lends a file for as long as the work goes on; nobody else can read it. */
export async function withTemporaryFile<T>(work: (file: TemporaryFile) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), PREFIX));
  const file = path.join(folder, NAME);
  try {
    return await work({
      path: file,
      write: (bytes) => pipeline(Readable.from(bytes), createWriteStream(file, { mode: 0o600 })),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what processes have left that died at work; returns how many folders. */
export async function sweepTemporary(now: Date, root = tmpdir()): Promise<number> {
  let removed = 0;
  for (const name of await readdir(root)) {
    if (!LEFT.test(name)) continue;
    const folder = path.join(root, name);
    const at = await lastWritten(folder);
    if (at === null || now.getTime() - at < LEFT_MS) continue;
    await rm(folder, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}

/** As `mkdtemp` makes them, and as folder and file were called before. */
const LEFT = /^sangtao-(tmp|dossiers|zip)-[A-Za-z0-9]{6}$/;
const NAMES = [NAME, "archive.zip"];

/** null: it is none of ours, or gone already. */
async function lastWritten(folder: string): Promise<number | null> {
  try {
    const own = await stat(folder);
    if (!own.isDirectory() || (process.getuid && own.uid !== process.getuid())) return null;
    const files = await readdir(folder);
    if (files.some((file) => !NAMES.includes(file))) return null;
    const times = await Promise.all(files.map(async (file) => (await stat(path.join(folder, file))).mtimeMs));
    return Math.max(own.mtimeMs, ...times);
  } catch {
    return null;
  }
}
