import type { Regulation } from "~/contests/regulation";
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
  return new Map(
    entries.map(({ code, members, records }) => {
      const named = members.filter((member) => mayUse(regulation, records, member, "publish", now));
      const people = named.map(({ name, unit }) => ({ name, unit }));
      return [code, { people, unnamed: members.length - people.length }];
    }),
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
  const entries = await askedMembers(contestId, codes);
  const shown = entries.filter(
    ({ members, records }) =>
      members.length > 0 && members.every((member) => mayUse(regulation, records, member, "entry-pictures", now)),
  );
  return new Set(shown.map(({ code }) => code));
}

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
