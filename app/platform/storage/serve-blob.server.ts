import { contentDisposition } from "./content-disposition";
import { isInline, parseRange } from "./delivery";
import { storage } from "./storage.server";
import { verified } from "./verified.server";

export interface ServedBlob {
  readonly key: string;
  /** Of the bytes. A whole file is verified on its way; null where they are made anew when they are lost. */
  readonly sha256: string | null;
  readonly filename: string;
  /** As found by its bytes. */
  readonly mime: string;
  readonly size: number;
}

/**
 * Answers a request for a stored file that the asker may have: whole, a part of it, or "you have it already".
 * Whether it may still be seen is asked each time, so nothing is kept without asking again.
 */
export async function serveBlob(request: Request, blob: ServedBlob): Promise<Response> {
  const etag = `"${blob.sha256 ?? blob.key.replaceAll("/", "-")}"`;
  const headers = new Headers({
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-cache",
    "Content-Disposition": contentDisposition(
      isInline(blob.mime) ? "inline" : "attachment",
      blob.filename,
    ),
    "Content-Type": blob.mime,
    "X-Content-Type-Options": "nosniff",
    ETag: etag,
  });
  if (request.headers.get("If-None-Match")?.includes(etag))
    return new Response(null, { status: 304, headers });

  const ifRange = request.headers.get("If-Range");
  const asked = ifRange === null || ifRange === etag ? request.headers.get("Range") : null;
  const range = parseRange(asked, blob.size);
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${blob.size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("Content-Length", String(range ? range.end - range.start + 1 : blob.size));
  if (range) headers.set("Content-Range", `bytes ${range.start}-${range.end}/${blob.size}`);
  const status = range ? 206 : 200;
  if (request.method === "HEAD") return new Response(null, { status, headers });

  const content = await storage().get(blob.key, range ? { range } : {});
  if (!content) throw new Error(`the storage has lost ${blob.key}`);
  const whole = blob.sha256 !== null && !range;
  const body = whole ? verified(content.body, blob.key, blob.sha256) : content.body;
  return new Response(body, { status, headers });
}
