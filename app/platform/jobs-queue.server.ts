import PgBoss from "pg-boss";
import type { Tx } from "./db.server";
import { env } from "./env.server";
import { log } from "./log.server";

/** The queues there are; the payload is only ever an id, what it names is read when the job runs. */
export const QUEUES = ["mail"] as const;
const RETRIES = 8;
export type Queue = (typeof QUEUES)[number];

let boss: PgBoss | undefined;

/** Opens the queue of this process, on the same PostgreSQL; its tables are made when they are missing. */
export async function openQueue(): Promise<PgBoss> {
  const opened = new PgBoss({
    connectionString: env().databaseUrl,
    max: 2,
    application_name: "sangtao-jobs",
    // Nothing runs by the clock.
    schedule: false,
  });
  opened.on("error", (error) => log.error({ err: error }, "job queue"));
  await opened.start();
  for (const name of QUEUES) {
    await opened.createQueue(name, {
      name,
      retryLimit: RETRIES,
      retryDelay: 30,
      retryBackoff: true,
      expireInSeconds: 120,
    });
  }
  boss = opened;
  return opened;
}

/** Lets running jobs finish, then closes the queue. */
export async function closeQueue(): Promise<void> {
  const open = boss;
  boss = undefined;
  await open?.stop({ graceful: true, wait: true, timeout: 10_000 });
}

/**
 * Adds a job inside the transaction that causes it. The job bears the id of what it is about,
 * so that adding it again while it waits changes nothing. A process that opened no queue (a script) adds none:
 * what waits is found by the next one that starts.
 */
export async function enqueue(tx: Tx, name: Queue, id: string): Promise<void> {
  await boss?.send(
    name,
    { id },
    {
      id,
      db: {
        executeSql: async (text, values) => ({
          rows: await tx.$queryRawUnsafe(text, ...values.map(parameter)),
        }),
      },
    },
  );
}

/** pg-boss hands over objects and gaps, which its own driver writes as JSON and NULL. */
function parameter(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? JSON.stringify(value) : value;
}
