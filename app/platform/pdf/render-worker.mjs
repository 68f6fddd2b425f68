/**
 * Reads and draws PDFs beside the server's own thread, one request after another. A file that takes too long is
 * dealt with by ending this thread; one that wants too much memory is refused it here.
 */
import { parentPort, workerData } from "node:worker_threads";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { PDFDocument } from "pdf-lib";
import streams from "pdf-lib/cjs/core/streams/DecodeStream.js";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { rewritten } from "./rewrite.mjs";

const PAGE_BYTES = 64 * 1024;
/** Larger only makes sharp edges of what is printed small. */
const MAX_SCALE = 4;

// PDFium asks for memory while it unpacks a page; a small file can unpack to anything.
const grow = globalThis.WebAssembly.Memory.prototype.grow;
globalThis.WebAssembly.Memory.prototype.grow = function growWithin(pages) {
  if (this.buffer.byteLength + pages * PAGE_BYTES > workerData.maxMemory)
    throw new RangeError("too much memory for one PDF");
  return grow.call(this, pages);
};

// Nor does what pdf-lib unpacks count as this thread's memory: a file of a megabyte may hold a stream of gigabytes.
const MAX_STREAM = 64 * 1024 * 1024;
const { ensureBuffer } = streams.default.prototype;
streams.default.prototype.ensureBuffer = function ensureWithin(bytes) {
  if (bytes > MAX_STREAM) throw new RangeError("too much in one stream of a PDF");
  return ensureBuffer.call(this, bytes);
};

// Else it would be fetched from a server.
const reader = createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm");
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(reader)).buffer } });

const library = await PDFiumLibrary.init();
const documents = new Map();
/** What documents were opened from, and once pages were taken from one, the document that they are taken from. */
const sources = new Map();
/** Written into files, so that the same pages give the same bytes. */
const EPOCH = new Date("2026-01-01T00:00:00Z");

async function open({ document, bytes }) {
  close({ document });
  const opened = await library.loadDocument(bytes);
  documents.set(document, opened);
  sources.set(document, bytes);
  const pages = opened.getPageCount();
  if (pages < 1) throw new Error("no pages");
  return { pages };
}

async function draw({ document, page, maxPixels }) {
  const opened = documents.get(document);
  if (!opened) throw new Error("not open");
  const loaded = opened.getPage(page - 1);
  const { originalWidth: width, originalHeight: height } = loaded.getOriginalSize();
  if (!(width > 0 && height > 0 && Number.isFinite(width * height)))
    throw new Error("a page without a size");
  const scale = Math.min(MAX_SCALE, Math.sqrt(maxPixels / (width * height)));
  const drawn = await loaded.render({
    width: Math.max(1, Math.min(maxPixels, width * scale)),
    height: Math.max(1, Math.min(maxPixels, height * scale)),
    scale: 1,
    render: "bitmap",
  });
  return { width: drawn.width, height: drawn.height, rgba: drawn.data };
}

/** As a scanner at 150 dpi sees an A4 page, which is enough for nearly all; and as one at 300 dpi. */
const READING_PIXELS = [2_200_000, 8_700_000];
const READING = {
  formats: ["QRCode"],
  tryHarder: true,
  tryRotate: true,
  tryDownscale: true,
  maxNumberOfSymbols: 8,
};

async function read({ document, page }) {
  for (const maxPixels of READING_PIXELS) {
    const { width, height, rgba } = await draw({ document, page, maxPixels });
    const texts = await textsOn({ width, height, rgba });
    if (texts.length > 0) return { texts };
  }
  return { texts: [] };
}

async function textsOn({ width, height, rgba }) {
  const data = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  const found = await readBarcodes({ width, height, data }, READING);
  return [...new Set(found.filter(({ isValid }) => isValid).map(({ text }) => text))];
}

/** Pages as a PDF of their own, as they are: nothing is drawn anew. */
async function extract({ document, pages }) {
  const held = sources.get(document);
  const source =
    held instanceof PDFDocument ? held : await PDFDocument.load(held, { updateMetadata: false });
  sources.set(document, source);
  const target = await PDFDocument.create();
  target.setProducer("Sangtao");
  target.setCreator("Sangtao");
  target.setCreationDate(EPOCH);
  target.setModificationDate(EPOCH);
  const copies = await target.copyPages(
    source,
    pages.map((page) => page - 1),
  );
  for (const copy of copies) target.addPage(copy);
  return { bytes: await target.save() };
}

/** The same pages without anything beside them. */
async function rewrite({ document }) {
  const held = sources.get(document);
  if (held instanceof PDFDocument) throw new Error("pages were taken from it");
  return { bytes: await rewritten(held) };
}

async function readPicture(picture) {
  return { texts: await textsOn(picture) };
}

function close({ document }) {
  documents.get(document)?.destroy();
  documents.delete(document);
  sources.delete(document);
  return {};
}

const DEEDS = { open, draw, read, extract, rewrite, readPicture, close };
let last = Promise.resolve();

parentPort.on("message", (message) => {
  last = last.then(async () => {
    try {
      const value = await DEEDS[message.deed](message);
      parentPort.postMessage(
        { id: message.id, value },
        [value.rgba ?? value.bytes].flatMap((data) => data?.buffer ?? []),
      );
    } catch (error) {
      if (message.deed === "open") close(message);
      parentPort.postMessage({
        id: message.id,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  });
});
