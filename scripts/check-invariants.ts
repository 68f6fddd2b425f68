/*
 * npm run --silent check-invariants
 *
 * Verifies every audit chain, hash by hash, and everything else that always holds and that the database itself
 * cannot hold (scripts/invariants). Changes nothing; may run beside a running Sangtao. Looks at the database that
 * DATABASE_URL names, else at the embedded one.
 * Leaves with 0 when all holds, with 1 and a line for each violation when not, with 2 when it could not look.
 */
import { randomBytes } from "node:crypto";
import { db } from "~/platform/db.server";
import { INVARIANTS, violations } from "./invariants";
import { borrowDatabase } from "./lib/borrow.mjs";
import { dataDir as dataDirOf } from "./lib/paths.mjs";
import { Trouble } from "./lib/process.mjs";
import { progressTo } from "./lib/progress.mjs";
import { configuration, loadEnvFile } from "./lib/services.mjs";

progressTo(process.stderr);

async function main(): Promise<number> {
  loadEnvFile();
  const dataDir = dataDirOf();
  // Nobody signs in here.
  process.env["AUTH_SECRET"] ||= randomBytes(32).toString("hex");
  process.env["APP_URL"] ||= "http://127.0.0.1";
  Object.assign(process.env, await configuration(dataDir));
  const database = await borrowDatabase(process.env, dataDir);
  process.env["DATABASE_URL"] = database.url;
  let count = 0;
  try {
    await violations(({ name, id, says }) => {
      count += 1;
      process.stdout.write(`${name}: ${id} ${says}\n`);
    });
  } finally {
    await db.$disconnect();
    await database.giveBack();
  }
  process.stdout.write(
    count === 0
      ? `All ${INVARIANTS.length} invariants hold.\n`
      : `${count} ${count === 1 ? "violation" : "violations"} found.\n`,
  );
  return count === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Trouble ? error.message : (error as Error).stack}\n`);
  process.exitCode = 2;
}
