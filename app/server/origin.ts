import type { IncomingHttpHeaders } from "node:http";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether another site sent this request with the person's cookies. Reading is allowed to everybody;
 * what changes something must come from our own pages, or from a program that is no browser.
 */
export function isForeign(method: string, headers: IncomingHttpHeaders, ownHosts: readonly string[]): boolean {
  if (READS.has(method)) return false;
  const { origin } = headers;
  if (origin !== undefined) return !URL.canParse(origin) || !ownHosts.includes(new URL(origin).host);
  const site = headers["sec-fetch-site"];
  return site !== undefined && site !== "same-origin" && site !== "none";
}
