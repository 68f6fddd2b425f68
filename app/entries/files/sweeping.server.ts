import { alone } from "~/platform/advisory-lock.server";
import { now } from "~/platform/clock.server";
import { log } from "~/platform/log.server";
import { scansFiles } from "~/platform/scan/clamd.server";
import { onShutdown } from "~/platform/shutdown.server";
import { scanWaiting } from "./scan-blob.server";
import { sweepFiles, type Swept } from "./sweep-files.server";

const SOON_MS = 60_000;
const SWEEP_MS = 60 * 60_000;
const SCAN_MS = 30_000;

/** Sweeps unless another process is at it. */
export function sweepAlone(): Promise<Swept | null> {
  return alone("sweep", () => sweepFiles(now()));
}

/** Lets this process sweep every hour, and scan what waits for it every half minute. */
export function startSweeping(): void {
  let running: Promise<unknown> = Promise.resolve();
  const run = (name: string, work: () => Promise<unknown>) => {
    running = running
      .then(work)
      .catch((error: unknown) => log.error({ err: error }, `${name} failed`));
  };
  const sweep = () => run("sweep", sweepAlone);
  const timers: NodeJS.Timeout[] = [setTimeout(sweep, SOON_MS), setInterval(sweep, SWEEP_MS)];
  if (scansFiles())
    timers.push(setInterval(() => run("scan", () => alone("scan", scanWaiting)), SCAN_MS));
  for (const timer of timers) timer.unref();
  onShutdown("sweeping", async () => {
    for (const timer of timers) clearTimeout(timer);
    await running;
  });
}
