import { jpegWithout } from "./jpeg";
import { pngWithout } from "./png";
import { webpWithout } from "./webp";

/**
 * The same picture, every pixel of it, without what a camera or a program wrote beside them: place, time, device, names,
 * small copies and films appended to it. Which way is up is kept. The very same bytes where there is nothing to lose;
 * null where the bytes are not such a picture.
 */
export function withoutMetadata(bytes: Uint8Array, mime: string): Uint8Array | null {
  switch (mime) {
    case "image/jpeg":
      return jpegWithout(bytes);
    case "image/png":
      return pngWithout(bytes);
    case "image/webp":
      return webpWithout(bytes);
    default:
      return null;
  }
}
