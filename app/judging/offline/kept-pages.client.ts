import { ASSETS, cacheOf, isOfAnother, JUDGE_HEADER, KEPT_AT } from "./names";

/*
 * The judge's pages in this browser. Their answers say `Cache-Control: private, no-store`, which is for the caches that
 * decide by themselves; this one is asked for by the page, holds one person's pages and goes when that person leaves.
 */

const canKeep = () => typeof caches !== "undefined" && "serviceWorker" in navigator;

/** Starts the service worker, or the one of a new release. */
export async function startWorker(): Promise<void> {
  if (!canKeep()) return;
  const { version } = window.__remixManifest;
  try {
    await navigator.serviceWorker.register(`/judge-worker.js?release=${version}`, {
      scope: "/judge",
      updateViaCache: "none",
    });
    const { active } = await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) active?.postMessage({ type: "claim" });
  } catch {
    // Private windows and some settings forbid it: judging goes on with a line.
  }
}

/** When the page that is shown was put aside, if it came from the cache; null: fresh from the server. */
export async function keptAt(pathname: string): Promise<number | null> {
  const worker = canKeep() ? navigator.serviceWorker.controller : null;
  if (!worker) return null;
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<number | null>) => resolve(data);
    worker.postMessage({ type: "kept-at", pathname }, [port2]);
  });
}

/** Pages and entries of everybody but this person go; null: of everybody. */
export async function forgetPages(person: string | null): Promise<void> {
  if (!canKeep()) return;
  try {
    for (const name of await caches.keys()) if (isOfAnother(name, person)) await caches.delete(name);
  } catch {
    // Where caches are forbidden there are none.
  }
}

export interface Readiness {
  readonly ready: number;
  readonly total: number;
  /** The oldest of what is kept. */
  readonly since: number | null;
  /** Files that are kept only when asked for, and how many of them are. */
  readonly originals: { readonly kept: number; readonly total: number };
}

const SHEET = /^\/judge\/sheets\/[^/.]+$/;

/** The work was taken back, or its judge has an interest in the entry: no longer theirs to read. */
const isTakenAway = ({ status }: Response) => status === 403 || status === 404;

/** A page with its data and its entry's files. */
async function forgetPage(cache: Cache, path: string): Promise<void> {
  const files = `${path.replace("/judge/sheets/", "/judge/files/")}/`;
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname === path || pathname === `${path}.data` || pathname.startsWith(files)) await cache.delete(url);
  }
}

/** What is put aside without being asked again for so long. */
const FRESH_MS = 10 * 60_000;
const AT_ONCE = 2;

