import { randomInt } from "node:crypto";
import type { RequestHandler } from "express";
import { log } from "~/platform/log.server";

/** Letters and digits that nobody mistakes for each other on the telephone. */
const ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A number for one request, short enough to be read out by whoever saw an error. */
function reference(): string {
  const letters = Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** Names each request, tells the client that name, and writes one line when it is answered. */
export const requestLog: RequestHandler = (request, response, next) => {
  const requestId = reference();
  const started = performance.now();
  response.locals["requestId"] = requestId;
  response.setHeader("X-Request-Id", requestId);
  response.once("close", () => {
    log.info(
      {
        requestId,
        method: request.method,
        path: withoutSecrets(request.path),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        ...(response.writableFinished ? {} : { aborted: true }),
      },
      "request",
    );
  });
  next();
};

/** Links from invitations and mails carry their secret in the path: whoever reads the log must not use it. */
export function withoutSecrets(path: string): string {
  return path
    .replace(/^\/(consent|co-authors|track|receipts|certificates)\/[^/]+/i, "/$1/…")
    .replace(/[A-Za-z0-9_.~-]{24,}/g, (part) => `${part.slice(0, 6)}…`);
}
