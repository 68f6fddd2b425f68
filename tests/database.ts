import { randomBytes } from "node:crypto";
import pg from "pg";

/** A name that no other run on the same server can have. */
export function uniqueName(kind: string): string {
  return `t_${kind}_${process.pid}_${randomBytes(4).toString("hex")}`;
}

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.toString();
}

/** The database from which others are created and dropped. */
export function adminUrl(server: string): string {
  return databaseUrl(server, "postgres");
}

export async function createDatabase(admin: string, name: string, template?: string) {
  await run(admin, `CREATE DATABASE "${name}"${template ? ` TEMPLATE "${template}"` : ""}`);
}

/** Drops the database also when a pool of the application still holds a connection to it. */
export async function dropDatabase(admin: string, name: string) {
  await run(admin, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

async function run(admin: string, sql: string) {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
