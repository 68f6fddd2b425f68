import type { Request, RequestHandler, Response } from "express";

/** Until it is looked again whether there is room. */
const LOOK_MS = 5;
/** Whoever takes longer than that waits for something else than us, and keeps nobody out. */
const LONG_MS = 10_000;

interface Work {
  readonly request: Request;
  readonly response: Response;
  readonly begunAt: number;
}

/**
 * Begins one request per turn of the event loop, so that between two we see who else has arrived, and no more at a time
 * than `limit`: a thousand at once would wait for the database and for each other until each of them failed. The others
 * wait, as long as it takes; who sends something in goes before who looks at something.
 */
export function turns(limit: number): RequestHandler {
  const [senders, lookers]: [(() => void)[], (() => void)[]] = [[], []];
  const work = new Set<Work>();
  const waiting = () => senders.length + lookers.length;
  const turn = () => {
    const hasRoom = atWork(work) < limit;
    if (hasRoom) (senders.shift() ?? lookers.shift())?.();
    if (waiting() === 0) return;
    if (hasRoom) setImmediate(turn);
    else setTimeout(turn, LOOK_MS);
  };
  return (request, response, next) => {
    const looks = request.method === "GET" || request.method === "HEAD";
    const begin = () => {
      // Who has left before their turn needs no page; what they sent in is still looked at.
      if (looks && request.socket.destroyed) return;
      work.add({ request, response, begunAt: performance.now() });
      next();
    };
    (looks ? lookers : senders).push(begin);
    if (waiting() === 1) setImmediate(turn);
  };
}

/** How many are being computed: not those who are still sending, nor those who have begun to receive. */
function atWork(work: Set<Work>): number {
  let count = 0;
  for (const one of work) {
    const { request, response, begunAt } = one;
    if (response.headersSent || response.closed || performance.now() - begunAt > LONG_MS) work.delete(one);
    else if (request.complete) count += 1;
  }
  return count;
}
