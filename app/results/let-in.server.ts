import type { OpenedContest } from "~/contests/contest.server";
import { assignLate } from "~/judging/assignment/assign-late.server";
import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";

/** The panel of the next round has not judges enough who may score an entry; `code`: whose. */
export class NoJudges extends Error {
  constructor(readonly code: string) {
    super(`no judges for ${code}`);
  }
}

/**
 * Gives entries that a correction lets into a round which is over to the judges of that round. Their sheets belong to the
 * correction: it is not closed before they are in. Throws where too few judges are left, since no result could be
 * computed any more.
 */
export async function letIntoClosedRound(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  {
    correction,
    roundId,
    entryIds,
  }: {
    readonly correction: { readonly id: string };
    readonly roundId: string;
    readonly entryIds: readonly string[];
  },
): Promise<void> {
  if (entryIds.length === 0) return;
  const given = await assignLate(tx, ctx, opened, { roundId, entryIds });
  const { minimumSheets } = opened.regulation.rule.combine;
  for (const { entryCode, assignmentIds } of given)
    if (assignmentIds.length < Math.max(1, minimumSheets)) throw new NoJudges(entryCode);
  await tx.correction.update({
    where: { id: correction.id },
    data: { assignmentIds: { push: given.flatMap(({ assignmentIds }) => assignmentIds) } },
  });
}
