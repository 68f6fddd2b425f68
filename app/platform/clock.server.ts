export type Clock = () => Date;

const system: Clock = () => new Date();
let clock = system;

/** The instant at which a request or job happens: asked once at its edge, handed on as an argument. */
export function now(): Date {
  return clock();
}

/** Tests only: replaces the clock; `null` gives the real one back. */
export function setClock(replacement: Clock | null): void {
  clock = replacement ?? system;
}
