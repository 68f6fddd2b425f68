import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import type { AttachmentKind } from "~/contests/regulation";
import { readMultipart } from "~/platform/multipart.server";
import { receiveAttachment, type ReceivedFile } from "../receive-attachment.server";

/** One file of the many, with its place in the archive or the folder that it came from. */
export interface SentFile extends Omit<ReceivedFile, "kindId"> {
  readonly path: string;
}

export interface LeftOut {
  readonly path: string;
  /** Catalogue `entries.fault`. */
  readonly code: string;
}

export type SentFiles =
  | { readonly ok: true; readonly files: readonly SentFile[]; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly code: "too-big" | "broken" | "too-many" };

export const MOST_FILES = 300;
/** Of one archive or one form; larger ones are sent on each entry's page, where they go on after a lost line. */
export const MOST_BYTES = 2 * 1024 * 1024 * 1024;
/** What systems put into archives by themselves. */
const RUBBISH = /(^|\/)(__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)/i;

/**
 * Takes in a ZIP archive or many files; each goes to the storage as it comes, and nothing refers to it yet. What it is
 * for is asked afterwards: any kind of the regulation may take it now.
 */
export async function readSentFiles(
  kinds: readonly AttachmentKind[],
  contentType: string | null,
  body: ReadableStream<Uint8Array> | null,
): Promise<SentFiles> {
  const any: AttachmentKind = {
    id: "any",
    label: "",
    help: "",
    min: 0,
    max: MOST_FILES,
    accept: [...new Set(kinds.flatMap(({ accept }) => accept))],
    maxBytes: Math.max(1, ...kinds.map(({ maxBytes }) => maxBytes)),
    namesAuthors: true,
  };
  const files: SentFile[] = [];
  const leftOut: LeftOut[] = [];
  let broken: "broken" | "too-many" | null = null;
  const take = async (name: string, bytes: AsyncIterable<Uint8Array>) => {
    if (files.length + leftOut.length >= MOST_FILES) return void (broken = "too-many");
    const { file, fault } = await receiveAttachment(any, name, bytes);
    if (file) {
      const { kindId: _any, ...rest } = file;
      files.push({ ...rest, path: name.normalize("NFC").slice(0, 400) });
    } else if (fault) leftOut.push({ path: name, code: fault.code });
  };
  const read = await readMultipart(
    contentType,
    body,
    { totalBytes: MOST_BYTES, files: MOST_FILES, fields: 20 },
    async (part) => {
      if (part.field !== "files" || part.filename === "") return;
      if (!/\.zip$/i.test(part.filename)) return take(part.filename, part.bytes);
      if (!(await unpack(part.bytes, take))) broken = "broken";
    },
  );
  if (!read.ok) return { ok: false, code: read.code === "too-big" ? "too-big" : "broken" };
  return broken ? { ok: false, code: broken } : { ok: true, files, leftOut };
}

/** Hands on each file of an archive; false when it cannot be read. Its table of contents stands at its end: it is laid down first. */
async function unpack(
  bytes: AsyncIterable<Uint8Array>,
  take: (name: string, bytes: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<boolean> {
  const folder = await mkdtemp(path.join(tmpdir(), "sangtao-zip-"));
  try {
    const file = path.join(folder, "archive.zip");
    await pipeline(Readable.from(bytes), createWriteStream(file, { mode: 0o600 }));
    const zip = await opened(file);
    let unpacked = 0;
    try {
      for await (const entry of entriesOf(zip)) {
        if (/\/$/.test(entry.fileName) || RUBBISH.test(entry.fileName)) continue;
        unpacked += entry.uncompressedSize;
        if (unpacked > MOST_BYTES) return false;
        await take(entry.fileName, await streamOf(zip, entry));
      }
    } finally {
      zip.close();
    }
    return true;
  } catch {
    return false;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function opened(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    yauzl.open(
      file,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true },
      (error, zip) => (error ? reject(error) : resolve(zip)),
    ),
  );
}

async function* entriesOf(zip: ZipFile): AsyncIterable<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const done = () => {
        zip.off("entry", onEntry).off("end", onEnd).off("error", onError);
      };
      const onEntry = (found: Entry) => (done(), resolve(found));
      const onEnd = () => (done(), resolve(null));
      const onError = (error: Error) => (done(), reject(error));
      zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
  );
}
