import { promisify } from "node:util";
import { deflateRaw } from "node:zlib";
import type { ZipPart } from "./read-zip.server";
import { zipStream, type StreamedPart } from "./stream-zip.server";

const deflate = promisify<Uint8Array, Buffer>(deflateRaw);

/** An archive of these files, packed, in one piece. The same files give the same bytes. */
export async function writeZip(parts: readonly ZipPart[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipStream(packed(parts))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* packed(parts: readonly ZipPart[]): AsyncGenerator<StreamedPart> {
  for (const { name, bytes } of parts) yield { name, bytes, packed: await deflate(bytes) };
}
