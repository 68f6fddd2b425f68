/**
 * Writes the next migration: what turns the schema of the last one into prisma/schema as it stands.
 *
 *   npx tsx scripts/make-migration.ts NAME [--at YYYYMMDDHHMMSS]
 *
 * What Prisma's schema cannot say (triggers, checks, partial indexes) is added to the new file by hand,
 * before it is applied anywhere. The schema of the last migration is kept beside the migrations, so that
 * neither a database nor Prisma's downloaded engine is needed.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { diffSchemas } from "./lib/schema-diff";

const root = path.resolve(import.meta.dirname, "..");
const schemaDir = path.join(root, "prisma/schema");
const migrationsDir = path.join(root, "prisma/migrations");
const snapshot = path.join(migrationsDir, "schema.snapshot.prisma");
const lock = path.join(migrationsDir, "migration_lock.toml");

function currentSchema(): string {
  return readdirSync(schemaDir)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => readFileSync(path.join(schemaDir, name), "utf8").trim())
    .join("\n\n")
    .concat("\n");
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

const [name, flag, at] = process.argv.slice(2);
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) fail("usage: make-migration NAME (a-z, 0-9, _) [--at YYYYMMDDHHMMSS]");
const stamp = flag === "--at" && at ? at : new Date().toISOString().replace(/\D/g, "").slice(0, 14);
if (!/^\d{14}$/.test(stamp)) fail("--at wants YYYYMMDDHHMMSS");

const to = currentSchema();
const from = existsSync(snapshot) ? readFileSync(snapshot, "utf8") : "";
const difference = await diffSchemas(
  from ? [{ path: "before.prisma", content: from }] : [],
  [{ path: "schema.prisma", content: to }],
);
// Every database has its "public"; creating it wants a right that a managed database may not give.
const sql = difference.replace('-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "public";\n\n', "");
if (sql.includes("-- This is an empty migration.") || sql.trim() === "") fail("The schema has not changed since the last migration.");

const folder = path.join(migrationsDir, `${stamp}_${name}`);
if (existsSync(folder)) fail(`${folder} is already there`);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, "migration.sql"), sql);
writeFileSync(snapshot, to);
if (!existsSync(lock)) writeFileSync(lock, '# Written by hand; Prisma reads it.\nprovider = "postgresql"\n');
console.log(path.relative(root, path.join(folder, "migration.sql")));
