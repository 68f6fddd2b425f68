import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { AppLoadContext } from "@remix-run/node";
import { isSameTag } from "~/platform/http-text.server";
import { languageFromCookie } from "~/platform/language-cookie";

type Pages = (request: Request, context: AppLoadContext) => Promise<Response>;

/**
 * Pages that are the same for all who are not signed in: but for their nonce, where they send a script. `reads`: what
 * they take from the question in their address. Whatever else stands there makes no other page.
 */
const SAME_FOR_ALL: readonly { readonly path: RegExp; readonly reads: readonly string[] }[] = [
  { path: /^\/$/, reads: [] },
  { path: /^\/contests\/[^/]+(\/(regulation|gallery|winners\/[^/]+))?$/, reads: [] },
  { path: /^\/contests\/[^/]+\/results$/, reads: ["view", "q", "group", "level", "unit"] },
  { path: /^\/contests\/[^/]+\/recount$/, reads: ["entry", "publication"] },
  { path: /^\/contests\/[^/]+\/vote$/, reads: ["q", "field", "page"] },
  { path: /^\/(feed|sitemap)\.xml$/, reads: [] },
];
/** For a rush this is long enough; browsers may keep a page for a minute, counted from when it was made. */
const KEPT_MS = 5_000;
const MOST = 300;
const MOST_BYTES = 1024 * 1024;
/** Below that packing costs more than it saves. */
const WORTH_PACKING = 1024;
/** Of packing: for each visitor anew, where each gets a nonce of their own. */
const QUICK = 1;
/** Nothing else in a page is as long and as random by accident. */
const LEAST_NONCE = 16;

const pack = promisify(gzip);

interface Kept {
  readonly madeAt: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer> | null;
  /** null of a page with a nonce: an old one in the place of a new one would keep its own script out. */
  readonly etag: string | null;
  /** Of a page with a nonce: the pieces between which it stands. */
  readonly pieces: readonly string[] | null;
}

/**
 * Public pages are made once for all who ask in the same seconds, and those who have a page are told that it is still
 * the same. When a result comes out, a province asks at once.
 */
export function keptAnswers(pages: Pages, now: () => number = () => performance.now()): Pages {
  const plain = new Map<string, Promise<Kept | null>>();
  const searched = new Map<string, Promise<Kept | null>>();
  /** Whoever makes up one search after another pushes out searches only. */
  const keptWith = (key: string) => (key.includes("?") ? searched : plain);

  /** Who asks first makes it, and has the answer also where it cannot be kept. */
  const make = async ({ key, url }: Asked, request: Request, context: AppLoadContext): Promise<Response> => {
    // Not under the signal of whoever asked first: they may leave, the others wait. Nor with what they wrote into the
    // address besides: the page names its address where it changes the language.
    const answer = pages(new Request(url, { headers: request.headers }), context);
    const fresh = answer.then((made) => keep(made, now(), context.cspNonce ?? ""));
    const kept = keptWith(key);
    kept.delete(key);
    kept.set(key, fresh);
    for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest);
    const found = await fresh.catch(() => null);
    if (found) return answerOf(found, request, context, now());
    if (kept.get(key) === fresh) kept.delete(key);
    return answer;
  };

  return async (request, context) => {
    const asked = askedOf(request);
    if (asked === null) return pages(request, context);
    const { key } = asked;
    const kept = keptWith(key);
    const before = kept.get(key);
    if (!before) return make(asked, request, context);
    const found = await before.catch(() => null);
    // Who waited for something that cannot be kept asks for themselves.
    if (!found) return pages(request, context);
    if (now() - found.madeAt < KEPT_MS) return answerOf(found, request, context, now());
    const newer = kept.get(key);
    if (newer === before || !newer) return make(asked, request, context);
    const fresh = await newer.catch(() => null);
    return fresh ? answerOf(fresh, request, context, now()) : pages(request, context);
  };
}

/** A page that can be kept: what tells it from others, and the address of which it is made. */
interface Asked {
  readonly key: string;
  readonly url: string;
}

/** null for any other request. */
function askedOf(request: Request): Asked | null {
  if (request.method !== "GET") return null;
  const url = new URL(request.url);
  const page = SAME_FOR_ALL.find(({ path }) => path.test(url.pathname));
  if (!page) return null;
  const cookie = request.headers.get("Cookie");
  const names = (cookie ?? "").split(";").map((pair) => pair.split("=")[0]?.trim() ?? "");
  if (names.some((name) => name !== "" && name !== "language")) return null;
  // As the page does it: of each the first, and an empty one asks for nothing.
  const read = page.reads.flatMap((name) => {
    const value = url.searchParams.get(name) ?? "";
    return value === "" ? [] : [[name, value]];
  });
  url.search = new URLSearchParams(read).toString();
  return { key: `${languageFromCookie(cookie)} ${url.pathname}${url.search}`, url: url.href };
}

async function keep(answer: Response, madeAt: number, nonce: string): Promise<Kept | null> {
  const isPublic = answer.status === 200 && answer.headers.get("Cache-Control")?.startsWith("public");
  if (!isPublic || answer.headers.has("Set-Cookie")) return null;
  const body = new Uint8Array(await answer.clone().arrayBuffer());
  if (body.length > MOST_BYTES) return null;
  const headers = new Headers(answer.headers);
  headers.delete("Content-Length");
  headers.set("Vary", "Cookie, Accept-Encoding");
  const pieces = nonce.length < LEAST_NONCE ? [] : Buffer.from(body).toString("utf8").split(nonce);
  if (pieces.length > 1) return { madeAt, headers, body, packed: null, etag: null, pieces };
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 32)}"`;
  // Weak: packed or not, it is the same page.
  headers.set("ETag", `W/${etag}`);
  const packed = body.length < WORTH_PACKING ? null : new Uint8Array(await pack(body));
  return { madeAt, headers, body, packed, etag, pieces: null };
}

async function answerOf(kept: Kept, request: Request, { cspNonce = "" }: AppLoadContext, now: number): Promise<Response> {
  const { madeAt, headers: made, etag, pieces } = kept;
  const headers = new Headers(made);
  headers.set("Age", String(Math.ceil((now - madeAt) / 1000)));
  if (etag !== null && isSameTag(request.headers.get("If-None-Match"), etag)) return new Response(null, { status: 304, headers });
  const takesPacked = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers.get("Accept-Encoding") ?? "");
  const body = pieces ? new Uint8Array(Buffer.from(pieces.join(cspNonce))) : kept.body;
  const packed = !takesPacked ? null : pieces ? new Uint8Array(await pack(body, { level: QUICK })) : kept.packed;
  if (packed) headers.set("Content-Encoding", "gzip");
  const sent = packed ?? body;
  headers.set("Content-Length", String(sent.length));
  return new Response(sent, { headers });
}
