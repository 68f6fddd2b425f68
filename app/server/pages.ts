import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createReadableStreamFromReadable, type AppLoadContext } from "@remix-run/node";
import type { Request as Asked, RequestHandler, Response as Answered } from "express";
import { log } from "~/platform/log.server";

type Pages = (request: Request, context: AppLoadContext) => Promise<Response>;
type WebStream = Parameters<typeof Readable.fromWeb>[0];

/**
 * Remix behind Express. Its own adapter reads an answer as fast as it can and waits for nobody: a large file on a
 * thin line would lie in memory whole, and be read to its end for visitors who have left.
 */
export function pagesOf(pages: Pages): RequestHandler {
  return (asked, answered, next) => {
    const url = `${asked.protocol}://${asked.get("host") ?? "localhost"}${asked.originalUrl}`;
    if (!URL.canParse(url)) return void answered.status(400).type("text/plain").send("400 Bad Request\n");
    const context = {
      cspNonce: String(answered.locals["cspNonce"]),
      requestId: String(answered.locals["requestId"]),
    };
    pages(requestOf(url, asked, answered), context)
      .then((response) => send(response, asked.method, answered))
      .catch(next);
  };
}

function requestOf(url: string, asked: Asked, answered: Answered): Request {
  const left = new AbortController();
  answered.once("close", () => {
    if (!answered.writableFinished) left.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(asked.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const init: RequestInit = { method: asked.method, headers, signal: left.signal };
  if (asked.method === "GET" || asked.method === "HEAD") return new Request(url, init);
  // Read on arrival, or now.
  const { body } = asked as { body: unknown };
  return new Request(url, {
    ...init,
    body: body instanceof Buffer ? body : createReadableStreamFromReadable(asked),
    duplex: "half",
  });
}

async function send(response: Response, method: string, answered: Answered): Promise<void> {
  answered.status(response.status);
  for (const [name, value] of response.headers) answered.append(name, value);
  if (!response.body || method === "HEAD") {
    await response.body?.cancel();
    answered.end();
    return;
  }
  try {
    await pipeline(Readable.fromWeb(response.body as WebStream), answered);
  } catch (error) {
    // Who asked has left: nothing is wrong with us. Else the connection is cut, which says that something is missing.
    if (error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE") return;
    log.error({ requestId: answered.locals["requestId"], err: error }, "answer broke off");
  }
}
