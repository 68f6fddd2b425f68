import { randomUUID } from "node:crypto";
import { alone } from "~/platform/advisory-lock.server";
import { now } from "~/platform/clock.server";
import { scansFiles } from "~/platform/scan/clamd.server";
import { storage } from "~/platform/storage/storage.server";
import { scanWaiting } from "./scan-blob.server";
import { sweepFiles, type Swept } from "./sweep-files.server";

const HOUR = 3_600_000;

/** Sweeps unless another process is at it. Throws where the storage's clock is another: what is new would look old. */
export function sweepAlone(): Promise<Swept | null> {
  return alone("sweep", async () => {
    const instant = now();
    const hours = Math.abs(instant.getTime() - (await storageTime()).getTime()) / HOUR;
    if (hours > 1)
      throw new Error(`Server and storage are ${Math.round(hours)} hours apart: nothing is removed.`);
    return sweepFiles(instant);
  });
}

/** The time by the clock that says how old files are. */
async function storageTime(): Promise<Date> {
  const key = `incoming/clock-${randomUUID()}`;
  await storage().put(key, new Uint8Array(), { contentType: "application/octet-stream" });
  const stored = await storage().head(key);
  await storage().delete(key);
  if (!stored) throw new Error("The storage has lost what it was given.");
  return stored.modifiedAt;
}

/** Scans what waits for it, where files are scanned, unless another process is at it. */
export async function scanAlone(): Promise<number | null> {
  return scansFiles() ? alone("scan", scanWaiting) : null;
}
