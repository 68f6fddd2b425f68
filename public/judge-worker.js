/*
 * The judge's pages without a line: the list of sheets, and each sheet with its entry. Network first, and what was put
 * aside where the line fails or is slow. Only pages that the server says were made for a judge are kept, by person, and
 * nothing that is sent passes through here: unsent marks are the page's own business.
 *
 * A file of its own, as it stands: it runs before and beside every release. Its names are those of
 * app/judging/offline/names.ts.
 */
const JUDGE_HEADER = "Sangtao-Judge";
const KEPT_AT = "Sangtao-Kept-At";
const PAGES = "sangtao-judge:";
const ASSETS = "sangtao-assets";

/** A page that takes longer is shown as it was put aside, if it was. */
const SLOW_MS = 4_000;
/** Pictures that are kept in passing; whole files only on request. */
const PICTURE_BYTES = 2 * 1024 * 1024;

const NOT_KEPT = "/judge#not-kept";
const PAGE = /^\/judge(\/[^/.]+|\/sheets\/[^/.]+)?(\.data)?$/;
const FILE = /^\/judge\/files\//;
const LOOK = { ignoreVary: true, ignoreSearch: true };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const { pathname } = url;
  if (pathname.startsWith("/assets/")) event.respondWith(asset(request));
  else if (pathname === "/__manifest") event.respondWith(routes(request, url));
  else if (FILE.test(pathname)) event.respondWith(file(event, url));
  else if (PAGE.test(pathname)) event.respondWith(page(event, url));
  else if (isOther(request, pathname))
    event.respondWith(fetch(request).catch((error) => elsewhere(event, error)));
});

/** A judge's page that is never put aside: the chair's, or one that only reads. */
function isOther({ mode }, pathname) {
  return pathname.startsWith("/judge/") && (mode === "navigate" || pathname.endsWith(".data"));
}

/** By window: which of its pages came from the cache, and when they were put aside. */
const shown = new Map();

self.addEventListener("message", (event) => {
  const { type, pathname } = event.data ?? {};
  // A page that was on its way when this began to run has no worker yet.
  if (type === "claim") event.waitUntil(self.clients.claim());
  if (type === "kept-at")
    event.ports[0]?.postMessage(shown.get(event.source.id)?.get(pathname) ?? null);
});

function note(event, url, at) {
  const id = event.resultingClientId || event.clientId;
  const pages = shown.get(id) ?? new Map();
  pages.set(url.pathname.replace(/\.data$/, ""), at);
  shown.set(id, pages);
}

/** The one cache of pages; those of others are deleted when somebody else's page arrives. */
async function pagesCache() {
  const name = (await caches.keys()).find((one) => one.startsWith(PAGES));
  return name === undefined ? null : caches.open(name);
}

async function page(event, url) {
  const fresh = fetch(event.request).then((answer) => {
    event.waitUntil(keepPage(url, answer.clone()));
    return answer;
  });
  event.waitUntil(fresh.catch(() => undefined));
  const kept = await (await pagesCache())?.match(url.pathname, LOOK);
  if (!kept) return fresh.catch((error) => elsewhere(event, error));
  const first = await Promise.race([fresh.catch(() => null), after(SLOW_MS)]);
  if (first && !isGatewayFault(first)) {
    note(event, url, null);
    return first;
  }
  // What was put aside is the page without a filter, and its script must find it at its own address.
  if (event.request.mode === "navigate" && url.search !== "") return Response.redirect(url.pathname);
  note(event, url, Number(kept.headers.get(KEPT_AT)));
  return kept;
}

/** Never put aside: the judge's own first page says so, if that was. */
async function elsewhere({ request, clientId }, error) {
  const home = await (await pagesCache())?.match("/judge", LOOK);
  if (!home || /^\/judge(\.data)?$/.test(new URL(request.url).pathname)) throw error;
  if (request.mode === "navigate") return Response.redirect(NOT_KEPT);
  // The data of a page that was to be shown: the window goes there instead.
  await (await self.clients.get(clientId))?.navigate(NOT_KEPT);
  throw error;
}

function isGatewayFault({ status }) {
  return status === 502 || status === 503 || status === 504;
}

async function keepPage({ pathname, search }, answer) {
  if (answer.status === 403 || answer.status === 404) return forgetPage(pathname.replace(/\.data$/, ""));
  const person = answer.headers.get(JUDGE_HEADER);
  if (person === null) return;
  for (const name of await caches.keys())
    if (name.startsWith(PAGES) && name !== PAGES + person) await caches.delete(name);
  // A filtered list, or the data of a part of a page, is not the page.
  if (answer.status !== 200 || answer.redirected || search !== "") return;
  await put(await caches.open(PAGES + person), pathname, answer);
}

/** No longer this judge's to read: the page goes, with its data and its entry's files. */
async function forgetPage(path) {
  const cache = await pagesCache();
  const files = `${path.replace("/judge/sheets/", "/judge/files/")}/`;
  for (const { url } of (await cache?.keys()) ?? []) {
    const { pathname } = new URL(url);
    if (pathname === path || pathname === `${path}.data` || pathname.startsWith(files)) await cache.delete(url);
  }
}

async function put(cache, path, answer) {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, String(Date.now()));
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  await cache.put(path, new Response(await answer.blob(), { status: answer.status, headers }));
}

/** Only its judge is given a file, so what arrives belongs to whose pages are kept. */
async function file(event, url) {
  const { request } = event;
  const cache = await pagesCache();
  try {
    const answer = await fetch(request);
    const size = Number(answer.headers.get("Content-Length") ?? Infinity);
    if (cache && answer.status === 200 && size <= PICTURE_BYTES)
      event.waitUntil(put(cache, url.pathname, answer.clone()));
    if (!isGatewayFault(answer)) return answer;
    return (await keptFile(cache, url, request)) ?? answer;
  } catch (error) {
    const kept = await keptFile(cache, url, request);
    if (kept) return kept;
    throw error;
  }
}

async function keptFile(cache, url, request) {
  const kept = await cache?.match(url.pathname, LOOK);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  if (!kept || !range) return kept;
  const whole = await kept.blob();
  const begin = Number(range[1]);
  const end = Math.min(range[2] === "" ? Infinity : Number(range[2]), whole.size - 1);
  const headers = new Headers(kept.headers);
  headers.set("Content-Range", `bytes ${begin}-${end}/${whole.size}`);
  return new Response(whole.slice(begin, end + 1), { status: 206, headers });
}

/** Named by what is in them: the same for ever, also when the server has a newer release. */
async function asset(request) {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request, LOOK);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await cache.put(request, answer.clone());
  return answer;
}

/** What a page asks about the routes of its links; without a line it is told all that this release has said. */
async function routes(request, url) {
  const cache = await caches.open(ASSETS);
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const known = {};
    for (const one of await cache.keys()) {
      const { pathname, searchParams } = new URL(one.url);
      if (pathname !== "/__manifest" || searchParams.get("version") !== url.searchParams.get("version"))
        continue;
      const kept = await cache.match(one, { ignoreVary: true });
      Object.assign(known, await kept?.json());
    }
    if (Object.keys(known).length === 0) throw error;
    return Response.json(known);
  }
}

function after(pause) {
  return new Promise((resolve) => setTimeout(() => resolve(null), pause));
}
