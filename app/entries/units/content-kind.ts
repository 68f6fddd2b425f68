import type { FoundContent } from "./match-files";

/** What stored bytes are by the type that was found in them. */
export function contentKindOf(mime: string): FoundContent {
  if (mime === "application/pdf") return "pdf";
  if (mime.startsWith("image/")) return "image";
  if (mime.startsWith("video/")) return "video";
  return mime.startsWith("application/vnd.openxmlformats-officedocument.") ? "document" : "other";
}
