/** Where progress lines go; `run.mjs` moves them to stderr, so that a script's own output stays clean. */
let out = process.stdout;

export function progressTo(stream) {
  out = stream;
}

export function say(line = "") {
  out.write(`${line}\n`);
}

/**
 * Prints what is being done, does it, and prints how long it took.
 *
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  say(`  … ${label}`);
  const started = performance.now();
  const result = await work();
  say(`  ✓ ${label} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return result;
}
