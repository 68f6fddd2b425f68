/*
 * What the judge's pages and their service worker (public/judge-worker.js, which can import nothing) call the same.
 */

/** Says for whom a page was made. Only an answer that carries it may be kept, and in that person's cache alone. */
export const JUDGE_HEADER = "Sangtao-Judge";

/** When this browser put an answer aside, in milliseconds. */
export const KEPT_AT = "Sangtao-Kept-At";

const PAGES = "sangtao-judge:";
export const ASSETS = "sangtao-assets";

/** One person's pages, entries and files. */
export function cacheOf(person: string): string {
  return `${PAGES}${person}`;
}

/** Whether a cache holds the pages of somebody else. */
export function isOfAnother(cache: string, person: string | null): boolean {
  return cache.startsWith(PAGES) && (person === null || cache !== cacheOf(person));
}
