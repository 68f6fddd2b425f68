import { now } from "./clock.server";

/** Set by our own server on every request, over whatever a visitor sends under this name. */
export const ARRIVAL_HEADER = "x-sangtao-arrived";

/**
 * When the request reached this server: before its body was read and before it waited for anything.
 * A deadline is held against this, however busy the last minute is.
 */
export function arrivalOf(request: Request): Date {
  const stamped = Number(request.headers.get(ARRIVAL_HEADER) ?? Number.NaN);
  return Number.isFinite(stamped) ? new Date(stamped) : now();
}
