import type { OpenedContest } from "~/contests/contest.server";
import { STANDING } from "~/contests/shown-publication";
import { appealUntil } from "~/entries/screening/appeal";
import type { Tx } from "~/platform/db.server";

/*
 * What becomes of publications whose minute has not come while a correction of what they state is under way. Whoever
 * calls holds the contest.
 */

/** Keeps back whatever the public has not seen at `moment`; numbers of what was kept back. */
export async function holdUnseen(tx: Tx, contestId: string, moment: Date): Promise<number[]> {
  const held = await tx.publication.updateManyAndReturn({
    where: { contestId, ...STANDING, visibleAt: { gt: moment } },
    data: { heldAt: moment },
    select: { number: true },
  });
  await settleState(tx, contestId);
  return held.map(({ number }) => number);
}

/**
 * The correction was given up: what it kept back holds again, from its own minute on, or at once where that has passed.
 * A list that is seen later takes complaints for as long as one that was in time.
 */
export async function releaseHeld(tx: Tx, { contest, regulation }: OpenedContest, moment: Date): Promise<number[]> {
  const { complaintDays } = regulation.deciding;
  const held = await tx.publication.findMany({
    where: { contestId: contest.id, heldAt: { not: null }, recalledAt: null },
    orderBy: { number: "asc" },
    select: { id: true, number: true, visibleAt: true, complaintsUntil: true },
  });
  for (const { id, visibleAt, complaintsUntil } of held) {
    const late = visibleAt < moment;
    await tx.publication.update({
      where: { id },
      data: {
        heldAt: null,
        ...(late && { visibleAt: moment }),
        ...(late && complaintsUntil && { complaintsUntil: appealUntil(moment, complaintDays, regulation.timeZone) }),
      },
    });
  }
  await settleState(tx, contest.id);
  return held.map(({ number }) => number);
}

/** The correction made another result: what it kept back is never seen. */
export async function recallHeld(
  tx: Tx,
  contestId: string,
  recalled: { readonly at: Date; readonly byId: string; readonly reason: string },
): Promise<number[]> {
  const gone = await tx.publication.updateManyAndReturn({
    where: { contestId, heldAt: { not: null }, recalledAt: null },
    data: { recalledAt: recalled.at, recalledById: recalled.byId, recallReason: recalled.reason },
    select: { number: true },
  });
  return gone.map(({ number }) => number);
}

/** A contest is published by its first official result that stands, from that one's minute on. */
export async function settleState(tx: Tx, contestId: string): Promise<void> {
  const first = await tx.publication.findFirst({
    where: { contestId, kind: "OFFICIAL", ...STANDING },
    orderBy: { number: "asc" },
    select: { visibleAt: true },
  });
  await tx.contest.updateMany({
    where: { id: contestId, state: { in: ["CLOSED", "PUBLISHED"] } },
    data: first ? { state: "PUBLISHED", publishedAt: first.visibleAt } : { state: "CLOSED", publishedAt: null },
  });
}
