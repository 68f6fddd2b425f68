import express, { type RequestHandler } from "express";

/** A dossier with its texts and a scanned page. */
const SMALL_BYTES = 256 * 1024;
/** What may lie in memory at a time; the rest is read when its turn comes. */
const ROOM_BYTES = 128 * 1024 * 1024;

/**
 * Reads a small body as it arrives, whosever turn it is: what somebody sent whole counts though their line breaks while
 * they wait for the answer. Larger ones go where their route lets them, as they arrive.
 */
export function smallBodies(): RequestHandler {
  const read = express.raw({ type: () => true, limit: SMALL_BYTES, inflate: false });
  let held = 0;
  return (request, response, next) => {
    const size = Number(request.headers["content-length"] ?? 0);
    const isSmall = size > 0 && size <= SMALL_BYTES && held + size <= ROOM_BYTES;
    if (!isSmall || request.headers["content-encoding"]) return next();
    held += size;
    response.once("close", () => (held -= size));
    read(request, response, next);
  };
}
