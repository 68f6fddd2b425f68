const INLINE = new Set([
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "video/mp4",
  "video/webm",
]);

/** Whether a browser may show these bytes in the page; all else is only downloaded, so that no file acts as a page of ours. */
export function isInline(mime: string): boolean {
  return INLINE.has(mime);
}

export type ParsedRange = { readonly start: number; readonly end: number } | "unsatisfiable" | null;

/** The one byte range of a `Range` header; null where the whole is to be sent (none, several, or not understood). */
export function parseRange(header: string | null, size: number): ParsedRange {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const [, first = "", last = ""] = match;
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length > 0 ? { start: size - length, end: size - 1 } : "unsatisfiable";
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start < size ? { start, end } : "unsatisfiable";
}
