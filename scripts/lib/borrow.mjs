import { existsSync } from "node:fs";
import path from "node:path";
import { tryLock } from "./lock.mjs";
import { runningPostgres, startPostgres } from "./postgres.mjs";
import { Trouble } from "./process.mjs";

/**
 * The database of this installation for a command that only looks: the one that `environment` names, the embedded
 * one of a running Sangtao, or the embedded one started for as long as the command takes.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} dataDir
 * @returns {Promise<{ url: string, giveBack(): Promise<void> }>}
 */
export async function borrowDatabase(environment, dataDir) {
  if (environment.DATABASE_URL) return { url: environment.DATABASE_URL, giveBack: async () => undefined };
  if (!existsSync(path.join(dataDir, "postgres.json"))) {
    throw new Trouble(`There is no database in ${dataDir} yet. Start Sangtao once, or set DATABASE_URL.`);
  }
  const lock = tryLock(path.join(dataDir, "start.lock"));
  if (!lock.held) {
    const running = runningPostgres({ dataDir });
    if (!running) throw new Trouble("Sangtao is just being started or stopped here. Try again in a moment.");
    return { url: running.url("sangtao"), giveBack: async () => undefined };
  }
  try {
    const own = await startPostgres({ dataDir });
    return {
      url: own.url("sangtao"),
      async giveBack() {
        await own.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
