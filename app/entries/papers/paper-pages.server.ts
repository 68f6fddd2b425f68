import { PDFDocument } from "pdf-lib";
import sharp from "sharp";
import {
  pictureCodes,
  UnreadablePdf,
  withPdf,
  type PagePicture,
} from "~/platform/pdf/render.server";
import { storage } from "~/platform/storage/storage.server";
import { blobKey } from "../files/attachment";

/** A scan of papers, whether a PDF of many pages or a photograph of one. */
export interface OpenPaper {
  readonly pages: number;
  /** One page, which may be of a paper of several. */
  readonly isPhotograph: boolean;
  /** What the codes on a page say; nothing where the page cannot be drawn. */
  codes(page: number): Promise<readonly string[]>;
  picture(page: number): Promise<PagePicture>;
  /** Pages as a PDF of their own. */
  extract(pages: readonly number[]): Promise<Uint8Array>;
}

/** As much as two hundred pages scanned in colour at 300 dpi take. */
export const MAX_SCAN_BYTES = 150 * 1024 * 1024;
const MAX_PIXELS = 150_000_000;
/** First as small as most codes can be read, then as large as a phone's camera makes them. */
const READING_SIDES = [2_000, 4_500];
const SHOWN_PIXELS = 1_000_000;
const A4 = { width: 595.28, height: 841.89 };
const DRAWN_PIXELS = 4_000_000;
const EPOCH = new Date("2026-01-01T00:00:00Z");

/** Opens a stored scan; throws `UnreadablePdf` where it is broken. */
export async function withPaper<T>(
  { sha256, mime }: { readonly sha256: string; readonly mime: string },
  use: (paper: OpenPaper) => Promise<T>,
): Promise<T> {
  const bytes = await scanned(sha256);
  if (mime !== "application/pdf") return use(photograph(bytes));
  return withPdf(bytes, (pdf) =>
    use({
      pages: pdf.pages,
      isPhotograph: false,
      codes: (page) => pdf.codes(page).catch(nothingIfUnreadable),
      picture: (page) => pdf.render(page, { maxPixels: SHOWN_PIXELS }),
      // Locked against copying, or not quite whole: then its pages are drawn.
      extract: (pages) => pdf.extract(pages).catch(() => drawnPages(pdf, pages)),
    }),
  );
}

async function scanned(sha256: string): Promise<Buffer> {
  const content = await storage().get(blobKey(sha256));
  if (!content) throw new Error(`the storage has lost ${blobKey(sha256)}`);
  if (content.size > MAX_SCAN_BYTES) throw new UnreadablePdf("too large");
  return Buffer.from(await new Response(content.body).arrayBuffer());
}

/** Photographs of a paper's pages as one PDF. */
export async function joinedPhotographs(sha256s: readonly string[]): Promise<Uint8Array> {
  const pictures: Buffer[] = [];
  for (const sha256 of sha256s) pictures.push(await uprightJpeg(await scanned(sha256)));
  return pdfOfPictures(pictures);
}

function upright(bytes: Buffer) {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "none" }).autoOrient();
}

async function uprightJpeg(bytes: Buffer): Promise<Buffer> {
  const { format, orientation = 1 } = await sharp(bytes).metadata();
  if (format === "jpeg" && orientation === 1) return bytes;
  return upright(bytes).flatten({ background: "#fff" }).jpeg({ quality: 92 }).toBuffer();
}

function photograph(bytes: Buffer): OpenPaper {
  const inside = async (side: number): Promise<PagePicture> => {
    const { data, info } = await upright(bytes)
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#fff" })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, rgba: data };
  };
  return {
    pages: 1,
    isPhotograph: true,
    async codes() {
      for (const side of READING_SIDES) {
        const found = await pictureCodes(await inside(side)).catch(nothingIfUnreadable);
        if (found.length > 0) return found;
      }
      return [];
    },
    picture: () => inside(Math.sqrt(SHOWN_PIXELS) | 0),
    extract: async () => pdfOfPictures([await uprightJpeg(bytes)]),
  };
}

async function drawnPages(
  pdf: { render(page: number, options: { maxPixels: number }): Promise<PagePicture> },
  pages: readonly number[],
): Promise<Uint8Array> {
  const pictures: Buffer[] = [];
  for (const page of pages) {
    const { width, height, rgba } = await pdf.render(page, { maxPixels: DRAWN_PIXELS });
    const raw = { width, height, channels: 4 } as const;
    pictures.push(
      await sharp(rgba, { raw }).flatten({ background: "#fff" }).jpeg({ quality: 85 }).toBuffer(),
    );
  }
  return pdfOfPictures(pictures);
}

/** A page for each JPEG, as large as A4 allows. */
async function pdfOfPictures(pictures: readonly Buffer[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setProducer("Sangtao");
  document.setCreator("Sangtao");
  document.setCreationDate(EPOCH);
  document.setModificationDate(EPOCH);
  for (const picture of pictures) {
    const image = await document.embedJpg(picture);
    const across = image.width > image.height;
    const sheet: [number, number] = across ? [A4.height, A4.width] : [A4.width, A4.height];
    const { width, height } = image.scaleToFit(...sheet);
    const page = document.addPage(sheet);
    page.drawImage(image, { x: (sheet[0] - width) / 2, y: (sheet[1] - height) / 2, width, height });
  }
  return document.save();
}

function nothingIfUnreadable(error: unknown): readonly string[] {
  if (error instanceof UnreadablePdf) return [];
  throw error;
}
