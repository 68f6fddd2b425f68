import { readFileSync } from "node:fs";

/*
 * Preloaded into the server of a browser test: its clock is set by the test through a file, and goes on from there.
 * Read anew each time, so that a test which has written the file need not wait for anything.
 */
const file = process.env.TEST_CLOCK;

globalThis[Symbol.for("sangtao.test-clock")] = () => {
  const { instant, setAt } = JSON.parse(readFileSync(file, "utf8"));
  return new Date(instant + Date.now() - setAt);
};
