import sharp from "sharp";
import { atMost } from "~/platform/at-most";
import { inBackground } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { pdfPageCount, renderPdfPage, UnreadablePdf } from "~/platform/pdf/render.server";
import type { ServedBlob } from "~/platform/storage/serve-blob.server";
import { storage } from "~/platform/storage/storage.server";
import { blobKey } from "./attachment";
import { cleanFile } from "./clean-copies.server";
import { keepPictureHash } from "../similarity/picture-hash.server";
import type { FileToRead } from "./file-read.server";
import { hasPreview, isPreviewVariant, previewKey, PREVIEWS, type PreviewVariant } from "./preview-kinds";

/** What is read into memory to be drawn; larger files go without a small picture. */
const MAX_BYTES = 128 * 1024 * 1024;
const MAX_PIXELS = 150_000_000;

/** Each may take hundreds of megabytes, and asking for one costs nothing. */
const drawing = atMost(2);

/** Two who ask for the same at once wait for the same. */
const making = new Map<string, Promise<void>>();

/** A small picture of a file that the asker may have, made when it is first asked for; null where none can be made. */
export async function previewToServe(
  { sha256, mime, filename }: Pick<FileToRead, "sha256" | "mime" | "filename">,
  variant: string,
): Promise<ServedBlob | null> {
  if (!isPreviewVariant(variant) || !hasPreview(mime)) return null;
  const known = await rowOf(sha256, variant);
  if (!known) await makePreviews(sha256);
  const row = known ?? (await rowOf(sha256, variant));
  // What could not be drawn once is not tried again with every visitor.
  if (!row || row.size === 0) return null;
  const { size, mime: type } = row;
  return { key: previewKey(sha256, variant), sha256: null, size, mime: type, filename: `${filename}.webp` };
}

function rowOf(blobSha256: string, variant: string) {
  return db.blobPreview.findUnique({ where: { blobSha256_variant: { blobSha256, variant } } });
}

/**
 * The small picture of a file for those whom its authors are kept from: drawn of the copy without metadata, which has
 * no marks of who signed or noted something on a page. Pictures show the same either way.
 */
export async function blindPreviewToServe(
  file: Pick<FileToRead, "sha256" | "mime" | "filename">,
  variant: string,
): Promise<ServedBlob | null> {
  if (file.mime !== "application/pdf") return previewToServe(file, variant);
  if (!isPreviewVariant(variant)) return null;
  const { sha256, filename } = file;
  const stored = `clean-${variant}`;
  const row = (await rowOf(sha256, stored)) ?? (await makeBlind(sha256, variant));
  if (row.size === 0) return null;
  return { key: previewKey(sha256, stored), sha256: null, size: row.size, mime: row.mime, filename: `${filename}.webp` };
}

async function makeBlind(sha256: string, variant: PreviewVariant) {
  const stored = `clean-${variant}`;
  const drawn = await drawing(() => drawBlind(sha256, variant)).catch((error: unknown) => {
    if (isUnavailable(error)) throw error;
    return null;
  });
  if (drawn) await storage().put(previewKey(sha256, stored), drawn.data, { contentType: "image/webp" });
  const { width = 0, height = 0 } = drawn?.info ?? {};
  const row = { blobSha256: sha256, variant: stored, mime: "image/webp", width, height, size: drawn?.data.length ?? 0 };
  await db.blobPreview.createMany({ data: [row], skipDuplicates: true });
  return row;
}

async function drawBlind(sha256: string, variant: PreviewVariant) {
  const copy = await cleanFile(sha256);
  if (!copy.ok || copy.size > MAX_BYTES) return null;
  const side = PREVIEWS[variant];
  const page = await renderPdfPage(await wholeBlob(copy.key), 1, { maxPixels: PREVIEWS.screen ** 2 });
  return sharp(page.rgba, { raw: { width: page.width, height: page.height, channels: 4 } })
    .flatten({ background: "#fff" })
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
}

/** Makes the small pictures of what was just attached, when the answer is out. */
export function makePreviewsSoon(sha256: string, mime: string): void {
  if (hasPreview(mime)) inBackground("preview", () => makePreviews(sha256));
}

function makePreviews(sha256: string): Promise<void> {
  const begun = making.get(sha256);
  if (begun) return begun;
  const made = drawing(() => make(sha256)).finally(() => making.delete(sha256));
  making.set(sha256, made);
  return made;
}

async function make(sha256: string): Promise<void> {
  const blob = await db.blob.findUnique({ where: { sha256 }, include: { previews: true } });
  if (!blob || blob.state !== "READY" || blob.previews.some(({ variant }) => isPreviewVariant(variant))) return;
  const drawn = await drawAll(sha256, blob.mime, Number(blob.size)).catch((error: unknown) => {
    if (isUnavailable(error)) throw error;
    log.warn({ sha256, err: error }, "no preview can be made");
    return [];
  });
  const variants = Object.keys(PREVIEWS) as PreviewVariant[];
  const rows = variants.map((variant) => {
    const found = drawn.find((one) => one.variant === variant);
    const { width = 0, height = 0, bytes } = found ?? {};
    return { blobSha256: sha256, variant, mime: "image/webp", width, height, size: bytes?.length ?? 0 };
  });
  // Another process that made the same has put the same.
  await db.blobPreview.createMany({ data: rows, skipDuplicates: true });
}

interface Drawn {
  readonly variant: PreviewVariant;
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

async function drawAll(sha256: string, mime: string, size: number): Promise<Drawn[]> {
  if (size > MAX_BYTES) return [];
  const bytes = await wholeBlob(blobKey(sha256));
  // While its bytes are at hand: what comparing entries goes by.
  if (mime !== "application/pdf") await keepPictureHash(sha256, bytes);
  const source = mime === "application/pdf" ? await firstPage(sha256, bytes) : pictureOf(bytes);
  const drawn: Drawn[] = [];
  for (const [variant, side] of Object.entries(PREVIEWS) as [PreviewVariant, number][]) {
    const { data, info } = await source
      .clone()
      .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    await storage().put(previewKey(sha256, variant), data, { contentType: "image/webp" });
    drawn.push({ variant, width: info.width, height: info.height, bytes: data });
  }
  return drawn;
}

/** The bytes of a stored file; the caller knows that they are not too many. */
async function wholeBlob(key: string): Promise<Buffer> {
  const content = await storage().get(key);
  if (!content) throw new Error(`the storage has lost ${key}`);
  return Buffer.from(await new Response(content.body).arrayBuffer());
}

function pictureOf(bytes: Buffer) {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "none" }).autoOrient();
}

async function firstPage(sha256: string, bytes: Buffer) {
  const pages = await pdfPageCount(bytes);
  await db.blob.updateMany({ where: { sha256 }, data: { pages } });
  const side = PREVIEWS.screen;
  const { width, height, rgba } = await renderPdfPage(bytes, 1, { maxPixels: side * side });
  return sharp(rgba, { raw: { width, height, channels: 4 } }).flatten({ background: "#fff" });
}

/** The storage may come back; a broken file stays broken. */
function isUnavailable(error: unknown): boolean {
  if (error instanceof UnreadablePdf) return false;
  return error instanceof Error && error.name === "BlobError";
}
