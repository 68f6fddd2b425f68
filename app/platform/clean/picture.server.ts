import sharp from "sharp";
import { withoutMetadata } from "../pictures/strip-metadata";
import type { CleanFault } from "./clean-kinds";

const MAX_PIXELS = 150_000_000;
const QUALITY = 92;

/**
 * A picture without anything beside its pixels and which way is up. Its pixels stay as they are, unless a colour
 * profile, which names devices and people, has to be worked into them.
 */
export async function cleanPicture(bytes: Uint8Array, mime: string): Promise<Uint8Array | CleanFault> {
  try {
    const input = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "none", animated: mime === "image/gif" });
    const { icc } = await input.metadata();
    const bare = mime === "image/gif" || mime === "image/tiff" ? null : withoutMetadata(bytes, mime);
    if (bare && !icc) return bare;
    const upright = input.autoOrient();
    switch (mime) {
      case "image/jpeg":
        return await upright.jpeg({ quality: QUALITY }).toBuffer();
      case "image/png":
        return await upright.png().toBuffer();
      case "image/webp":
        return await upright.webp({ quality: QUALITY }).toBuffer();
      case "image/gif":
        return await upright.gif().toBuffer();
      case "image/tiff":
        return await upright.tiff().toBuffer();
      default:
        return "unsupported";
    }
  } catch {
    return "broken";
  }
}
