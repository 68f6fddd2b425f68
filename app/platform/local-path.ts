/** A path of this site that a form or an address names, or nothing. Anything that a browser could read as another host is nothing. */
export function localPath(next: string | null | undefined): string | null {
  if (!next || next.length > 2000 || !next.startsWith("/") || /[\\\u0000-\u0020\u007f]/.test(next))
    return null;
  const base = "http://sangtao.invalid";
  const url = URL.canParse(next, base) ? new URL(next, base) : null;
  // "/.//host" is a path to the parser, and what is left of it another host to the browser.
  if (url?.origin !== base || url.pathname.startsWith("//")) return null;
  return url.pathname + url.search + url.hash;
}
