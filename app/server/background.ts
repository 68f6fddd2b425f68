/** What a process does by itself, over and over. Several processes take turns: each pass sees to that. */
import { certificatePass } from "~/documents/certificates/certificate-pass.server";
import { scanAlone, sweepAlone } from "~/entries/files/sweeping.server";
import { readLeftScans } from "~/entries/papers/paper-scan.server";
import { comparePass } from "~/entries/similarity/compare-pass.server";
import { now } from "~/platform/clock.server";
import { log } from "~/platform/log.server";
import { sweepTemporary } from "~/platform/temporary-file.server";
import { eraseBallots } from "~/results/awards/erase-ballots.server";
import { importPass } from "~/results/forwarding/run-import.server";

export interface Pass {
  readonly name: string;
  readonly firstMs: number;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const PASSES: readonly Pass[] = [
  { name: "comparing", firstMs: 20 * SECOND, everyMs: 20 * SECOND, run: () => comparePass(now) },
  { name: "printing certificates", firstMs: 10 * SECOND, everyMs: 30 * SECOND, run: certificatePass },
  { name: "taking dossiers in", firstMs: 10 * SECOND, everyMs: 30 * SECOND, run: importPass },
  { name: "scanning", firstMs: 30 * SECOND, everyMs: 30 * SECOND, run: scanAlone },
  { name: "sweeping", firstMs: MINUTE, everyMs: 60 * MINUTE, run: sweepAlone },
  { name: "clearing temporary files", firstMs: MINUTE, everyMs: 60 * MINUTE, run: () => sweepTemporary(now()) },
  { name: "erasing ballots", firstMs: MINUTE, everyMs: 60 * MINUTE, run: () => eraseBallots() },
  { name: "reading papers", firstMs: MINUTE, everyMs: 5 * MINUTE, run: readLeftScans },
];

/** As long as running requests have to end; whatever is broken off, the next process goes on with. */
const GRACE_MS = 10_000;

/** Begins all of them; the answer stops them, and waits for what runs. */
export function startPasses(passes: readonly Pass[] = PASSES): () => Promise<void> {
  const running = new Map<string, Promise<void>>();
  const timers = new Set<NodeJS.Timeout>();
  const wait = (pass: Pass, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      begin(pass);
    }, ms);
    timer.unref();
    timers.add(timer);
  };
  let stopped = false;
  const begin = (pass: Pass) => {
    const done = pass
      .run()
      .then(() => undefined)
      .catch((error: unknown) => log.error({ err: error }, `${pass.name} failed`))
      .finally(() => {
        running.delete(pass.name);
        if (!stopped) wait(pass, pass.everyMs);
      });
    running.set(pass.name, done);
  };
  for (const pass of passes) wait(pass, pass.firstMs);
  return async () => {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
    const late = new Promise<void>((resolve) => setTimeout(resolve, GRACE_MS).unref());
    await Promise.race([Promise.all(running.values()), late]);
  };
}
