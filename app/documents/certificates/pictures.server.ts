import { Buffer } from "node:buffer";
import sharp from "sharp";
import { blobKey } from "~/entries/files/attachment";
import { db } from "~/platform/db.server";
import { chunksOf } from "~/platform/storage/chunks.server";
import { storage } from "~/platform/storage/storage.server";
import { PAGE } from "./design";

/** A picture as a PDF holds it. */
export interface PrintPicture {
  readonly width: number;
  readonly height: number;
  /** A JPEG, or three bytes a pixel with their opacity apart. */
  readonly jpeg: Buffer | null;
  readonly rgb: Buffer | null;
  readonly alpha: Buffer | null;
}

/** Pixels of a page at 200 dots an inch: enough for print, and a thousand pages in an archive stay small. */
const BACKGROUND = { width: Math.round((PAGE.width / 25.4) * 200), height: Math.round((PAGE.height / 25.4) * 200) };
const LOGO_PIXELS = 500;
const LARGEST = 60_000_000;

/** A picture that waits for the malware scan, or was found harmful. */
export class PictureNotReady extends Error {
  override readonly name = "PictureNotReady";
}

async function stored(sha256: string): Promise<Buffer> {
  const blob = await db.blob.findUnique({ where: { sha256 }, select: { state: true } });
  if (blob?.state !== "READY") throw new PictureNotReady(sha256);
  const content = await storage().get(blobKey(sha256));
  if (!content) throw new Error(`the storage has lost ${blobKey(sha256)}`);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunksOf(content.body)) parts.push(chunk);
  return Buffer.concat(parts);
}

const open = (bytes: Buffer) => sharp(bytes, { limitInputPixels: LARGEST, failOn: "none" }).rotate();

/** The picture under the whole page: cut to the page's shape, never stretched. */
export async function backgroundPicture(sha256: string): Promise<PrintPicture> {
  const jpeg = await open(await stored(sha256))
    .flatten({ background: "#fff" })
    .resize({ ...BACKGROUND, fit: "cover" })
    .jpeg({ quality: 82, mozjpeg: true })
    .toBuffer();
  return { ...BACKGROUND, jpeg, rgb: null, alpha: null };
}

/** A logo with what shows through it. */
export async function logoPicture(sha256: string): Promise<PrintPicture> {
  const { data, info } = await open(await stored(sha256))
    .resize({ width: LOGO_PIXELS, height: LOGO_PIXELS, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const pixels = info.width * info.height;
  const [rgb, alpha] = [Buffer.alloc(pixels * 3), Buffer.alloc(pixels)];
  for (let pixel = 0; pixel < pixels; pixel++) {
    data.copy(rgb, pixel * 3, pixel * 4, pixel * 4 + 3);
    alpha[pixel] = data[pixel * 4 + 3] ?? 255;
  }
  return { width: info.width, height: info.height, jpeg: null, rgb, alpha };
}
