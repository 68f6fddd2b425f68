import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { applyMigrations } from "../../scripts/lib/migrate.mjs";
import { diffSchemas } from "../../scripts/lib/schema-diff";
import { adminUrl, createDatabase, databaseUrl, dropDatabase, uniqueName } from "../database";

const root = path.resolve(import.meta.dirname, "../..");
const server = inject("postgres");
const name = uniqueName("schema");
const fromSchema = databaseUrl(server, name);
const fromMigrations = process.env["DATABASE_URL"] ?? "";

const COLUMNS = `SELECT table_name, column_name, data_type, udt_name, is_nullable, column_default, datetime_precision
  FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`;
const ENUMS = `SELECT typname, enumlabel FROM pg_enum JOIN pg_type t ON t.oid = enumtypid ORDER BY typname, enumsortorder`;
const KEYS = `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f') AND conrelid::regclass::text <> '_prisma_migrations' ORDER BY 1, 2`;
const INDEXES = `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`;

async function rowsOf(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows ?? [];
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  const folder = path.join(root, "prisma/schema");
  const files = readdirSync(folder).filter((file) => file.endsWith(".prisma"));
  const schema = files.map((file) => ({ path: file, content: readFileSync(path.join(folder, file), "utf8") }));
  await createDatabase(adminUrl(server), name);
  await rowsOf(fromSchema, await diffSchemas([], schema));
});

afterAll(() => dropDatabase(adminUrl(server), name));

describe("the migrations", () => {
  it.each([
    ["columns", COLUMNS],
    ["enumerations", ENUMS],
    ["keys", KEYS],
  ])("make exactly the %s of the schema", async (_what, sql) => {
    const wanted = await rowsOf(fromSchema, sql);
    expect(wanted.length).toBeGreaterThan(0);
    expect(await rowsOf(fromMigrations, sql)).toEqual(wanted);
  });

  it("make every index of the schema; those with a condition are theirs alone", async () => {
    const wanted = await rowsOf(fromSchema, INDEXES);
    expect(await rowsOf(fromMigrations, INDEXES)).toEqual(expect.arrayContaining(wanted));
  });

  it("are applied once, also when several processes start together", async () => {
    const shared = uniqueName("together");
    await createDatabase(adminUrl(server), shared);
    try {
      const url = databaseUrl(server, shared);
      const applied = await Promise.all([applyMigrations(url), applyMigrations(url), applyMigrations(url)]);
      const once = await rowsOf(url, "SELECT migration_name FROM _prisma_migrations ORDER BY 1");
      expect(applied.flat().sort()).toEqual(once.map((row) => (row as { migration_name: string }).migration_name));
      expect(await applyMigrations(url)).toEqual([]);
      await rowsOf(url, "UPDATE _prisma_migrations SET checksum = 'other'");
      await expect(applyMigrations(url)).rejects.toThrow(/was changed after it was applied/);
    } finally {
      await dropDatabase(adminUrl(server), shared);
    }
  });
});
