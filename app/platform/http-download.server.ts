import { contentDisposition } from "./storage/content-disposition";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const PDF = "application/pdf";

/** An answer that is a file made for this person: kept by nobody, opened as nothing else. */
export function downloadOf(bytes: Uint8Array, filename: string, mime: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Disposition": contentDisposition("attachment", filename),
      "Content-Type": mime,
      "X-Content-Type-Options": "nosniff",
    },
  });
}
