import { cp, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { adminUrl, createDatabase, databaseUrl, dropDatabase } from "../database";

/** Where an installation keeps what it has. */
type Place = { readonly database: string; readonly files: string };

/** A folder of this run alone, set by `global-setup.ts`; the templates' databases bear its name. */
const folder = () => process.env["TEST_TEMPLATES"] ?? "";

/** Gives `place` a copy of what `fill` makes. It runs once in a run: the first worker makes it, the others wait. */
export async function copyTemplate(
  postgres: string,
  name: string,
  place: Place,
  fill: (place: Place) => Promise<void>,
): Promise<void> {
  const admin = adminUrl(postgres);
  const template = { database: `${path.basename(folder())}-${name}`, files: path.join(folder(), name) };
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(hashtext($1))", [template.database]);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [
      template.database,
    ]);
    if (!rowCount) {
      // Under another name until it is whole: a fill that failed is no template.
      const database = `${template.database}-unfinished`;
      await dropDatabase(admin, database);
      await rm(template.files, { recursive: true, force: true });
      await mkdir(template.files, { recursive: true });
      await createDatabase(admin, database);
      await fill({ ...template, database });
      await client.query(`ALTER DATABASE "${database}" RENAME TO "${template.database}"`);
    }
    await createDatabase(admin, place.database, template.database);
  } finally {
    await client.end();
  }
  await cp(template.files, place.files, { recursive: true });
}

/** Ends what the run made. */
export async function dropTemplates(postgres: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(postgres, "postgres") });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [path.basename(folder())],
    );
    for (const { datname } of rows) await dropDatabase(adminUrl(postgres), datname);
  } finally {
    await client.end();
  }
  await rm(folder(), { recursive: true, force: true });
}
