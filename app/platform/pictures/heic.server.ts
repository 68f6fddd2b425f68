import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import sharp from "sharp";

const MAX_PIXELS = 100_000_000;
/** A picture of 48 million pixels takes six seconds on a slow machine. */
const MAX_MS = 60_000;
const QUALITY = 90;

interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

let last: Promise<unknown> = Promise.resolve();

/** A picture of a phone as a JPEG that every browser shows, the right way up; null where it cannot be read. */
export async function jpegOfHeic(bytes: Uint8Array): Promise<Uint8Array | null> {
  // One after the other, for the memory that each takes.
  const mine = last.then(() => decode(bytes)).catch(() => null);
  last = mine;
  const decoded = await mine;
  if (!decoded) return null;
  const { width, height, data } = decoded;
  const pixels = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return sharp(pixels, { raw: { width, height, channels: 4 }, limitInputPixels: MAX_PIXELS })
    .flatten({ background: "#fff" })
    .jpeg({ quality: QUALITY })
    .toBuffer();
}

function decode(bytes: Uint8Array): Promise<Decoded> {
  // By its name in package.json: the built server lies elsewhere, the worker stays where it is.
  const worker = new Worker(createRequire(import.meta.url).resolve("#heic-worker"), {
    workerData: { bytes, maxPixels: MAX_PIXELS },
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  const decoded = new Promise<Decoded>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread has ended")));
    timer = setTimeout(() => reject(new Error("took too long")), MAX_MS);
  });
  return decoded.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
