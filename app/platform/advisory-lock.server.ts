import pg from "pg";
import { env } from "./env.server";

/**
 * Does something that only one of all processes may be doing; null when another one is. The lock lies on a connection
 * of its own, and goes with it when the process dies.
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  const client = new pg.Client({ connectionString: env().databaseUrl, application_name: "sangtao-lock" });
  // A connection that breaks while it waits must not end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS mine",
      [name],
    );
    return rows[0]?.mine ? await work() : null;
  } finally {
    await client.end();
  }
}
