import pg from "pg";
import { expect, it } from "vitest";

it("gives each test file a migrated database that is empty and its own", async () => {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  const { rows } = await client.query<{ name: string; migrations: number; users: number }>(
    `SELECT current_database() AS name,
            (SELECT count(*)::int FROM _prisma_migrations) AS migrations,
            (SELECT count(*)::int FROM "User") AS users`,
  );
  await client.end();
  expect(rows).toEqual([
    { name: expect.stringMatching(/^t_file_/), migrations: expect.any(Number), users: 0 },
  ]);
  expect(rows[0]?.migrations).toBeGreaterThan(0);
});
