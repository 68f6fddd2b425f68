import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { AppLoadContext } from "@remix-run/node";
import { isSameTag } from "~/platform/http-text.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { sha256Hex } from "~/platform/sha256";

type Pages = (request: Request, context: AppLoadContext) => Promise<Response>;

/** Pages that are the same for all who are not signed in, and hold no nonce, as they send no script. */
const SAME_FOR_ALL = [
  /^\/$/,
  /^\/contests\/[^/]+(\/(regulation|results|gallery|vote|winners\/[^/]+))?$/,
  /^\/(feed|sitemap)\.xml$/,
];
/** For a rush this is long enough; browsers may keep a page for a minute, counted from when it was made. */
const KEPT_MS = 5_000;
const MOST = 300;
const MOST_BYTES = 1024 * 1024;
/** Below that packing costs more than it saves. */
const WORTH_PACKING = 1024;

const pack = promisify(gzip);

interface Kept {
  readonly madeAt: number;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer> | null;
  readonly etag: string;
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
    const fresh = answer.then((made) => keep(made, now()));
    kept.delete(key);
    kept.set(key, fresh);
    for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest);
    const found = await fresh.catch(() => null);
    if (found) return answerOf(found, request, now());
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
    if (now() - found.madeAt < KEPT_MS) return answerOf(found, request, now());
    const newer = kept.get(key);
    if (newer === before || !newer) return make(key, request, context);
    const fresh = await newer.catch(() => null);
    return fresh ? answerOf(fresh, request, now()) : pages(request, context);
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

async function keep(answer: Response, madeAt: number): Promise<Kept | null> {
  const isPublic = answer.status === 200 && answer.headers.get("Cache-Control")?.startsWith("public");
  if (!isPublic || answer.headers.has("Set-Cookie")) return null;
  const body = new Uint8Array(await answer.clone().arrayBuffer());
  if (body.length > MOST_BYTES) return null;
  const headers = new Headers(answer.headers);
  headers.delete("Content-Length");
  headers.set("Vary", "Cookie, Accept-Encoding");
  const etag = `"${sha256Hex(body).slice(0, 32)}"`;
  // Weak: packed or not, it is the same page.
  headers.set("ETag", `W/${etag}`);
  const packed = body.length < WORTH_PACKING ? null : new Uint8Array(await pack(body));
  return { madeAt, headers, body, packed, etag };
}

function answerOf({ madeAt, headers: made, body, packed, etag }: Kept, request: Request, now: number): Response {
  const headers = new Headers(made);
  headers.set("Age", String(Math.ceil((now - madeAt) / 1000)));
  if (isSameTag(request.headers.get("If-None-Match"), etag)) return new Response(null, { status: 304, headers });
  const isPacked = packed !== null && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(request.headers.get("Accept-Encoding") ?? "");
  if (isPacked) headers.set("Content-Encoding", "gzip");
  const sent = isPacked ? packed : body;
  headers.set("Content-Length", String(sent.length));
  return new Response(sent, { headers });
}
