import { createHash } from "node:crypto";

/** What the storage gave is not what was stored. */
export class BrokenBlob extends Error {
  override readonly name = "BrokenBlob";
  constructor(key: string) {
    super(`the bytes of ${key} are not those that were stored`);
  }
}

/**
 * The same bytes. Where they do not have this SHA-256 the stream fails before its last chunk, so that who reads it
 * never has them all and takes them for the file.
 */
export function verified(
  body: ReadableStream<Uint8Array>,
  key: string,
  sha256: string,
): ReadableStream<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | undefined;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        hash.update(chunk);
        if (held) controller.enqueue(held);
        held = chunk;
      },
      flush(controller) {
        if (hash.digest("hex") !== sha256) return controller.error(new BrokenBlob(key));
        if (held) controller.enqueue(held);
      },
    }),
  );
}
