import type { OpenedContest } from "~/contests/contest.server";
import { roundAfter, roundBefore } from "~/contests/rounds";
import type { EntryState, Prisma } from "../../prisma/generated/client";
import type { Tx } from "~/platform/db.server";

/** Whether one entry takes part in a round now: what `inRound` says, for this entry alone. */
export async function takesPart(
  tx: Tx,
  { contest, regulation }: OpenedContest,
  roundId: string,
  entry: { readonly id: string; readonly state: EntryState },
): Promise<boolean> {
  if (entry.state !== "ELIGIBLE") return false;
  const before = roundBefore(regulation, roundId);
  if (before === null) return true;
  const lets = await tx.advancementEntry.count({
    where: {
      entryId: entry.id,
      advances: true,
      advancement: { contestId: contest.id, roundId: before, revokedAt: null },
    },
  });
  return lets > 0;
}

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

/** Whether the round has a submitted sheet, also one given back since, or a line of its own. */
export async function roundBegun(tx: Tx, contestId: string, roundId: string): Promise<boolean> {
  const revision = await tx.scoreSheetRevision.findFirst({
    where: { sheet: { assignment: { roundId, entry: { contestId } } } },
    select: { id: true },
  });
  if (revision) return true;
  return (await tx.advancement.count({ where: { contestId, roundId, revokedAt: null } })) > 0;
}

/**
 * Whether the line after the round keeps its panels closed: it has to be taken back first, so that nobody's marks change
 * under a line that stands. Once the next round has begun it cannot be. Then a panel may open again, for an entry that
 * came late or a mark that is wrong, and the contest is not closed until the line was renewed by what the marks say.
 */
export async function lineHolds(
  tx: Tx,
  { contest, regulation }: OpenedContest,
  roundId: string,
): Promise<boolean> {
  const locked = await tx.advancement.count({
    where: { contestId: contest.id, roundId, revokedAt: null },
  });
  if (locked === 0) return false;
  const next = roundAfter(regulation, roundId);
  return next === null || !(await roundBegun(tx, contest.id, next));
}
