import { blobKey } from "~/entries/files/attachment";
import { mayOpen } from "~/entries/files/scan-blob.server";
import { storage } from "~/platform/storage/storage.server";
import { verified } from "~/platform/storage/verified.server";

/** The file of a kept form; null while it waits for the scan, or was found harmful. */
export async function templateBytes(sha256: string): Promise<Buffer | null> {
  if (!(await mayOpen(sha256))) return null;
  const key = blobKey(sha256);
  const found = await storage().get(key);
  if (!found) throw new Error(`no blob ${sha256}`);
  return Buffer.from(await new Response(verified(found.body, key, sha256)).arrayBuffer());
}
