import { holdOpenContest } from "~/contests/hold-contest.server";
import type { Tx } from "~/platform/db.server";

/**
 * Holds a judge's place until the transaction ends, for what changes which of their work counts: the contest is not closed
 * meanwhile, no panel is, nobody is given an entry, and nobody else decides about the judge. Call it first; contest,
 * panels and judge are held in this order everywhere. false: the contest is not open.
 */
export async function holdJudge(tx: Tx, contestId: string, judgeId: string): Promise<boolean> {
  if (!(await holdOpenContest(tx, contestId))) return false;
  await tx.$queryRaw`SELECT 1 FROM "Panel" WHERE "contestId" = ${contestId} ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "Judge" WHERE "id" = ${judgeId} AND "contestId" = ${contestId} FOR UPDATE`;
  return true;
}
