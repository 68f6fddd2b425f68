import sharp from "sharp";
import { db } from "~/platform/db.server";
import { hashOfGrey, SIDE } from "./picture-hash";

/** Larger ones are not unpacked. */
const PIXELS = 100_000_000;

/** The perceptual hash of a picture's bytes; null for an empty page and for what is no picture. */
export async function pictureHash(bytes: Uint8Array): Promise<string | null> {
  try {
    const grey = await sharp(bytes, { limitInputPixels: PIXELS })
      .rotate()
      .flatten({ background: "#ffffff" })
      .resize(SIDE, SIDE, { fit: "fill" })
      .greyscale()
      .raw()
      .toBuffer();
    return hashOfGrey(grey);
  } catch {
    return null;
  }
}

/** Works out a stored picture's hash and writes it down; "" for one in which there is nothing to see. */
export async function keepPictureHash(sha256: string, bytes: Uint8Array): Promise<string> {
  const hash = (await pictureHash(bytes)) ?? "";
  await db.blob.updateMany({ where: { sha256, pictureHash: null }, data: { pictureHash: hash } });
  return hash;
}
