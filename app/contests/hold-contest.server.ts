import type { Tx } from "~/platform/db.server";

/**
 * Keeps the contest in its state until the transaction ends and tells whether it is open: what belongs to an
 * open contest cannot happen beside its closing. Those who hold it do not wait for each other.
 */
export async function holdOpenContest(tx: Tx, contestId: string): Promise<boolean> {
  const [held] = await tx.$queryRaw<{ state: string }[]>`
    SELECT "state"::text AS "state" FROM "Contest" WHERE "id" = ${contestId} FOR SHARE`;
  return held?.state === "OPEN";
}
