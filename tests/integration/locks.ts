import { db } from "~/platform/db.server";

/** Resolves when so many transactions of this database wait for a lock. */
export async function waiting(count: number): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (row!.n >= count) return;
  }
}