const filesOf = (html: string) => [...new Set(html.match(/\/judge\/files\/[^"'\\\s?#]+/g) ?? [])];
/** A picture that stands in the page; the rest are links to whole files. */
const isPreview = (path: string) => path.split("/").length > 5;

export class KeptPages {
  /** Pages for which the server had no answer (in time). */
  private missed = 0;

  constructor(
    private readonly person: string,
    private readonly sheets: readonly string[],
  ) {}

  get isPossible(): boolean {
    return canKeep();
  }

  async readiness(): Promise<Readiness> {
    const cache = await caches.open(cacheOf(this.person));
    let ready = 0;
    let since: number | null = null;
    const originals = { kept: 0, total: 0 };
    for (const sheet of this.sheets) {
      const page = await cache.match(sheet, { ignoreVary: true });
      if (!page) continue;
      ready += 1;
      since = Math.min(since ?? Infinity, Number(page.headers.get(KEPT_AT)));
      for (const path of filesOf(await page.text())) {
        if (isPreview(path)) continue;
        originals.total += 1;
        if (await cache.match(path, { ignoreVary: true })) originals.kept += 1;
      }
    }
    return { ready, total: this.sheets.length, since, originals };
  }

  /** Puts the pages aside, each with all that it needs, the page itself last: what is there can be opened. */
  async fill(around: readonly string[], again: boolean, onStep: () => void): Promise<void> {
    await navigator.storage?.persist?.().catch(() => false);
    const assets = new KeptAssets();
    for (const path of loadedAssets()) await assets.keep(path);
    await this.keepManifest([...around, ...this.sheets.slice(0, 1)]);
    const waiting = [...around, ...this.sheets, ...(await this.others())];
    const work = async () => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        await this.keepPage(path, assets, again);
        onStep();
      }
    };
    this.missed = 0;
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (this.missed > 0) throw new Error("the server did not answer");
    await assets.dropOthers();
  }

  /** Sheets of another contest, or that are no longer this judge's. */
  private async others(): Promise<string[]> {
    const cache = await caches.open(cacheOf(this.person));
    const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
    return kept.filter((path) => SHEET.test(path) && !this.sheets.includes(path));
  }

  /** The whole files of all pages that are kept, up to a size. */
  async fillOriginals(largest: number, onStep: () => void): Promise<void> {
    const cache = await caches.open(cacheOf(this.person));
    for (const sheet of this.sheets) {
      const page = await cache.match(sheet, { ignoreVary: true });
      for (const path of page ? filesOf(await page.text()) : []) {
        if (isPreview(path) || (await cache.match(path, { ignoreVary: true }))) continue;
        const head = await fetch(path, { method: "HEAD" });
        if (head.ok && Number(head.headers.get("Content-Length")) <= largest)
          await keep(cache, path, await fetch(path));
        onStep();
      }
    }
  }

  private async keepPage(path: string, assets: KeptAssets, again: boolean): Promise<void> {
    const cache = await caches.open(cacheOf(this.person));
    const known = await cache.match(path, { ignoreVary: true });
    const isWhole = known && (await cache.match(`${path}.data`, { ignoreVary: true }));
    if (isWhole && !again && Math.abs(Date.now() - Number(known.headers.get(KEPT_AT))) < FRESH_MS) {
      for (const asset of assetsIn(await known.text())) await assets.keep(asset);
      return;
    }
    const [page, data] = await Promise.all([
      fetch(path, { headers: { Accept: "text/html" } }),
      fetch(`${path}.data`),
    ]);
    if (isTakenAway(page)) return void (await forgetPage(cache, path));
    // The worker's answer in place of the server's: what is kept is as old as it was.
    const isOld = [page, data].some(({ headers }) => headers.has(KEPT_AT));
    if (isOld) this.missed += 1;
    if (isOld || ![page, data].every((one) => one.status === 200 && one.headers.get(JUDGE_HEADER) === this.person)) {
      for (const asset of known ? assetsIn(await known.text()) : []) await assets.keep(asset);
      return;
    }
    const html = await page.clone().text();
    for (const asset of assetsIn(html)) await assets.keep(asset);
    for (const file of filesOf(html)) {
      if (!isPreview(file) || (await cache.match(file, { ignoreVary: true }))) continue;
      const picture = await fetch(file);
      if (picture.status === 200) await keep(cache, file, picture);
    }
    await keep(cache, `${path}.data`, data);
    await keep(cache, path, page);
  }

  /** What a page has to know of the routes that its links lead to. */
  private async keepManifest(paths: readonly string[]): Promise<void> {
    const query = new URLSearchParams(paths.map((path) => ["p", path]));
    query.set("version", window.__remixManifest.version);
    const url = `/__manifest?${query}`;
    const answer = await fetch(url);
    if (answer.status === 200) await (await caches.open(ASSETS)).put(url, answer);
  }
}

async function keep(cache: Cache, path: string, answer: Response): Promise<void> {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  // The body is no longer coded, and of another length.
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  await cache.put(path, new Response(await answer.blob(), { status: answer.status, headers }));
}

/** Scripts, styles and fonts of the pages that are kept. */
class KeptAssets {
  private readonly needed = new Set<string>();

  async keep(path: string): Promise<void> {
    if (this.needed.has(path)) return;
    this.needed.add(path);
    const cache = await caches.open(ASSETS);
    const known = await cache.match(path, { ignoreVary: true });
    const answer = known ?? (await fetch(path));
    if (!answer.ok) return;
    if (!known) await cache.put(path, answer.clone());
    if (!path.endsWith(".css")) return;
    for (const font of assetsIn(await answer.text())) if (font.endsWith(".woff2")) await this.keep(font);
  }

  /** Of earlier releases: everything that is kept has been put aside with this one by now. */
  async dropOthers(): Promise<void> {
    const cache = await caches.open(ASSETS);
    // What this window has loaded meanwhile.
    for (const path of loadedAssets()) await this.keep(path);
    for (const { url } of await cache.keys()) {
      const { pathname, searchParams } = new URL(url);
      const stays =
        pathname === "/__manifest"
          ? searchParams.get("version") === window.__remixManifest.version
          : this.needed.has(pathname);
      if (!stays) await cache.delete(url);
    }
  }
}

function assetsIn(text: string): string[] {
  return [...new Set(text.match(/\/assets\/[\w.$%-]+\.(?:js|css|woff2|svg)/g) ?? [])];
}

function loadedAssets(): string[] {
  return performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith("/assets/"));
}
