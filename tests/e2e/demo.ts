import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { Site } from "./site";
import { testOn } from "./support";

const root = path.resolve(import.meta.dirname, "../..");

/** Tests on an installation that holds the demonstration, loaded as `npm start` does. */
export const test = testOn({
  name: "demo",
  async fill(environment) {
    const tsx = path.join(root, "node_modules/tsx/dist/cli.mjs");
    await promisify(execFile)(process.execPath, [tsx, "scripts/demo.ts"], {
      cwd: root,
      env: { ...environment, LOG_LEVEL: "warn" },
    });
  },
});

/** Every author of a contest as their dossiers have them. */
export async function authorsOf(
  site: Site,
  slug: string,
): Promise<{ name: string; birthDate: string }[]> {
  const client = new pg.Client({ connectionString: site.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; birthDate: string }>(
      `SELECT DISTINCT member->>'name' AS "name", member->>'birthDate' AS "birthDate"
         FROM "EntryVersion" v
         JOIN "Entry" e ON e."id" = v."entryId"
         JOIN "Contest" c ON c."id" = e."contestId",
         jsonb_array_elements(v."snapshot"->'members') member
        WHERE c."slug" = $1`,
      [slug],
    );
    return rows;
  } finally {
    await client.end();
  }
}
