import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { AppLoadContext } from "@remix-run/node";
import { isSameTag } from "~/platform/http-text.server";
import { languageFromCookie } from "~/platform/language-cookie";

type Pages = (request: Request, context: AppLoadContext) => Promise<Response>;

/** Pages that are the same for all who are not signed in: but for their nonce, where they send a script. */
const SAME_FOR_ALL = [
  /^\/$/,
  /^\/contests\/[^/]+(\/(regulation|results|gallery|recount|vote|winners\/[^/]+))?$/,
  /^\/(feed|sitemap)\.xml$/,
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
  const kept = new Map<string, Promise<Kept | null>>();

  /** Who asks first makes it, and has the answer also where it cannot be kept. */
  const make = async (key: string, request: Request, context: AppLoadContext): Promise<Response> => {
    // Not under the signal of whoever asked first: they may leave, the others wait.
    const answer = pages(new Request(request.url, { headers: request.headers }), context);
    const fresh = answer.then((made) => keep(made, now(), context.cspNonce ?? ""));
    kept.delete(key);
    kept.set(key, fresh);
    for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest);
    const found = await fresh.catch(() => null);
    if (found) return answerOf(found, request, context, now());
    if (kept.get(key) === fresh) kept.delete(key);
    return answer;
  };

  return async (request, context) => {
    const key = keyOf(request);
    if (key === null) return pages(request, context);
    const before = kept.get(key);
    if (!before) return make(key, request, context);
    const found = await before.catch(() => null);
    // Who waited for something that cannot be kept asks for themselves.
    if (!found) return pages(request, context);
    if (now() - found.madeAt < KEPT_MS) return answerOf(found, request, context, now());
    const newer = kept.get(key);
    if (newer === before || !newer) return make(key, request, context);
    const fresh = await newer.catch(() => null);
    return fresh ? answerOf(fresh, request, context, now()) : pages(request, context);
  };
}

/** What tells one such page from another; null for any other request. */
function keyOf(request: Request): string | null {
  if (request.method !== "GET") return null;
  const { pathname, search } = new URL(request.url);
  if (!SAME_FOR_ALL.some((page) => page.test(pathname))) return null;
  const cookie = request.headers.get("Cookie");
  const names = (cookie ?? "").split(";").map((pair) => pair.split("=")[0]?.trim() ?? "");
  if (names.some((name) => name !== "" && name !== "language")) return null;
  return `${languageFromCookie(cookie)} ${pathname}${search}`;
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
