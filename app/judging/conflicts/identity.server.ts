import { readContent } from "~/entries/entry-upgrade";
import { Prisma } from "../../../prisma/generated/client";
import type { Tx } from "~/platform/db.server";
import type { EntryIdentity, JudgeIdentity, WriterIdentity } from "./identity-keys";

/** What of an account conflicts of interest are found from. */
const ACCOUNT = { id: true, name: true, email: true, unitName: true, phone: true } as const;

/** The judges of a contest with all that they and their accounts say about themselves. */
export async function judgeIdentities(
  tx: Tx,
  contestId: string,
  judgeIds?: readonly string[],
): Promise<(JudgeIdentity & { readonly id: string })[]> {
  const judges = await tx.judge.findMany({
    where: { contestId, ...(judgeIds && { id: { in: [...judgeIds] } }) },
    select: {
      id: true,
      otherUnits: true,
      phone: true,
      address: true,
      relations: { select: { name: true, unitName: true } },
      contest: { select: { organisationId: true } },
      user: {
        select: {
          ...ACCOUNT,
          roleGrants: {
            where: { role: "UNIT_COORDINATOR", unitId: { not: null } },
            select: { unitId: true, contestId: true },
          },
        },
      },
    },
  });
  return judges.map(({ id, otherUnits, phone, address, relations, user }) => ({
    id,
    userId: user.id,
    name: user.name,
    email: user.email,
    unitNames: [user.unitName, ...otherUnits],
    unitIds: user.roleGrants.flatMap(({ unitId, contestId: of }) =>
      unitId && (of === null || of === contestId) ? [unitId] : [],
    ),
    phones: [user.phone, phone],
    address,
    relations,
  }));
}

/** Somebody who is no judge: only what shows beyond doubt that an entry is theirs. */
export async function strangerIdentity(
  tx: Tx,
  userId: string,
): Promise<(JudgeIdentity & { readonly id: string }) | null> {
  const user = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (!user) return null;
  return { ...ownMailOnly({ userId, email: user.email }), id: userId };
}

/** An identity that says nothing but whose account it is. */
export function ownMailOnly(account: Pick<JudgeIdentity, "userId" | "email">): JudgeIdentity {
  return { name: "", unitNames: [], unitIds: [], phones: [], address: "", relations: [], ...account };
}

interface SentPeople {
  readonly id: string;
  readonly members: unknown;
  readonly supporters: unknown;
}

/** Who stands behind the entries of a contest: accounts, the unit, and the people named in the current version. */
export async function entryIdentities(
  tx: Tx,
  contestId: string,
  entryIds?: readonly string[],
): Promise<(EntryIdentity & { readonly id: string })[]> {
  const some = entryIds && [...entryIds];
  const entries = await tx.entry.findMany({
    where: { contestId, currentVersionId: { not: null }, ...(some && { id: { in: some } }) },
    select: {
      id: true,
      owner: { select: ACCOUNT },
      unit: { select: { id: true, name: true } },
      // Also when it was taken back: whoever has ever written along is no stranger to the entry.
      coAuthors: { where: { confirmedAt: { not: null } }, select: { user: { select: ACCOUNT } } },
    },
  });
  // The people only: a version holds all texts of the dossier.
  const sent = await tx.$queryRaw<SentPeople[]>`
    SELECT entry."id", version."snapshot"->'members' AS "members", version."snapshot"->'supporters' AS "supporters"
    FROM "Entry" entry JOIN "EntryVersion" version ON version."id" = entry."currentVersionId"
    WHERE entry."contestId" = ${contestId}
      ${some ? Prisma.sql`AND entry."id" IN (${Prisma.join(some.length > 0 ? some : [""])})` : Prisma.empty}`;
  const sentWith = new Map(sent.map(({ id, members, supporters }) => [id, { members, supporters }]));
  return entries.map(({ id, owner, unit, coAuthors }) => {
    const writers = [owner, ...coAuthors.flatMap(({ user }) => user ?? [])].map(writer);
    const { members = [], supporters = [] } = sentWith.get(id) ?? {};
    return { id, ...entryIdentityOf({ writers, unit, members, supporters }) };
  });
}

/** An entry by its accounts, its unit, and the people that its version names, as they are stored. */
export function entryIdentityOf(
  stored: Pick<EntryIdentity, "writers" | "unit"> & Omit<SentPeople, "id">,
): EntryIdentity {
  const { writers, unit } = stored;
  const { members, supporters } = readContent({
    members: rows(stored.members),
    supporters: rows(stored.supporters),
  });
  return {
    writers,
    members: members.map(({ name, unit: at, phone, email }) => ({ name, unit: at, phone, email })),
    supporters: supporters.map(({ name, unit: at, phone, email }) => ({ name, unit: at, phone, email })),
    unit,
  };
}

const rows = (json: unknown) => (Array.isArray(json) ? json : []);

function writer(account: Prisma.UserGetPayload<{ select: typeof ACCOUNT }>): WriterIdentity {
  const { id, name, email, unitName, phone } = account;
  return { userId: id, name, email, unitName, phone };
}
