import { z } from "zod";
import { checkRegulation } from "~/contests/regulation-upgrade";
import type { Tx } from "~/platform/db.server";
import { awardBasisSchema } from "~/results/awards/award-basis";
import { voteCounts } from "~/results/awards/vote-counts.server";
import { each, type Invariant, type Violation } from "./invariant";

const NO_PRIZE = "none";

/** An award is of the contest's own regulation and entry, to one recipient, and what the committee decided says why. */
async function* awards(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.specialAward.findMany({
      ...page,
      include: {
        entry: { select: { contestId: true } },
        contest: { select: { revisions: { orderBy: { number: "desc" }, take: 1 } } },
      },
    }),
  );
  for await (const { id, contestId, contest, entry, prizeId, byRule, basis, reason, revokedAt, revokeReason } of rows) {
    if (entry && entry.contestId !== contestId) yield { id, says: "goes to another contest's entry" };
    if (!byRule && reason === "") yield { id, says: "was decided by the committee without a reason" };
    if (revokedAt !== null && revokeReason === "") yield { id, says: "was withdrawn without a reason" };
    if (!awardBasisSchema.safeParse(basis).success) yield { id, says: "has a basis that cannot be read" };
    const regulation = checkRegulation(contest.revisions[0]?.document);
    if (!regulation.success) continue;
    const { specialPrizes, collective } = regulation.data;
    const known = [...specialPrizes, ...(collective?.levels ?? [])].map((prize) => prize.id);
    if (![...known, NO_PRIZE].includes(prizeId)) yield { id, says: `is a prize that the regulation does not have: ${prizeId}` };
  }
}

/** No special prize has more recipients than places, and nobody a collective prize twice. */
async function* places(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.contest.findMany({
      ...page,
      where: { specialAwards: { some: { revokedAt: null } } },
      include: { specialAwards: { where: { revokedAt: null } }, revisions: { orderBy: { number: "desc" }, take: 1 } },
    }),
  );
  for await (const { id, specialAwards, revisions } of rows) {
    const regulation = checkRegulation(revisions[0]?.document);
    if (!regulation.success) continue;
    const { specialPrizes, collective } = regulation.data;
    for (const prize of specialPrizes) {
      const given = specialAwards.filter((award) => award.prizeId === prize.id && (award.entryId ?? award.unitId) !== null);
      if (given.length > prize.count) yield { id, says: `gives the prize ${prize.id} ${given.length} times` };
    }
    const levels = new Set([NO_PRIZE, ...(collective?.levels ?? []).map((level) => level.id)]);
    const units = specialAwards.filter(({ prizeId }) => levels.has(prizeId)).map(({ unitId }) => unitId);
    if (new Set(units).size < units.length) yield { id, says: "decides about a unit twice" };
  }
}

/** A ballot is for an entry of its contest, and is kept without its voter once the result is out. */
async function* ballots(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) => tx.ballot.findMany({ ...page, include: { entry: { select: { contestId: true } } } }));
  for await (const { id, contestId, entry, createdAt, confirmedAt } of rows) {
    if (entry.contestId !== contestId) yield { id, says: "is for another contest's entry" };
    if (confirmedAt !== null && confirmedAt < createdAt) yield { id, says: "was confirmed before it was asked for" };
  }
}

const counted = z.looseObject({
  publicVote: z.object({ counts: z.record(z.string(), z.int()) }).optional(),
  rule: z.looseObject({}),
});

/** The result counts the votes that were confirmed. */
async function* counts(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.contest.findMany({
      ...page,
      where: { tallies: { some: {} }, ballots: { some: {} } },
      include: { tallies: { orderBy: { number: "desc" }, take: 1 } },
    }),
  );
  for await (const { id, tallies } of rows) {
    const bundle = counted.safeParse(tallies[0]?.bundle);
    const told = bundle.data?.publicVote?.counts ?? {};
    const confirmed = await voteCounts(tx, id);
    const codes = new Set([...Object.keys(told), ...Object.keys(confirmed)]);
    if ([...codes].some((code) => (told[code] ?? 0) !== (confirmed[code] ?? 0)))
      yield { id, says: "has a result with other counts of votes than ballots were confirmed" };
  }
}

/** Nobody has more votes than the regulation gives. */
async function* voters(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.contest.findMany({
      ...page,
      where: { ballots: { some: {} } },
      include: { revisions: { orderBy: { number: "desc" }, take: 1 } },
    }),
  );
  for await (const { id, revisions } of rows) {
    const regulation = checkRegulation(revisions[0]?.document);
    const most = regulation.success ? regulation.data.publicVote?.votesPerPerson : undefined;
    if (most === undefined) {
      yield { id, says: "has votes that its regulation does not know" };
      continue;
    }
    const [over] = await tx.$queryRaw<{ voter: string }[]>`
      SELECT "voter" FROM "Ballot" WHERE "contestId" = ${id} AND "confirmedAt" IS NOT NULL
       GROUP BY "voter" HAVING count(*) > ${most} LIMIT 1`;
    if (over) yield { id, says: "has a voter with more votes than the regulation gives" };
  }
}

export const awardInvariants: readonly Invariant[] = [
  { name: "special-award", check: awards },
  { name: "award-places", check: places },
  { name: "ballot", check: ballots },
  { name: "vote-counts", check: counts },
  { name: "voter", check: voters },
];
