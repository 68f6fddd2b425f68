import sharp from "sharp";
import type { PagePicture } from "~/platform/pdf/render.server";

/** A page's picture as a browser shows it. */
export function pagePng({ width, height, rgba }: PagePicture): Promise<Buffer> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .flatten({ background: "#fff" })
    .png({ compressionLevel: 6 })
    .toBuffer();
}
