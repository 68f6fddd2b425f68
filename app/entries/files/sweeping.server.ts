import { alone } from "~/platform/advisory-lock.server";
import { now } from "~/platform/clock.server";
import { scansFiles } from "~/platform/scan/clamd.server";
import { scanWaiting } from "./scan-blob.server";
import { sweepFiles, type Swept } from "./sweep-files.server";

/** Sweeps unless another process is at it. */
export function sweepAlone(): Promise<Swept | null> {
  return alone("sweep", () => sweepFiles(now()));
}

/** Scans what waits for it, where files are scanned, unless another process is at it. */
export async function scanAlone(): Promise<number | null> {
  return scansFiles() ? alone("scan", scanWaiting) : null;
}
