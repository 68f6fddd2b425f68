import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./paths.mjs";
import { Trouble } from "./process.mjs";

/** Any number will do; it must be the same in every version of Sangtao. */
const LOCK = 7_283_041_116;

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations that a database has not seen yet, each in one transaction, and keeps Prisma's own
 * table of them, so that `prisma migrate status` agrees. Prisma's runner itself wants a binary that closed
 * networks do not reach.
 *
 * @param {string} databaseUrl
 * @param {{ migrationsDir?: string }} [options]
 * @returns {Promise<string[]>} the names of those applied now
 */
export async function applyMigrations(databaseUrl, { migrationsDir = path.join(root, "prisma/migrations") } = {}) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "sangtao migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await client.query(TABLE);
    const { rows } = await client.query(
      "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
    );
    const pending = missing(migrationsIn(migrationsDir), new Map(rows.map((row) => [row.migration_name, row])));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

function migrationsIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, "migration.sql"));
      return { name, sql: sql.toString("utf8"), checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

function missing(migrations, applied) {
  return migrations.filter(({ name, checksum }) => {
    const row = applied.get(name);
    if (!row) return true;
    if (!row.finished_at) throw new Trouble(`Migration ${name} was begun by another tool and not finished. Settle it with \`prisma migrate resolve\`.`);
    if (row.checksum !== checksum) throw new Trouble(`Migration ${name} was changed after it was applied. Restore the file; put the change into a new migration.`);
    return false;
  });
}

async function apply(client, { name, sql, checksum }) {
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Trouble(`Migration ${name} failed and was undone: ${error.message}`);
  }
}
