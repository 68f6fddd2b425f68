import type { Regulation } from "~/contests/regulation";
import type { Tx } from "~/platform/db.server";
import { localDateOf, parseLocalDate } from "~/platform/format";
import type { Member } from "./entry-content";
import { personKey, type EntryFacts } from "./entry-facts";

/** The entry that is measured, and by what. */
interface Measured {
  readonly row: { readonly id: string; readonly contestId: string };
  readonly regulation: Pick<Regulation, "conditions" | "timeZone">;
}
type People = readonly Pick<Member, "name" | "birthDate">[];

/** What the content of an entry is measured against now. */
export async function entryFacts(
  tx: Tx,
  { row, regulation }: Measured,
  members: People,
  now: Date,
): Promise<EntryFacts> {
  return {
    today: localDateOf(now, regulation.timeZone),
    otherEntries:
      regulation.conditions.maxEntriesPerMember === null
        ? {}
        : await memberFacts(tx, row.contestId, row.id, members),
  };
}

/**
 * By `personKey`: in how many other entries of the contest that were sent in, and neither withdrawn nor found
 * ineligible, the person is a member. Says nothing of which entries these are.
 */
export async function memberFacts(
  tx: Tx,
  contestId: string,
  entryId: string,
  members: People,
): Promise<Record<string, number>> {
  const wanted = new Set(members.map(personKey));
  const dates = [...new Set(members.flatMap(({ birthDate }) => parseLocalDate(birthDate) ?? []))];
  if (dates.length === 0) return {};
  const born = dates.map((birthDate) => JSON.stringify([{ birthDate }]));
  const found = await tx.$queryRaw<{ members: { name: string; birthDate: string }[] }[]>`
    SELECT v."snapshot" -> 'members' AS "members"
    FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
    WHERE e."contestId" = ${contestId} AND e."id" <> ${entryId}
      AND e."state" IN ('SUBMITTED', 'SUPPLEMENT_REQUESTED', 'ELIGIBLE')
      AND (v."snapshot" -> 'members') @> ANY (${born}::jsonb[])`;
  const counts: Record<string, number> = {};
  for (const { members: named } of found)
    for (const person of new Set(named.map(personKey)))
      if (wanted.has(person)) counts[person] = (counts[person] ?? 0) + 1;
  return counts;
}

/**
 * Until the transaction ends nobody else counts the entries of these people: of two entries sent in at the same
 * moment the second sees the first.
 */
export async function holdMembers(
  tx: Tx,
  { row, regulation }: Measured,
  members: People,
): Promise<void> {
  if (regulation.conditions.maxEntriesPerMember === null) return;
  const keys = [
    ...new Set(members.map((member) => `${row.contestId}|${personKey(member)}`)),
  ].sort();
  for (const key of keys)
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
}
