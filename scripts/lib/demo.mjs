import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { begin, exitOf, Trouble } from "./process.mjs";
import { say, step } from "./progress.mjs";
import { discardDatabase, isEmpty } from "./services.mjs";

const SCRIPT = path.join(root, "scripts/demo.ts");

/**
 * Loads the demo contests into an empty database. A marker tells the next start that this one was interrupted.
 *
 * @param {{ url: string, embedded?: { url(database: string): string } }} database
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} dataDir
 */
export async function ensureDemo(database, environment, dataDir) {
  const marker = path.join(dataDir, "demo.loading");
  if (existsSync(marker)) {
    say("  … Loading the demo contests was interrupted; beginning again");
    await discardDatabase(database, environment);
  } else if (!(await isEmpty(database.url))) return;
  if (!existsSync(SCRIPT)) return;
  writeFileSync(marker, "");
  await step("Loading the demo contests", () => load(environment));
  rmSync(marker);
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
