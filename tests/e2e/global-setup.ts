import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { dropTemplates } from "./template";

/**
 * The database server of all sites, and a folder for what several of them begin with. Workers inherit the
 * environment, and find both there (`support.ts`, `template.ts`).
 */
export default async function globalSetup() {
  const given = process.env["TEST_POSTGRES_URL"];
  const own = given ? undefined : await startPostgres({ ephemeral: true });
  const postgres = given ?? own?.url("postgres") ?? "";
  process.env["TEST_POSTGRES_URL"] = postgres;
  process.env["TEST_TEMPLATES"] = await mkdtemp(path.join(tmpdir(), "sangtao-templates-"));
  return async () => {
    await dropTemplates(postgres);
    await own?.stop();
  };
}
