import type { Socket } from "node:net";
import type { RequestHandler } from "express";
import { ARRIVAL_HEADER } from "~/platform/arrival.server";
import { now } from "~/platform/clock.server";

const BEAT_MS = 10;
/** A server that has looked this recently is not in doubt about the hour. */
const CALM_MS = 50;

/** In ms of `performance.now()`. */
type Instant = number;

/**
 * Knows how long what is found now can have been waiting to be found. A process looks for what has arrived once per turn
 * of its event loop, and a turn of a crowded last minute is long. Beats fall between turns, at most one between two.
 */
export class Doubt {
  #beats: readonly [Instant, Instant] = [performance.now(), performance.now()];
  #count = 0;
  readonly #new = new WeakMap<Socket, { readonly cameAt: Instant; readonly count: number }>();

  /** Beats for as long as the process lives. */
  start(): this {
    setInterval(() => this.beat(), BEAT_MS).unref();
    return this;
  }

  beat(): void {
    this.#beats = [this.#beats[1], performance.now()];
    this.#count += 1;
  }

  /** A connection has been handed to us that has waited for so many ms. */
  onConnection(socket: Socket, waited: number): void {
    this.#new.set(socket, { cameAt: performance.now() - waited, count: this.#count });
  }

  /**
   * The ms that a request which has just been read can have been waiting, 0 where that is too little to matter. The
   * first of a connection, read in the turn after it was handed over, can have come with it. Any other was not there
   * when we last looked, which is no earlier than the last beat but one.
   */
  ofRequestOn(socket: Socket): number {
    const connection = this.#new.get(socket);
    this.#new.delete(socket);
    const cameWithIt = connection !== undefined && this.#count - connection.count <= 1;
    const waited = performance.now() - (cameWithIt ? connection.cameAt : this.#beats[0]);
    return waited < CALM_MS ? 0 : Math.ceil(waited);
  }
}

/**
 * Writes down when each request reached us, before anything else is done with it and over whatever its sender claims.
 * Where the server was too busy to know the hour, the earliest that it can be is written: nobody is late because others
 * came first.
 */
export function arrivals(doubt: Pick<Doubt, "ofRequestOn">): RequestHandler {
  return (request, _response, next) => {
    request.headers[ARRIVAL_HEADER] = String(now().getTime() - doubt.ofRequestOn(request.socket));
    next();
  };
}
