import type { TestProject } from "vitest/node";
import { applyMigrations } from "../../scripts/lib/migrate.mjs";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { adminUrl, createDatabase, databaseUrl, dropDatabase, uniqueName } from "../database";

declare module "vitest" {
  interface ProvidedContext {
    postgres: string;
    template: string;
  }
}

/**
 * One migrated database that every test file copies. `TEST_POSTGRES_URL` names a running server
 * (npm test starts one for all its steps); without it the run starts its own and throws it away.
 */
export default async function templateDatabase(project: TestProject) {
  const given = process.env["TEST_POSTGRES_URL"];
  const own = given ? undefined : await startPostgres({ ephemeral: true });
  const postgres = given ?? own?.url("postgres") ?? "";
  const template = uniqueName("template");
  try {
    await createDatabase(adminUrl(postgres), template);
    await applyMigrations(databaseUrl(postgres, template));
  } catch (error) {
    await own?.stop();
    throw error;
  }
  project.provide("postgres", postgres);
  project.provide("template", template);
  return async () => {
    if (own) await own.stop();
    else await dropDatabase(adminUrl(postgres), template);
  };
}
