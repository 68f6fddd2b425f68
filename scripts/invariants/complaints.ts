import type { Tx } from "~/platform/db.server";
import { storedTakenOut } from "~/results/complaints/correction";
import { countUp, each, type Invariant, type Violation } from "./invariant";

/** A complaint is about a provisional list of its own contest, made while that took complaints and not about another contest's entry. */
async function* complaints(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.complaint.findMany({
      ...page,
      include: { entry: { select: { contestId: true } }, publication: true },
    }),
  );
  for await (const { id, contestId, at, entry, publication, answeredAt } of rows) {
    if (entry.contestId !== contestId || publication.contestId !== contestId)
      yield { id, says: "is about an entry or a list of another contest" };
    const { kind, visibleAt, complaintsUntil } = publication;
    if (kind !== "PROVISIONAL" || !complaintsUntil || at < visibleAt || at >= complaintsUntil)
      yield { id, says: "was made when none was taken" };
    if (answeredAt && answeredAt < at) yield { id, says: "was answered before it was made" };
  }
  const contests = await tx.contest.findMany({
    where: { complaints: { some: {} } },
    select: { id: true, complaints: { select: { number: true }, orderBy: { number: "asc" } } },
  });
  for (const { id, complaints: numbered } of contests)
    if (!countUp(numbered.map(({ number }) => number))) yield { id, says: "has a gap in the numbers of its complaints" };
}

/** One correction at a time, of a closed contest; one that is done made the tally that names its reason, and what it takes out is out. One that was given up changed nothing. */
async function* corrections(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.correction.findMany({
      ...page,
      include: { tally: true, contest: { select: { state: true } }, complaint: { select: { contestId: true } } },
    }),
  );
  for await (const { id, contestId, number, reason, closedAt, closedById, tally, contest, ...row } of rows) {
    if (contest.state !== "CLOSED" && contest.state !== "PUBLISHED") yield { id, says: `is of a contest that is ${contest.state}` };
    if (row.complaint && row.complaint.contestId !== contestId) yield { id, says: "follows from a complaint of another contest" };
    const isGivenUp = row.cancelReason !== "";
    const isClosed = closedAt !== null && !isGivenUp;
    if (isClosed !== (tally !== null) || (closedAt !== null) !== (closedById !== null))
      yield { id, says: isClosed ? "is done without a tally" : "has a tally and is not done" };
    if (isGivenUp && closedAt === null) yield { id, says: "is given up and goes on" };
    if (tally && (tally.contestId !== contestId || tally.cause !== "CORRECTION" || tally.reason !== reason))
      yield { id, says: "made a tally that is not its own" };
    const later = await tx.correction.count({ where: { contestId, number: { gt: number } } });
    if (closedAt === null && later > 0) yield { id, says: "is open, and another came after it" };
    for (const { entryId, to } of isClosed ? storedTakenOut(row.entries) : []) {
      const entry = await tx.entry.findUnique({ where: { id: entryId }, select: { state: true, contestId: true } });
      if (entry?.contestId !== contestId || entry.state !== to)
        yield { id, says: `took out an entry that is not ${to}` };
    }
    if (!isClosed) continue;
    const unsent = await tx.assignment.count({
      where: { id: { in: row.assignmentIds }, entry: { state: "ELIGIBLE" }, sheet: { state: { not: "SUBMITTED" } } },
    });
    if (unsent > 0 && later === 0) yield { id, says: `is done with ${unsent} sheets that have not come back` };
  }
  const unexplained = await tx.tally.findMany({
    where: { cause: "CORRECTION", correction: null },
    select: { id: true },
  });
  for (const { id } of unexplained) yield { id, says: "is a tally of a correction that nobody made" };
}

export const complaintInvariants: readonly Invariant[] = [
  { name: "complaint", check: complaints },
  { name: "correction", check: corrections },
];
