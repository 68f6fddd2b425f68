import type { BlobSource } from "./blob-store";

/** Any source as chunks; a consumer that stops early stops the source as well. */
export async function* chunksOf(source: BlobSource): AsyncIterable<Uint8Array> {
  if (source instanceof Uint8Array) {
    yield source;
    return;
  }
  if (!(source instanceof ReadableStream)) {
    yield* source;
    return;
  }
  const reader = source.getReader();
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    finished = true;
  } finally {
    if (!finished) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

/** Regroups chunks into buffers of exactly `size` bytes; the last is shorter. No source, no buffer. */
export async function* buffersOf(source: BlobSource, size: number): AsyncIterable<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(source)) {
    let rest = chunk;
    while (length + rest.byteLength >= size) {
      held.push(rest.subarray(0, size - length));
      rest = rest.subarray(size - length);
      yield Buffer.concat(held, size);
      held = [];
      length = 0;
    }
    if (rest.byteLength > 0) {
      held.push(rest);
      length += rest.byteLength;
    }
  }
  if (length > 0) yield Buffer.concat(held, length);
}
