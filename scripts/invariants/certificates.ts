import type { Tx } from "~/platform/db.server";
import { countUp, each, type Invariant, type Violation } from "./invariant";

/** Numbers of a contest's certificates and of its batches count up from one: none twice, none left out. */
async function* numbers(tx: Tx): AsyncGenerator<Violation> {
  const contests = await tx.contest.findMany({
    where: { OR: [{ certificates: { some: {} } }, { certificateBatches: { some: {} } }] },
    select: {
      id: true,
      certificates: { select: { sequence: true }, orderBy: { sequence: "asc" } },
      certificateBatches: { select: { number: true }, orderBy: { number: "asc" } },
    },
  });
  for (const { id, certificates, certificateBatches } of contests) {
    if (!countUp(certificates.map(({ sequence }) => sequence))) yield { id, says: "has a gap in the numbers of its certificates" };
    if (!countUp(certificateBatches.map(({ number }) => number))) yield { id, says: "has a gap in the numbers of its print runs" };
  }
}

/** A certificate is of an official result of its contest, for one entry or one unit of it, once for the same; what took its place came later. */
async function* certificates(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.certificate.findMany({
      ...page,
      include: {
        publication: { include: { tally: { select: { contestId: true } } } },
        contest: { select: { organisationId: true } },
        entry: { select: { contestId: true } },
        unit: { select: { organisationId: true } },
        replacedBy: true,
      },
    }),
  );
  for await (const { id, contestId, publication, contest, entry, unit, memberId, replacedBy, ...row } of rows) {
    if (publication.kind !== "OFFICIAL" || publication.contestId !== contestId || publication.tally.contestId !== contestId)
      yield { id, says: "certifies no official result of its contest" };
    if ((entry === null) === (unit === null)) yield { id, says: "is for neither an entry nor a unit, or for both" };
    if ((entry && entry.contestId !== contestId) || (unit && unit.organisationId !== contest.organisationId))
      yield { id, says: "is for an entry or a unit of another contest" };
    if (memberId !== null && entry === null) yield { id, says: "is for a member of no entry" };
    const { revokedAt, revokedById, revokeReason, replaceReason } = row;
    if ((revokedAt !== null) !== (revokedById !== null) || (revokedAt !== null && revokeReason === ""))
      yield { id, says: "is revoked by nobody, or without a reason" };
    if ((replacedBy !== null) !== (replaceReason !== "")) yield { id, says: "is replaced without a reason, or has a reason for nothing" };
    if (replacedBy && (replacedBy.contestId !== contestId || replacedBy.sequence <= row.sequence))
      yield { id, says: "is replaced by one of another contest or by an older one" };
    if (replacedBy && (replacedBy.entryId !== row.entryId || replacedBy.memberId !== memberId || replacedBy.unitId !== row.unitId))
      yield { id, says: "is replaced by one for somebody else" };
  }
  const twice = await tx.$queryRaw<{ id: string }[]>`
    SELECT min("id") AS "id" FROM "Certificate" WHERE "revokedAt" IS NULL AND "replacedById" IS NULL
     GROUP BY "contestId", "prizeId", "entryId", "memberId", "unitId" HAVING count(*) > 1`;
  for (const { id } of twice) yield { id, says: "is one of two that hold for the same" };
}

/** A finished print run has its file until that is thrown away, and never says more than it holds. */
async function* batches(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) => tx.certificateBatch.findMany(page));
  for await (const { id, state, blobSha256, removedAt, finishedAt, total, done, certificateIds } of rows) {
    if (total !== certificateIds.length || done > total) yield { id, says: "counts other certificates than it holds" };
    if ((state === "DONE") !== (blobSha256 !== null || removedAt !== null)) yield { id, says: "is done without a file, or has one before" };
    if ((state === "DONE" || state === "FAILED") !== (finishedAt !== null)) yield { id, says: "ended without an end" };
  }
}

export const certificateInvariants: readonly Invariant[] = [
  { name: "certificate-numbers", check: numbers },
  { name: "certificate", check: certificates },
  { name: "certificate-batch", check: batches },
];
