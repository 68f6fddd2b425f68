import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { begin, exitOf, Trouble } from "./process.mjs";
import { say, step } from "./progress.mjs";
import { discardDatabase, isEmpty, isHalfLoaded, markHalfLoaded } from "./services.mjs";

const SCRIPT = path.join(root, "scripts/demo.ts");

/**
 * Loads the demo contests into an empty database, where they are wanted. What an interrupted start left of them is
 * thrown away in any case: half a demonstration is of no use, and the passwords of its accounts are no secret.
 *
 * @param {{ url: string, embedded?: { url(database: string): string } }} database
 * @param {NodeJS.ProcessEnv} environment
 * @param {{ isWanted: boolean }} options
 */
export async function ensureDemo(database, environment, { isWanted }) {
  if (await isHalfLoaded(database.url)) {
    say("  … Loading the demo contests was interrupted; beginning again");
    await discardDatabase(database);
  }
  if (!isWanted || !existsSync(SCRIPT) || !(await isEmpty(database.url))) return;
  await markHalfLoaded(database.url, true);
  // Nobody relies on a part of it: commits need not reach the disk one by one. The mark after it does, and all before.
  const hasty = database.embedded ? { PGOPTIONS: "-c synchronous_commit=off" } : {};
  await step("Loading the demo contests", () => load({ ...environment, ...hasty }));
  await markHalfLoaded(database.url, false);
}

async function load(environment) {
  const child = begin(process.execPath, [path.join(root, "node_modules/tsx/dist/cli.mjs"), SCRIPT], {
    cwd: root,
    env: { ...environment, LOG_LEVEL: environment.LOG_LEVEL ?? "warn" },
    stdio: "inherit",
  });
  const code = await exitOf(child);
  if (code !== 0) throw new Trouble(`The demo contests could not be loaded (exit code ${code}).`);
}

/**
 * One sign-in per role, as the demo left them.
 *
 * @param {string} dataDir
 * @returns {{ role: string, email: string, password: string }[]}
 */
export function demoSignIns(dataDir) {
  const file = path.join(dataDir, "demo-accounts.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}
