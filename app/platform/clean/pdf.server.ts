import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import { UnreadablePdf, withPdf, type OpenPdf } from "../pdf/render.server";
import type { CleanFault } from "./clean-kinds";

const MAX_BYTES = 200 * 1024 * 1024;
/** Of a file that has to be drawn; each page becomes a picture as a scanner makes it. */
const MAX_DRAWN = 200;
const DRAWN_PIXELS = 3_000_000;
const LONG_SIDE = 842;
/** How many pages of the copy are compared with the original, and how closely. */
const COMPARED = 60;
const COMPARED_PIXELS = 12_000;
const DIFFERS = 40;
const MAY_DIFFER = 0.08;

/** A PDF that shows the same pages and holds nothing else, or why there is none. */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array | CleanFault> {
  if (bytes.byteLength > MAX_BYTES) return "too-large";
  try {
    return await withPdf(bytes, async (original) => {
      const copy = await rewritten(original);
      return copy ?? (original.pages > MAX_DRAWN ? "too-large" : await drawn(original));
    });
  } catch (error) {
    if (error instanceof UnreadablePdf) return "broken";
    throw error;
  }
}

/** Null where it cannot be written anew, or would not look the same. */
async function rewritten(original: OpenPdf): Promise<Uint8Array | null> {
  try {
    const copy = await original.rewrite();
    return await withPdf(copy, async (again) => ((await looksTheSame(original, again)) ? copy : null));
  } catch (error) {
    if (error instanceof UnreadablePdf) return null;
    throw error;
  }
}

async function looksTheSame(a: OpenPdf, b: OpenPdf): Promise<boolean> {
  if (a.pages !== b.pages) return false;
  for (let page = 1; page <= Math.min(a.pages, COMPARED); page++) {
    const [left, right] = [await a.render(page, SMALL), await b.render(page, SMALL)];
    if (left.width !== right.width || left.height !== right.height) return false;
    let other = 0;
    for (let i = 0; i < left.rgba.length; i++)
      if (Math.abs((left.rgba[i] ?? 0) - (right.rgba[i] ?? 0)) > DIFFERS) other += 1;
    if (other > left.rgba.length * MAY_DIFFER) return false;
  }
  return true;
}

const SMALL = { maxPixels: COMPARED_PIXELS };

async function drawn(original: OpenPdf): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 1; page <= original.pages; page++) {
    const { width, height, rgba } = await original.render(page, { maxPixels: DRAWN_PIXELS });
    const jpeg = await sharp(rgba, { raw: { width, height, channels: 4 } })
      .flatten({ background: "#fff" })
      .jpeg({ quality: 80 })
      .toBuffer();
    const scale = LONG_SIDE / Math.max(width, height);
    const size: [number, number] = [width * scale, height * scale];
    document.addPage(size).drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, width: size[0], height: size[1] });
  }
  // Producer and dates would be written by default.
  document.context.trailerInfo.Info = undefined as never;
  return document.save({ updateFieldAppearances: false });
}
