import type { RequestHandler } from "express";
import { ARRIVAL_HEADER } from "~/platform/arrival.server";
import { now } from "~/platform/clock.server";

const BEAT_MS = 10;
/** A server that has looked this recently is not in doubt about the hour. */
const CALM_MS = 50;

/** How long, in ms, what is found now can have been waiting to be found; 0 where that is too little to matter. */
export type Doubt = () => number;

/**
 * A process looks for what has arrived once per turn of its event loop, and a turn of a crowded last minute is long.
 * Beats fall between turns, at most one between two: of what is found in this turn, a connection was not there at the
 * last look but one, nor its request, and the third last beat is no later than that.
 */
function beating(): Doubt {
  const beats = Array.from({ length: 3 }, () => performance.now());
  setInterval(() => {
    beats.shift();
    beats.push(performance.now());
  }, BEAT_MS).unref();
  return () => {
    const waited = performance.now() - (beats[0] ?? 0);
    return waited < CALM_MS ? 0 : Math.ceil(waited);
  };
}

/**
 * Writes down when each request reached us, before anything else is done with it and over whatever its sender claims,
 * and then begins one of them per turn: between two that are begun, we look for others. Where the server was too busy
 * to know the hour, the earliest that it can be is written: nobody is late because others came first.
 */
export function arrivals(doubt: Doubt = beating()): RequestHandler {
  const waiting: (() => void)[] = [];
  const begin = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(begin);
  };
  return (request, _response, next) => {
    request.headers[ARRIVAL_HEADER] = String(now().getTime() - doubt());
    waiting.push(() => {
      // Who has left before their turn needs no page; what they sent in is still looked at.
      if (request.method !== "GET" || !request.socket.destroyed) next();
    });
    if (waiting.length === 1) setImmediate(begin);
  };
}
