import { inBackground } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { scan, scansFiles } from "~/platform/scan/clamd.server";
import { storage } from "~/platform/storage/storage.server";
import { blobKey } from "./attachment";
import { makePreviewsSoon } from "./previews.server";

/** Scans what was just attached, when the answer is out. */
export function scanSoon(sha256: string): void {
  if (scansFiles()) inBackground("scan", () => scanBlob(sha256));
}

/** Whether stored bytes may be opened at once, before anything knows them; throws where they cannot be scanned now. */
export async function mayOpen(sha256: string): Promise<boolean> {
  if (!scansFiles()) return true;
  return (await scanned(sha256)).clean;
}

async function scanned(sha256: string) {
  const content = await storage().get(blobKey(sha256));
  if (!content) throw new Error(`the storage has lost ${blobKey(sha256)}`);
  return scan(content.body);
}

/** Scans what waits, also what could not be scanned before; returns how many got their verdict. */
export async function scanWaiting(): Promise<number> {
  if (!scansFiles()) return 0;
  const waiting = await db.blob.findMany({
    where: { state: "QUARANTINED" },
    select: { sha256: true },
    orderBy: { createdAt: "asc" },
  });
  let done = 0;
  for (const { sha256 } of waiting) {
    try {
      if (await scanBlob(sha256)) done += 1;
    } catch (error) {
      log.error({ sha256, err: error }, "scan failed; tried again later");
    }
  }
  return done;
}

/** Lets a file out of quarantine, or keeps it from everybody for good. Twice is fine. */
async function scanBlob(sha256: string): Promise<boolean> {
  const blob = await db.blob.findUnique({ where: { sha256 } });
  if (blob?.state !== "QUARANTINED") return false;
  const verdict = await scanned(sha256);
  if (!verdict.clean) log.warn({ sha256, found: verdict.name }, "a harmful file is kept back");
  await db.blob.updateMany({
    where: { sha256, state: "QUARANTINED" },
    data: { state: verdict.clean ? "READY" : "INFECTED" },
  });
  if (verdict.clean) makePreviewsSoon(sha256, blob.mime);
  return true;
}
