import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { Programme, Solved } from "./plan-model";
import type { Planning } from "./optimise";

/** Pages that ask for a plan one after another find the solver loaded; after this long without work its memory goes back. */
const IDLE_MS = 60_000;

interface Answer {
  readonly id: number;
  readonly solved?: Solved;
  readonly fault?: string;
}

interface Waiting {
  readonly resolve: (solved: Solved) => void;
  readonly reject: (error: Error) => void;
}

/** The one solver of this process, in a thread of its own. */
class Solver {
  #worker: Worker | null = null;
  #waiting = new Map<number, Waiting>();
  #asked = 0;
  #idle: NodeJS.Timeout | undefined;

  solve(programme: Programme): Promise<Solved> {
    const id = (this.#asked += 1);
    const worker = (this.#worker ??= this.#start());
    clearTimeout(this.#idle);
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, programme });
    });
  }

  #start(): Worker {
    // By its name in package.json: the built server lies elsewhere, the worker stays where it is.
    const worker = new Worker(createRequire(import.meta.url).resolve("#plan-solver"), {
      stdout: true,
      stderr: true,
    });
    worker.on("message", ({ id, solved, fault }: Answer) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (solved) waiting?.resolve(solved);
      else waiting?.reject(new Error(`the solver failed: ${fault ?? ""}`));
      if (this.#waiting.size === 0) this.#rest(worker);
    });
    worker.once("error", (error) => this.#end(worker, error));
    worker.once("exit", () => this.#end(worker, new Error("the solver's thread has ended")));
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => {
      if (this.#worker === worker) this.#worker = null;
      void worker.terminate();
    }, IDLE_MS);
    this.#idle.unref();
  }

  #end(worker: Worker, error: Error): void {
    if (this.#worker === worker) this.#worker = null;
    else return;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

const solver = new Solver();

/** Runs a planning to its end, with every programme solved in the solver's thread. */
export async function runPlanning<T>(planning: Planning<T>): Promise<T> {
  for (let step = planning.next(); ;) {
    if (step.done) return step.value;
    const programme = step.value;
    step = planning.next(programme ? await solver.solve(programme) : await others());
  }
}

/** Lets what waits meanwhile have its turn. */
function others(): Promise<null> {
  return new Promise((resolve) => setImmediate(() => resolve(null)));
}
