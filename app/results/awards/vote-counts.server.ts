import type { Tx } from "~/platform/db.server";

/** The confirmed votes of the public by code, of the entries that got any. */
export async function voteCounts(tx: Tx, contestId: string): Promise<Record<string, number>> {
  const rows = await tx.$queryRaw<{ code: string; votes: number }[]>`
    SELECT e."code", count(*)::int AS "votes"
      FROM "Ballot" b JOIN "Entry" e ON e."id" = b."entryId"
     WHERE b."contestId" = ${contestId} AND b."confirmedAt" IS NOT NULL AND e."code" IS NOT NULL
     GROUP BY e."code" ORDER BY e."code"`;
  return Object.fromEntries(rows.map(({ code, votes }) => [code, votes]));
}
