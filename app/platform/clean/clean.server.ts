import { atMost } from "../at-most";
import { withoutNotes } from "../videos/strip-metadata";
import { cleaningOf, type CleanFault } from "./clean-kinds";
import { cleanOffice } from "./office.server";
import { cleanPdf } from "./pdf.server";
import { cleanPicture } from "./picture.server";

/** What is read into memory to be cleaned. Videos go through in pieces. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Each may take hundreds of megabytes. */
const cleaning = atMost(1);

export type CleanCopyBytes =
  | { readonly ok: true; readonly bytes: Uint8Array | AsyncIterable<Uint8Array>; readonly mime: string }
  | { readonly ok: false; readonly fault: CleanFault };

/** The same file without what is not seen of it: who made it, where, when, with what, and what it was before. */
export async function cleanCopy(
  source: AsyncIterable<Uint8Array>,
  { mime, size }: { readonly mime: string; readonly size: number },
): Promise<CleanCopyBytes> {
  const kind = cleaningOf(mime);
  if (!kind) return { ok: false, fault: "unsupported" };
  if (kind === "video") return { ok: true, bytes: withoutNotes(source, mime).bytes, mime };
  if (size > MAX_BYTES) return { ok: false, fault: "too-large" };
  const bytes = await cleaning(async () => {
    const parts: Uint8Array[] = [];
    for await (const part of source) parts.push(part);
    const whole = Buffer.concat(parts);
    switch (kind) {
      case "pdf":
        return cleanPdf(whole);
      case "office":
        return cleanOffice(whole);
      case "picture":
        return cleanPicture(whole, mime);
    }
  });
  return typeof bytes === "string" ? { ok: false, fault: bytes } : { ok: true, bytes, mime };
}
