import type { ConsentUse, Regulation } from "~/contests/regulation";
import { db } from "~/platform/db.server";
import { consentsByEntry } from "./consent-row.server";
import { mayUse, type ConsentSubject } from "./consent-rules";

export interface NamedMembers {
  readonly people: readonly { readonly name: string; readonly unit: string }[];
  /** Members who are not named. */
  readonly unnamed: number;
}

interface Row {
  id: string;
  code: string;
  members: (ConsentSubject & { unit: string })[] | null;
}

/**
 * What of the authors of these entries may stand on a public page: name and unit of those whose consent to that
 * stands at this moment, by the entry's code. All who show authors to the public ask here.
 */
export async function publicMembers(
  contestId: string,
  codes: readonly string[],
  regulation: Regulation,
  now: Date,
): Promise<ReadonlyMap<string, NamedMembers>> {
  const entries = await askedMembers(contestId, codes);
  return new Map(entries.map((entry) => [entry.code, namedOf(entry, regulation, now)]));
}

/** The same of one member of an entry. */
export async function publicMember(
  contestId: string,
  { code, memberId }: { readonly code: string; readonly memberId: string },
  regulation: Regulation,
  now: Date,
): Promise<NamedMembers> {
  const [entry] = await askedMembers(contestId, [code]);
  const members = (entry?.members ?? []).filter(({ id }) => id === memberId);
  return namedOf({ members, records: entry?.records ?? [] }, regulation, now);
}

function namedOf(
  { members, records }: Pick<Asked, "members" | "records">,
  regulation: Regulation,
  now: Date,
): NamedMembers {
  const named = members.filter((member) => mayUse(regulation, records, member, "publish", now));
  const people = named.map(({ name, unit }) => ({ name, unit }));
  return { people, unnamed: members.length - people.length };
}

/** The authors of these entries whose consent to one use of their data stands at this moment, by the entry's code. */
export async function membersWith(
  contestId: string,
  codes: readonly string[],
  regulation: Regulation,
  use: ConsentUse,
  now: Date,
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string; readonly unit: string }[]>> {
  const entries = await askedMembers(contestId, codes);
  return new Map(
    entries.map(({ code, members, records }) => [
      code,
      members
        .filter((member) => mayUse(regulation, records, member, use, now))
        .map(({ id, name, unit }) => ({ id, name, unit })),
    ]),
  );
}

/**
 * Which of these entries may show their pictures and films to the public: those all of whose authors agree to it at
 * this moment. One who does not is enough, since nobody can tell who is in a picture.
 */
export async function entriesWithPictures(
  contestId: string,
  codes: readonly string[],
  regulation: Regulation,
  now: Date,
): Promise<ReadonlySet<string>> {
  return entriesAgreedTo("entry-pictures", contestId, codes, regulation, now);
}

/** Which of these entries may show their summary to the public: the text is that of all authors, so all agree to it now. */
export async function entriesWithSummary(
  contestId: string,
  codes: readonly string[],
  regulation: Regulation,
  now: Date,
): Promise<ReadonlySet<string>> {
  return entriesAgreedTo("entry-summary", contestId, codes, regulation, now);
}

async function entriesAgreedTo(
  use: ConsentUse,
  contestId: string,
  codes: readonly string[],
  regulation: Regulation,
  now: Date,
): Promise<ReadonlySet<string>> {
  const entries = await askedMembers(contestId, codes);
  const shown = entries.filter(
    ({ members, records }) =>
      members.length > 0 && members.every((member) => mayUse(regulation, records, member, use, now)),
  );
  return new Set(shown.map(({ code }) => code));
}

type Asked = Awaited<ReturnType<typeof askedMembers>>[number];

/** The members of these entries with everything that they have answered. */
async function askedMembers(contestId: string, codes: readonly string[]) {
  // Only the members: a version may hold many pages of text.
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."id", e."code", v."snapshot"->'members' AS "members"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."contestId" = ${contestId} AND e."code" = ANY(${[...codes]})`;
  const records = await consentsByEntry(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, code, members }) => ({
    code,
    members: members ?? [],
    records: records.get(id) ?? [],
  }));
}
