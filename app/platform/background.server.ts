import { log } from "./log.server";
import { onShutdown } from "./shutdown.server";

const AT_ONCE = 1;
/** What waits is done when somebody asks for it, or by the sweeper: a process that stops does not finish it. */
const waiting: (() => Promise<void>)[] = [];
const running = new Set<Promise<void>>();
let listens = false;

/** Does something when the answer is out. It must do no harm if it never happens here, or happens twice. */
export function inBackground(name: string, work: () => Promise<unknown>): void {
  if (!listens) onShutdown("background", stop);
  listens = true;
  waiting.push(async () => {
    await work().catch((error: unknown) => log.error({ err: error }, `${name} failed`));
  });
  next();
}

/** Waits until nothing is left to do. */
export async function backgroundDone(): Promise<void> {
  while (running.size > 0) await Promise.all(running);
}

function next(): void {
  if (running.size >= AT_ONCE) return;
  const work = waiting.shift();
  if (!work) return;
  const done = work().finally(() => {
    running.delete(done);
    next();
  });
  running.add(done);
}

async function stop(): Promise<void> {
  waiting.length = 0;
  listens = false;
  await backgroundDone();
}
