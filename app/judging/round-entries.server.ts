import type { OpenedContest } from "~/contests/contest.server";
import { roundBefore } from "~/contests/rounds";
import type { Prisma } from "../../prisma/generated/client";
import type { Tx } from "~/platform/db.server";

/**
 * The entries that take part in a round, as a condition on entries: the eligible ones in the first round, after that
 * those that the line before it let through. Until that line is locked nobody is in the next round.
 */
export async function inRound(
  tx: Tx,
  { contest, regulation }: OpenedContest,
  roundId: string,
): Promise<Prisma.EntryWhereInput> {
  const eligible = { contestId: contest.id, state: "ELIGIBLE" as const };
  const before = roundBefore(regulation, roundId);
  if (before === null) return eligible;
  const line = await tx.advancement.findFirst({
    where: { contestId: contest.id, roundId: before, revokedAt: null },
    select: { id: true },
  });
  if (!line) return { ...eligible, id: { in: [] } };
  return { ...eligible, advancements: { some: { advancementId: line.id, advances: true } } };
}
