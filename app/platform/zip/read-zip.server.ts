import { fromBuffer, type Entry, type ZipFile } from "yauzl";

export interface ZipPart {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface ZipLimits {
  readonly parts: number;
  /** Unpacked, in all and each. */
  readonly bytes: number;
  readonly partBytes: number;
}

/** Broken, encrypted, or more than anybody needs. */
export class UnreadableZip extends Error {
  override readonly name = "UnreadableZip";
  constructor(
    readonly code: "broken" | "too-large",
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

/** All files of an archive, in its order. What it says of their sizes is not believed. */
export async function readZip(bytes: Uint8Array, limits: ZipLimits): Promise<ZipPart[]> {
  const zip = await opened(bytes);
  try {
    const parts: ZipPart[] = [];
    let total = 0;
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith("/")) continue;
      if (parts.length >= limits.parts) throw new UnreadableZip("too-large");
      const part = await unpacked(zip, entry, Math.min(limits.partBytes, limits.bytes - total));
      total += part.length;
      parts.push({ name: entry.fileName, bytes: part });
    }
    return parts;
  } catch (error) {
    throw error instanceof UnreadableZip ? error : new UnreadableZip("broken", { cause: error });
  } finally {
    zip.close();
  }
}

function opened(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) => {
      if (error) reject(new UnreadableZip("broken", { cause: error }));
      else resolve(zip);
    });
  });
}

async function* entriesOf(zip: ZipFile): AsyncIterable<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settled = () => {
        zip.removeAllListeners("entry").removeAllListeners("end").removeAllListeners("error");
      };
      zip.once("entry", (found: Entry) => (settled(), resolve(found)));
      zip.once("end", () => (settled(), resolve(null)));
      zip.once("error", (error: Error) => (settled(), reject(error)));
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

async function unpacked(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer> {
  if (entry.uncompressedSize > limit) throw new UnreadableZip("too-large");
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
  });
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) throw new UnreadableZip("too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
