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
  // Only the members: a version may hold many pages of text.
  const rows = await db.$queryRaw<Row[]>`
    SELECT e."id", e."code", v."snapshot"->'members' AS "members"
      FROM "Entry" e JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
     WHERE e."contestId" = ${contestId} AND e."code" = ANY(${[...codes]})`;
  const records = await consentsByEntry(
    db,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, code, members }) => {
      const all = members ?? [];
      const own = records.get(id) ?? [];
      const named = all.filter((member) => mayUse(regulation, own, member, "publish", now));
      const people = named.map(({ name, unit }) => ({ name, unit }));
      return [code, { people, unnamed: all.length - people.length }];
    }),
  );
}
