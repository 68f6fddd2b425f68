import type { OpenedContest } from "~/contests/contest.server";
import { seenSoon, STANDING } from "~/contests/shown-publication";
import { appealUntil } from "~/entries/screening/appeal";
import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import { SUPERSEDED } from "./publication";

/*
 * What becomes of publications whose minute has not come while a correction of what they state is under way, or when
 * another result takes the place of theirs. Whoever calls holds the contest.
 */

/** Keeps back whatever the public has not seen at `moment`, nor is just about to see; numbers of what was kept back. */
export async function holdUnseen(tx: Tx, contestId: string, moment: Date): Promise<number[]> {
  const held = await tx.publication.updateManyAndReturn({
    where: { contestId, ...STANDING, visibleAt: { gt: seenSoon(moment) } },
    data: { heldAt: moment },
    select: { number: true },
  });
  await settleState(tx, contestId);
  return held.map(({ number }) => number);
}

/**
 * The correction was given up: what it kept back holds again, from its own minute on, or at once where that has passed.
 * A list that is seen later takes complaints for as long as one that was in time. Whatever states a tally after which the
 * committee made another by a decision is recalled, list or official result: what nobody has seen yet tells the newest.
 */
export async function releaseHeld(
  tx: Tx,
  ctx: Context,
  { contest, regulation }: OpenedContest,
  moment: Date,
): Promise<{ readonly released: readonly number[]; readonly recalled: readonly number[] }> {
  const { complaintDays } = regulation.deciding;
  const held = await tx.publication.findMany({
    where: { contestId: contest.id, heldAt: { not: null }, recalledAt: null },
    orderBy: { number: "asc" },
    select: { id: true, number: true, kind: true, visibleAt: true, complaintsUntil: true, tally: { select: { number: true } } },
  });
  const newest = await newestNumber(tx, contest.id);
  const old = held.filter(({ tally }) => tally.number !== newest);
  for (const publication of old) await recallSuperseded(tx, ctx, contest.id, publication, moment);
  const released = held.filter((one) => !old.includes(one));
  for (const { id, visibleAt, complaintsUntil } of released) {
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
  const numbersOf = (list: typeof held) => list.map(({ number }) => number);
  return { released: numbersOf(released), recalled: numbersOf(old) };
}

/**
 * The committee made another result by a decision: what states an earlier one and has not been seen at `moment`, nor is just
 * about to be, is never seen. What a correction keeps back waits for the end of that.
 */
export async function recallOutdated(tx: Tx, ctx: Context, contestId: string, moment: Date): Promise<void> {
  const newest = await newestNumber(tx, contestId);
  const outdated = await tx.publication.findMany({
    where: { contestId, ...STANDING, visibleAt: { gt: seenSoon(moment) }, tally: { number: { not: newest } } },
    orderBy: { number: "asc" },
    select: { id: true, number: true, kind: true, visibleAt: true },
  });
  for (const publication of outdated) await recallSuperseded(tx, ctx, contestId, publication, moment);
  if (outdated.length > 0) await settleState(tx, contestId);
}

async function newestNumber(tx: Tx, contestId: string): Promise<number> {
  const { _max: newest } = await tx.tally.aggregate({ where: { contestId }, _max: { number: true } });
  return newest.number ?? 0;
}

async function recallSuperseded(
  tx: Tx,
  ctx: Context,
  contestId: string,
  { id, number, kind, visibleAt }: { readonly id: string; readonly number: number; readonly kind: string; readonly visibleAt: Date },
  moment: Date,
): Promise<void> {
  await tx.publication.update({
    where: { id },
    data: { recalledAt: moment, recalledById: ctx.actor.userId, recallReason: SUPERSEDED },
  });
  await audit(tx, {
    chainId: contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "results.recalled",
    subjectType: "publication",
    subjectId: id,
    data: { number, kind, visibleAt: visibleAt.toISOString(), reason: SUPERSEDED },
  });
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
