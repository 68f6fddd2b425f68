import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile as Opened } from "yauzl";

/** A file in an archive as the archive's table of contents has it. */
export interface ZipEntry {
  readonly name: string;
  /** What the archive says of its size; more than that never comes out of it. */
  readonly size: number;
}

/** An archive that lies on the disk: its table of contents stands at its end. */
export interface ZipFile {
  /** One after the other, in its order. */
  entries(): AsyncIterable<ZipEntry>;
  /** The bytes of one of its entries. */
  read(entry: ZipEntry): Promise<Readable>;
  close(): void;
}

/** Opens an archive; throws where it is none. With `anyName` names are handed on that lead out of a folder. */
export async function openZip(file: string, { anyName = false } = {}): Promise<ZipFile> {
  const zip = await new Promise<Opened>((resolve, reject) =>
    yauzl.open(
      file,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: !anyName },
      (error, opened) => (error ? reject(error) : resolve(opened)),
    ),
  );
  const known = new WeakMap<ZipEntry, Entry>();
  return {
    async *entries() {
      for (;;) {
        const found = await next(zip);
        if (!found) return;
        const entry = { name: anyName ? found.fileNameRaw.toString("utf8") : found.fileName, size: found.uncompressedSize };
        known.set(entry, found);
        yield entry;
      }
    },
    read: (entry) =>
      new Promise((resolve, reject) => {
        const own = known.get(entry);
        if (!own) return reject(new Error("the entry is of another archive"));
        zip.openReadStream(own, (error, stream) => (error ? reject(error) : resolve(stream)));
      }),
    close: () => zip.close(),
  };
}

function next(zip: Opened): Promise<Entry | null> {
  return new Promise((resolve, reject) => {
    const done = () => {
      zip.off("entry", onEntry).off("end", onEnd).off("error", onError);
    };
    const onEntry = (found: Entry) => (done(), resolve(found));
    const onEnd = () => (done(), resolve(null));
    const onError = (error: Error) => (done(), reject(error));
    zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
    zip.readEntry();
  });
}
