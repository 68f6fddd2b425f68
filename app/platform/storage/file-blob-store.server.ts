import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, link, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import {
  assertKey,
  assertPrefix,
  BLOB_SUFFIX,
  BlobError,
  type BlobContent,
  type BlobInfo,
  type BlobSource,
  type AdoptOptions,
  type BlobStore,
  type ByteRange,
  type ListedBlob,
  type PutOptions,
  type PutResult,
  resolveRange,
} from "./blob-store";
import { chunksOf } from "./chunks.server";

/**
 * A blob is one file: its bytes, then its metadata as JSON, the length of that JSON and a mark. Data and
 * metadata therefore appear in one rename, and most programs still open the file.
 */
const MARK = Buffer.from("sgtblob1");
const TAIL = 4 + MARK.length;

type Footer = { readonly contentType: string };

/** Keeps blobs in a folder; for one machine, or several that share a POSIX file system. */
export class FileBlobStore implements BlobStore {
  readonly #directory: string;
  readonly #blobs: string;
  readonly #temporary: string;

  constructor(config: { readonly directory: string }) {
    this.#directory = config.directory;
    this.#blobs = path.join(config.directory, "blobs");
    this.#temporary = path.join(config.directory, "tmp");
  }

  async put(key: string, source: BlobSource, options: PutOptions): Promise<PutResult> {
    const target = this.#pathOf(key);
    if (options.ifNoneMatch && (await this.head(key))) throw new BlobError("exists", key);
    return await this.#appear(target, async (temporary) => {
      const result = await writeBlob(temporary, source, { contentType: options.contentType });
      await this.#makeFolder(path.dirname(target));
      if (options.ifNoneMatch) await linkNew(key, temporary, target);
      else await rename(temporary, target);
      return result;
    });
  }

  async get(key: string, options: { range?: ByteRange } = {}): Promise<BlobContent | null> {
    const file = await openOrNull(this.#pathOf(key));
    if (!file) return null;
    try {
      const info = await readInfo(key, file);
      const range = resolveRange(key, info.size, options.range);
      if (info.size === 0) {
        await file.close();
        return { ...info, range, body: webStream(Readable.from([])) };
      }
      const bytes = file.createReadStream({ start: range.start, end: range.end });
      return { ...info, range, body: webStream(bytes) };
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  async head(key: string): Promise<BlobInfo | null> {
    const file = await openOrNull(this.#pathOf(key));
    if (!file) return null;
    try {
      return await readInfo(key, file);
    } finally {
      await file.close();
    }
  }

  async *list(prefix: string): AsyncIterable<ListedBlob> {
    assertPrefix(prefix);
    const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
    for await (const key of this.#keysBelow(folder)) {
      if (!key.startsWith(prefix)) continue;
      const info = await this.head(key);
      if (info) yield { key, size: info.size, modifiedAt: info.modifiedAt };
    }
  }

  /** A blob's file is never written again, so that a second name for it is a copy. */
  async copy(from: string, to: string): Promise<void> {
    const source = this.#pathOf(from);
    const target = this.#pathOf(to);
    await this.#appear(target, async (temporary) => {
      await link(source, temporary).catch((error: unknown) => {
        throw isMissing(error) ? new BlobError("not-found", from, { cause: error }) : error;
      });
      await this.#makeFolder(path.dirname(target));
      await rename(temporary, target);
    });
  }

  /** The upload's file gets the metadata behind its bytes, and a second name. */
  async adopt(upload: string, key: string, { size, contentType }: AdoptOptions): Promise<void> {
    assertKey(upload);
    const source = path.join(this.#directory, ...upload.split("/"));
    const target = this.#pathOf(key);
    await this.#appear(target, async (temporary) => {
      await finishFile(upload, source, size, { contentType });
      await link(source, temporary);
      await this.#makeFolder(path.dirname(target));
      await rename(temporary, target);
    });
  }

  async delete(key: string): Promise<void> {
    const target = this.#pathOf(key);
    await rm(target, { force: true });
    await syncFolder(path.dirname(target)).catch(ignoreMissing);
  }

  async url(): Promise<null> {
    return null;
  }

  async sweep(before: Date): Promise<number> {
    let removed = 0;
    for (const name of await namesIn(this.#temporary)) {
      const file = path.join(this.#temporary, name.name);
      const info = await stat(file).catch(ignoreMissing);
      if (!info || info.mtime >= before) continue;
      await rm(file, { force: true });
      removed += 1;
    }
    return removed;
  }

  #pathOf(key: string): string {
    assertKey(key);
    return path.join(this.#blobs, ...key.split("/")) + BLOB_SUFFIX;
  }

  async *#keysBelow(folder: string): AsyncIterable<string> {
    for (const entry of await namesIn(path.join(this.#blobs, ...folder.split("/")))) {
      if (entry.isDirectory()) yield* this.#keysBelow(`${folder}${entry.name}/`);
      else if (entry.name.endsWith(BLOB_SUFFIX))
        yield folder + entry.name.slice(0, -BLOB_SUFFIX.length);
    }
  }

  /** Lets `write` make a file under a temporary name and move it to `target`; nothing else stays. */
  async #appear<T>(target: string, write: (temporary: string) => Promise<T>): Promise<T> {
    await mkdir(this.#temporary, { recursive: true, mode: 0o700 });
    const temporary = path.join(this.#temporary, randomUUID());
    try {
      const result = await write(temporary);
      await syncFolder(path.dirname(target));
      return result;
    } finally {
      await rm(temporary, { force: true });
    }
  }

  /** Makes a folder that survives a power cut: each new one is written down in the one above it. */
  async #makeFolder(folder: string): Promise<void> {
    const first = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (first === undefined) return;
    for (let at = folder; at !== path.dirname(first); at = path.dirname(at)) {
      await syncFolder(path.dirname(at));
    }
  }
}

async function writeBlob(file: string, source: BlobSource, footer: Footer): Promise<PutResult> {
  const handle = await open(file, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    let size = 0;
    for await (const chunk of chunksOf(source)) {
      hash.update(chunk);
      size += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    await handle.writeFile(encodeFooter(footer));
    await handle.sync();
    return { sha256: hash.digest("hex"), size };
  } finally {
    await handle.close();
  }
}

/** Makes a file of bare bytes a blob's file, on the disk for good. Once it has a second name it is one, and left alone. */
async function finishFile(upload: string, file: string, size: number, footer: Footer) {
  const handle = await open(file, "r+").catch(ignoreMissing);
  if (!handle) throw new BlobError("not-found", upload);
  try {
    const found = await handle.stat();
    if (found.size < size) throw new BlobError("not-found", upload, { cause: "it is not whole" });
    if (found.nlink > 1) return;
    // What a process that died in this very place has left behind the bytes.
    await handle.truncate(size);
    const end = encodeFooter(footer);
    await handle.write(end, 0, end.length, size);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function encodeFooter(footer: Footer): Buffer {
  const json = Buffer.from(JSON.stringify(footer));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([json, length, MARK]);
}

async function readInfo(key: string, file: FileHandle): Promise<BlobInfo> {
  const { size: total, mtime } = await file.stat();
  const tail = await readAt(file, Math.max(0, total - TAIL), TAIL);
  if (tail.length < TAIL || !tail.subarray(4).equals(MARK)) {
    throw new BlobError("unavailable", key, { cause: "the file is not a whole blob" });
  }
  const length = tail.readUInt32BE(0);
  const size = total - TAIL - length;
  const footer = JSON.parse((await readAt(file, size, length)).toString()) as Footer;
  return { key, size, modifiedAt: mtime, contentType: footer.contentType };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** A hard link refuses an existing name in one step, which a rename does not. */
async function linkNew(key: string, temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw new BlobError("exists", key, { cause: error });
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function openOrNull(file: string): Promise<FileHandle | null> {
  return (await open(file, "r").catch(ignoreMissing)) ?? null;
}

async function namesIn(folder: string) {
  return (await readdir(folder, { withFileTypes: true }).catch(ignoreMissing)) ?? [];
}

function webStream(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";
}

function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
