import { entryUnits, type EntrySnapshot } from "~/entries/entry-content";
import type { EntryIdentity, JudgeIdentity } from "./conflict";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly unitName: string;
}

/** What of an account conflicts of interest are found from. */
export const IDENTITY_COLUMNS = { id: true, name: true, email: true, unitName: true } as const;

/** Whoever has ever written along on an entry, also when that was taken back. */
export const CO_AUTHORS = {
  where: { confirmedAt: { not: null } },
  select: { user: { select: IDENTITY_COLUMNS } },
} as const;

/** An account as a judge, as far as conflicts of interest are found from. */
export function judgeIdentity({ id, ...person }: Person): JudgeIdentity {
  return { ...person, userId: id };
}

/** Who stands behind an entry: its owner, those who wrote along, its unit, and the members named in what was sent in. */
export function entryIdentity(
  owner: Person,
  unitName: string | null,
  snapshot: Pick<EntrySnapshot, "members"> | null,
  coAuthors: readonly { readonly user: Person | null }[],
): EntryIdentity {
  return {
    owner: judgeIdentity(owner),
    coAuthors: coAuthors.flatMap(({ user }) => (user ? judgeIdentity(user) : [])),
    memberNames: snapshot?.members.map(({ name }) => name) ?? [],
    unitNames: [...(unitName ? [unitName] : []), ...(snapshot ? entryUnits(snapshot) : [])],
  };
}
