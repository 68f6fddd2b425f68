import pg from "pg";
import { runScript } from "./script";
import type { Site } from "./site";
import { testOn } from "./support";

/** Tests on an installation that holds the demonstration, loaded as `npm start` does. */
export const test = testOn({
  name: "demo",
  isFilledOnce: true,
  async fill(environment) {
    await runScript("scripts/demo.ts", environment);
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
