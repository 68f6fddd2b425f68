import { STANDING } from "~/contests/shown-publication";
import type { Tx } from "~/platform/db.server";

/** Whether the newest tally came after the official result that is out: what it says still waits to be published. */
export async function correctedSince(tx: Tx, contestId: string): Promise<boolean> {
  const published = await tx.publication.findFirst({
    where: { contestId, kind: "OFFICIAL", ...STANDING },
    orderBy: { number: "desc" },
    select: { tally: { select: { number: true } } },
  });
  if (!published) return false;
  return (await tx.tally.count({ where: { contestId, number: { gt: published.tally.number } } })) > 0;
}
