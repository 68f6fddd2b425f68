/** What Sangtao needs around it, made ready: a database, a place for attachments, secrets, the configuration. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
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
 * @template T
 * @param {string} url
 * @param {(client: import("pg").Client) => Promise<T>} work
 */
async function withClient(url, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Whether nobody has an account yet.
 *
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export function isEmpty(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query('SELECT NOT EXISTS (SELECT 1 FROM "User") AS empty');
    return rows[0].empty;
  });
}

const HALF_LOADED = "demo contests are being loaded";

/**
 * Whether loading the demo contests into this very database was begun and not ended. The database itself says so:
 * a note kept elsewhere could be taken for another one's, or outlive it.
 *
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export function isHalfLoaded(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(`SELECT obj_description('"User"'::regclass, 'pg_class') AS note`);
    return rows[0].note === HALF_LOADED;
  });
}

/**
 * @param {string} url
 * @param {boolean} isHalf
 */
export async function markHalfLoaded(url, isHalf) {
  await withClient(url, (client) => client.query(`COMMENT ON TABLE "User" IS ${isHalf ? `'${HALF_LOADED}'` : "NULL"}`));
}

/**
 * Throws away a demonstration that was interrupted while it was loaded. Files stay: they lie under their own hashes,
 * the next loading finds them again, and the folder may hold others.
 *
 * @param {{ url: string, embedded?: { url(database: string): string } }} database
 */
export async function discardDatabase({ url, embedded }) {
  if (!embedded) {
    throw new Trouble("Loading the demo contests was interrupted. Empty the database that DATABASE_URL names, then start again.");
  }
  await withClient(embedded.url("postgres"), async (client) => {
    await client.query("DROP DATABASE IF EXISTS sangtao WITH (FORCE)");
    await client.query("CREATE DATABASE sangtao");
  });
  await applyMigrations(url);
}
