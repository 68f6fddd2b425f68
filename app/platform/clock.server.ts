export type Clock = () => Date;

/** Browser tests run the built server, where nobody can call `setClock`: their clock is there before it starts. */
const preloaded = Reflect.get(globalThis, Symbol.for("sangtao.test-clock")) as Clock | undefined;

const system: Clock = preloaded ?? (() => new Date());
let clock = system;

/** The instant at which a request or job happens: asked once at its edge, handed on as an argument. */
export function now(): Date {
  return clock();
}

/** Tests, and the demonstration that is loaded before anything is served: replaces the clock; `null` gives the real one back. */
export function setClock(replacement: Clock | null): void {
  clock = replacement ?? system;
}
