import { Metadata } from "@tus/server";
import { z } from "zod";
import type { NewUpload } from "~/entries/files/begin-upload.server";

/** What is said with nothing behind it arrives as null. */
const optional = (length: number) =>
  z
    .string()
    .max(length)
    .nullish()
    .transform((text) => text ?? "");

const schema = z.object({
  entryId: z.string().max(100),
  kindId: z.string().max(100),
  filename: z.string().max(1_000),
  type: optional(200),
  fingerprint: optional(100),
});

/** What the browser says of the file that it wants to send; null where it does not say enough. */
export function newUploadOf(headers: Headers): NewUpload | null {
  const length = headers.get("Upload-Length") ?? "";
  if (!/^\d{1,15}$/.test(length)) return null;
  try {
    const said = schema.safeParse(Metadata.parse(headers.get("Upload-Metadata") ?? ""));
    return said.success ? { ...said.data, size: Number(length) } : null;
  } catch {
    return null;
  }
}
