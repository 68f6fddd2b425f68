import { contentDisposition } from "./storage/content-disposition";

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const PDF = "application/pdf";
export const ZIP = "application/zip";

/** An answer that is a file made for this person: kept by nobody, opened as nothing else. */
export function downloadOf(bytes: Uint8Array, filename: string, mime: string): Response {
  return new Response(Buffer.from(bytes), { headers: headersOf(filename, mime) });
}

/** The same of what is made while it leaves, no faster than it is taken. Where making it fails the connection is cut. */
export function streamedDownload(chunks: AsyncIterable<Uint8Array>, filename: string, mime: string): Response {
  const iterator = chunks[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: headersOf(filename, mime) });
}

function headersOf(filename: string, mime: string): HeadersInit {
  return {
    "Cache-Control": "private, no-store",
    "Content-Disposition": contentDisposition("attachment", filename),
    "Content-Type": mime,
    "X-Content-Type-Options": "nosniff",
  };
}
