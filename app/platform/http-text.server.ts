import { sha256Hex } from "./sha256";

/** Answers with a text that is the same for everybody, or with "you have it already". */
export function publicAnswer(request: Request, body: string | Uint8Array, type: string): Response {
  const etag = `"${sha256Hex(body).slice(0, 32)}"`;
  const headers = { "Content-Type": type, "Cache-Control": "public, max-age=60", Vary: "Cookie", ETag: etag };
  return isSameTag(request.headers.get("If-None-Match"), etag)
    ? new Response(null, { status: 304, headers })
    : new Response(body as BodyInit, { headers });
}

/** As RFC 9110 compares for If-None-Match: a proxy that compresses makes the tag a weak one. */
export function isSameTag(ifNoneMatch: string | null, etag: string): boolean {
  const tags = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
