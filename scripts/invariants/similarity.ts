import { evidenceSchema } from "~/entries/similarity/evidence";
import { OPINIONS } from "~/entries/similarity/opinion-form";
import type { Tx } from "~/platform/db.server";
import { each, type Invariant, type Violation } from "./invariant";

/**
 * A likeness is between an entry of its contest and one other thing of the same organisation, with evidence from
 * their own versions; what a person made of it says who and when.
 */
async function* findings(tx: Tx): AsyncGenerator<Violation> {
  const side = {
    select: {
      contestId: true,
      contest: { select: { organisationId: true } },
      versions: { select: { id: true } },
    },
  } as const;
  const rows = each((page) =>
    tx.similarityFinding.findMany({
      ...page,
      include: {
        entry: side,
        otherEntry: side,
        pastSolution: { select: { organisationId: true } },
      },
    }),
  );
  for await (const row of rows) {
    const { id, entry, otherEntry, pastSolution } = row;
    const other = otherEntry?.contest.organisationId ?? pastSolution?.organisationId;
    if ((otherEntry === null) === (pastSolution === null) || row.otherEntryId === row.entryId)
      yield { id, says: "is not between an entry and one other thing" };
    else if (entry.contestId !== row.contestId || other !== entry.contest.organisationId)
      yield { id, says: "reaches into another contest or organisation than it may" };
    if (row.score < 0 || row.score > 1000) yield { id, says: `has the score ${row.score}` };
    const evidence = evidenceSchema.safeParse(row.evidence);
    const has = (versions: readonly { id: string }[], version: string | null) =>
      versions.some((one) => one.id === version);
    if (!evidence.success) yield { id, says: "has evidence of another shape" };
    else if (
      !has(entry.versions, evidence.data.versionA) ||
      (otherEntry
        ? !has(otherEntry.versions, evidence.data.versionB)
        : evidence.data.versionB !== null)
    )
      yield { id, says: "rests on versions that are not its entries' own" };
    const known = row.opinion === null || (OPINIONS as readonly string[]).includes(row.opinion);
    const signed = row.opinionById !== null && row.opinionAt !== null;
    if (!known || (row.opinion === null ? signed || row.note !== "" : !signed))
      yield { id, says: "has an opinion without who and when, or none with them" };
  }
}

export const similarityInvariants: readonly Invariant[] = [
  { name: "similarity-finding", check: findings },
];
