import type { Ask, Told } from "./recount-talk";

/** Starts the worker that counts; what it tells goes to `hear`. */
export class Counter {
  readonly #worker: Worker;

  constructor(hear: (told: Told) => void) {
    this.#worker = new Worker(new URL("./recount-worker.client.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<Told>) => hear(data));
    this.#worker.addEventListener("error", () => hear({ told: "failed", code: "unreachable" }));
  }

  ask(ask: Ask): void {
    this.#worker.postMessage(ask);
  }

  close(): void {
    this.#worker.terminate();
  }
}
