import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";

/** A picture of a page: four bytes a pixel, red, green, blue, opacity. */
export interface PagePicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

/** A PDF that is open; pages are counted from 1. */
export interface OpenPdf {
  readonly pages: number;
  render(page: number, options: { readonly maxPixels: number }): Promise<PagePicture>;
  /** What the QR codes on a page say. */
  codes(page: number): Promise<readonly string[]>;
  /** Some of its pages as a PDF of their own, unchanged. */
  extract(pages: readonly number[]): Promise<Uint8Array>;
  /** All its pages as a PDF without anything that is not seen on them; an encrypted one is refused. */
  rewrite(): Promise<Uint8Array>;
}

/** Broken, encrypted, too large, or too much to draw. */
export class UnreadablePdf extends Error {
  override readonly name = "UnreadablePdf";
}

const MAX_BYTES = 256 * 1024 * 1024;
const MAX_PIXELS = 40_000_000;
const MAX_MEMORY = 1024 * 1024 * 1024;
/** An A4 page scanned at 300 dpi takes a quarter of a second. */
const MAX_MS = 20_000;
const IDLE_MS = 30_000;

/** How many pages a PDF has. */
export function pdfPageCount(bytes: Uint8Array): Promise<number> {
  return withPdf(bytes, async ({ pages }) => pages);
}

/** A picture of one page (from 1), as large as `maxPixels` allows. */
export function renderPdfPage(
  bytes: Uint8Array,
  page: number,
  options: { readonly maxPixels: number },
): Promise<PagePicture> {
  return withPdf(bytes, (pdf) => pdf.render(page, options));
}

/** The thread went down under somebody else's file; ours is none the worse. */
class ThreadLost extends Error {}

let documents = 0;

/** Opens a PDF for several pages: its bytes go to the drawing thread once. */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: OpenPdf) => Promise<T>): Promise<T> {
  if (bytes.byteLength > MAX_BYTES) throw new UnreadablePdf("too large");
  const document = ++documents;
  let thread = takeThread();
  const open = () => thread.ask<{ pages: number }>({ deed: "open", document, bytes });
  // Opening once more what is open already does no harm.
  const again = async <A>(deed: () => Promise<A>): Promise<A> => {
    try {
      return await deed();
    } catch (error) {
      if (!(error instanceof ThreadLost)) throw error;
      thread.leave(document);
      thread = takeThread();
      await open();
      return deed();
    }
  };
  try {
    const { pages } = await again(open);
    const there = (page: number) => {
      if (!Number.isInteger(page) || page < 1 || page > pages)
        throw new UnreadablePdf("no such page");
      return { document, page };
    };
    return await use({
      pages,
      render: async (page, { maxPixels }) => {
        const request = { ...there(page), maxPixels: Math.min(maxPixels, MAX_PIXELS) };
        return again(() => thread.ask<PagePicture>({ deed: "draw", ...request }));
      },
      codes: async (page) => {
        const request = there(page);
        const read = () => thread.ask<{ texts: string[] }>({ deed: "read", ...request });
        return (await again(read)).texts;
      },
      extract: async (wanted) => {
        const request = { document, pages: wanted.map((page) => there(page).page) };
        const take = () => thread.ask<{ bytes: Uint8Array }>({ deed: "extract", ...request });
        return (await again(take)).bytes;
      },
      rewrite: async () => {
        const write = () => thread.ask<{ bytes: Uint8Array }>({ deed: "rewrite", document });
        return (await again(write)).bytes;
      },
    });
  } catch (error) {
    throw error instanceof ThreadLost ? new UnreadablePdf(error.message) : error;
  } finally {
    thread.leave(document);
  }
}

/** What the QR codes in a picture say. */
export async function pictureCodes(picture: PagePicture): Promise<readonly string[]> {
  const thread = takeThread();
  try {
    return (await thread.ask<{ texts: string[] }>({ deed: "readPicture", ...picture })).texts;
  } finally {
    thread.leave();
  }
}

type Request =
  | { readonly deed: "open"; readonly document: number; readonly bytes: Uint8Array }
  | {
      readonly deed: "draw";
      readonly document: number;
      readonly page: number;
      readonly maxPixels: number;
    }
  | { readonly deed: "read"; readonly document: number; readonly page: number }
  | { readonly deed: "extract"; readonly document: number; readonly pages: readonly number[] }
  | { readonly deed: "rewrite"; readonly document: number }
  | ({ readonly deed: "readPicture" } & PagePicture)
  | { readonly deed: "close"; readonly document: number };

type Answer = { readonly id: number } & (
  { readonly value: unknown; readonly error?: undefined } | { readonly error: string }
);

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

let current: DrawingThread | undefined;

/** All PDFs share one thread, which goes when nothing has been asked for a while. */
function takeThread(): DrawingThread {
  if (!current || current.ended) current = new DrawingThread();
  current.users += 1;
  return current;
}

class DrawingThread {
  ended = false;
  users = 0;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  /** The requests in their order; only the first is being worked on. */
  #queue: { readonly id: number; readonly request: Request }[] = [];
  #timer: NodeJS.Timeout | undefined;
  #ids = 0;

  constructor() {
    // By its name in package.json: the built server lies elsewhere, the worker stays where it is.
    this.#worker = new Worker(createRequire(import.meta.url).resolve("#pdf-worker"), {
      workerData: { maxMemory: MAX_MEMORY },
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    this.#worker.on("message", (answer: Answer) => this.#settle(answer));
    this.#worker.on("error", (error) => this.#end(error.message));
    this.#worker.on("exit", () => this.#end("the thread has ended"));
  }

  async ask<T>(request: Request): Promise<T> {
    if (this.ended) throw new ThreadLost("the thread has ended");
    const id = ++this.#ids;
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
    this.#queue.push({ id, request });
    if (this.#queue.length === 1) this.#next();
    return (await answer) as T;
  }

  leave(document?: number): void {
    if (!this.ended && document !== undefined)
      this.ask({ deed: "close", document }).catch(() => undefined);
    this.users -= 1;
    if (this.users > 0 || this.ended) return;
    setTimeout(() => {
      if (this.users === 0) this.#end("idle");
    }, IDLE_MS).unref();
  }

  #next(): void {
    const first = this.#queue[0];
    if (!first) {
      this.#worker.unref();
      return;
    }
    this.#worker.ref();
    this.#timer = setTimeout(() => this.#end("took too long"), MAX_MS);
    this.#worker.postMessage({ ...first.request, id: first.id });
  }

  #settle(answer: Answer): void {
    clearTimeout(this.#timer);
    this.#queue = this.#queue.slice(1);
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.error === undefined) waiting?.resolve(answer.value);
    else waiting?.reject(new UnreadablePdf(answer.error));
    this.#next();
  }

  /** The file that was being worked on is to blame; whoever waits behind it tries again with a new thread. */
  #end(reason: string): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.#timer);
    const guilty = this.#queue[0]?.id;
    for (const [id, { reject }] of this.#waiting)
      reject(id === guilty ? new UnreadablePdf(reason) : new ThreadLost(reason));
    this.#waiting.clear();
    this.#queue = [];
    void this.#worker.terminate();
  }
}
