import { startPostgres } from "../../scripts/lib/postgres.mjs";

/** The database server of all sites. Workers inherit the environment, and find it there (`support.ts`). */
export default async function globalSetup() {
  if (process.env["TEST_POSTGRES_URL"]) return;
  const postgres = await startPostgres({ ephemeral: true });
  process.env["TEST_POSTGRES_URL"] = postgres.url("postgres");
  return () => postgres.stop();
}
