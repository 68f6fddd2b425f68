import { randomBytes } from "node:crypto";
import { db } from "~/platform/db.server";
import { borrowDatabase } from "./borrow.mjs";
import { dataDir as dataDirOf } from "./paths.mjs";
import { Trouble } from "./process.mjs";
import { progressTo } from "./progress.mjs";
import { configuration, loadEnvFile } from "./services.mjs";

/**
 * Runs a command on the database and the attachments that the environment names, else on the embedded ones; beside a
 * running Sangtao too. `work` answers with the exit code; 2 says that it could not be done.
 */
export async function withInstallation(work: () => Promise<number>): Promise<void> {
  progressTo(process.stderr);
  try {
    loadEnvFile();
    const dataDir = dataDirOf();
    // Nobody signs in here.
    process.env["AUTH_SECRET"] ||= randomBytes(32).toString("hex");
    process.env["APP_URL"] ||= "http://127.0.0.1";
    process.env["LOG_LEVEL"] ||= "warn";
    Object.assign(process.env, await configuration(dataDir));
    const database = await borrowDatabase(process.env, dataDir);
    process.env["DATABASE_URL"] = database.url;
    try {
      process.exitCode = await work();
    } finally {
      await db.$disconnect();
      await database.giveBack();
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Trouble ? error.message : (error as Error).stack}\n`);
    process.exitCode = 2;
  }
}
