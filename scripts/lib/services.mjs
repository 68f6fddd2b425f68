/** What Sangtao needs around it, made ready: a database, a place for attachments, secrets, the configuration. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { applyMigrations } from "./migrate.mjs";
import { root } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { Trouble } from "./process.mjs";
import { say, step } from "./progress.mjs";

/** Reads `.env` beside package.json; what the caller has set stays as it is. */
export function loadEnvFile() {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * The environment that the application is given: the caller's, filled up with what the embedded services answer to.
 * Throws with one list of everything that is wrong in it, before anything is started.
 *
 * @param {string} dataDir
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function configuration(dataDir) {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const usesS3 = Object.keys(given).some((name) => name.startsWith("S3_"));
  const filled = {
    ...given,
    SANGTAO_DATA_DIR: dataDir,
    HOST: given.HOST ?? "127.0.0.1",
    PORT: given.PORT ?? "3000",
    AUTH_SECRET: given.AUTH_SECRET ?? secrets(dataDir).authSecret,
    ...(usesS3 || given.STORAGE_DIR ? {} : { STORAGE_DIR: path.join(dataDir, "attachments") }),
  };
  const { tsImport } = await import("tsx/esm/api");
  const { parseEnv } = await tsImport("../../app/platform/env.server.ts", import.meta.url);
  try {
    // The database and the address are only known once they are there.
    parseEnv({ DATABASE_URL: "postgresql://127.0.0.1/sangtao", APP_URL: "http://127.0.0.1", ...filled });
  } catch (error) {
    if (error.problems) throw new Trouble(error.message);
    throw error;
  }
  if (filled.STORAGE_DIR) mkdirSync(filled.STORAGE_DIR, { recursive: true, mode: 0o700 });
  return filled;
}

/**
 * Secrets made once and kept with the data: sessions outlive a restart.
 *
 * @param {string} dataDir
 * @returns {{ authSecret: string, setupToken: string }}
 */
export function secrets(dataDir) {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  const made = { authSecret: randomBytes(32).toString("base64url"), setupToken: randomBytes(18).toString("base64url") };
  writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

/**
 * Opens the database, embedded unless `environment` names one, and brings it up to date.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} dataDir
 */
export async function openDatabase(environment, dataDir) {
  const embedded = environment.DATABASE_URL
    ? undefined
    : await step("Starting PostgreSQL", () => startPostgres({ dataDir, log: (line) => say(`    ${line}`) }));
  const url = environment.DATABASE_URL ?? embedded.url("sangtao");
  try {
    await embedded?.ensureDatabase("sangtao");
    await migrate(url);
  } catch (error) {
    await embedded?.stop();
    throw error instanceof Trouble ? error : new Trouble(`The database does not answer as it should: ${error.message || error.code}`);
  }
  return { url, embedded };
}

async function migrate(url) {
  const applied = await applyMigrations(url);
  if (applied.length > 0) say(`  ✓ Migrations applied: ${applied.join(", ")}`);
}

/**
 * Whether nobody has an account yet.
 *
 * @param {string} url
 */
export async function isEmpty(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT NOT EXISTS (SELECT 1 FROM "User") AS empty');
    return rows[0].empty;
  } finally {
    await client.end();
  }
}

/**
 * Throws away a demonstration that was interrupted while it was loaded: half of one is worse than none.
 *
 * @param {{ url: string, embedded?: { url(database: string): string } }} database
 * @param {NodeJS.ProcessEnv} environment
 */
export async function discardDatabase({ url, embedded }, environment) {
  if (!embedded) {
    throw new Trouble("Loading the demo contests was interrupted. Empty the database that DATABASE_URL names, then start again.");
  }
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: embedded.url("postgres") });
  await client.connect();
  await client.query("DROP DATABASE IF EXISTS sangtao WITH (FORCE)");
  await client.query("CREATE DATABASE sangtao");
  await client.end();
  if (environment.STORAGE_DIR) {
    rmSync(environment.STORAGE_DIR, { recursive: true, force: true });
    mkdirSync(environment.STORAGE_DIR, { recursive: true, mode: 0o700 });
  }
  await applyMigrations(url);
}
