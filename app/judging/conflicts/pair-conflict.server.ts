import type { ConflictState } from "../../../prisma/generated/client";
import type { Tx } from "~/platform/db.server";
import { blocksByItself, conflictKind, conflictsBetween } from "./conflict";
import type { JudgeIdentity, WriterIdentity } from "./identity-keys";
import { entryIdentityOf, ownMailOnly } from "./identity.server";

interface PairRow {
  readonly name: string;
  readonly email: string;
  readonly unitName: string;
  readonly phone: string;
  /** null: no judge of the contest. */
  readonly judge: {
    readonly otherUnits: readonly string[];
    readonly phone: string;
    readonly address: string;
  } | null;
  readonly relations: JudgeIdentity["relations"];
  readonly unitIds: readonly string[];
  readonly stored: readonly { readonly kind: string; readonly state: ConflictState }[];
  readonly writers: readonly WriterIdentity[];
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly members: unknown;
  readonly supporters: unknown;
}

/**
 * Whether a person must not see the marks of one entry: what `conflictedEntryIds` says, for this pair alone and in one
 * statement. A judge's sheet is saved every few seconds, and each time it is asked.
 */
export async function isConflicted(
  tx: Tx,
  contestId: string,
  userId: string,
  entryId: string,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<PairRow[]>`
    SELECT p."name", p."email", p."unitName", p."phone",
      CASE WHEN j."id" IS NOT NULL THEN
        jsonb_build_object('otherUnits', j."otherUnits", 'phone', j."phone", 'address', j."address") END AS "judge",
      coalesce((SELECT jsonb_agg(jsonb_build_object('name', r."name", 'unitName', r."unitName"))
        FROM "JudgeRelation" r WHERE r."judgeId" = j."id"), '[]') AS "relations",
      coalesce((SELECT jsonb_agg(g."unitId") FROM "RoleGrant" g
        WHERE g."userId" = p."id" AND g."role" = 'UNIT_COORDINATOR' AND g."unitId" IS NOT NULL
          AND (g."contestId" IS NULL OR g."contestId" = ${contestId})), '[]') AS "unitIds",
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', c."kind", 'state', c."state"))
        FROM "ConflictOfInterest" c WHERE c."judgeId" = j."id" AND c."entryId" = ${entryId}), '[]') AS "stored",
      coalesce((SELECT jsonb_agg(jsonb_build_object('userId', w."id", 'name', w."name", 'email', w."email",
                                                    'unitName', w."unitName", 'phone', w."phone"))
        FROM "User" w WHERE w."id" = e."ownerId" OR w."id" IN
          (SELECT a."userId" FROM "CoAuthor" a WHERE a."entryId" = e."id" AND a."confirmedAt" IS NOT NULL)),
        '[]') AS "writers",
      CASE WHEN u."id" IS NOT NULL THEN jsonb_build_object('id', u."id", 'name', u."name") END AS "unit",
      v."snapshot"->'members' AS "members", v."snapshot"->'supporters' AS "supporters"
    FROM "User" p
    LEFT JOIN "Judge" j ON j."contestId" = ${contestId} AND j."userId" = p."id"
    LEFT JOIN "Entry" e ON e."id" = ${entryId} AND e."contestId" = ${contestId} AND e."currentVersionId" IS NOT NULL
    LEFT JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
    LEFT JOIN "Unit" u ON u."id" = e."unitId"
    WHERE p."id" = ${userId}`;
  if (!row) return false;
  const entry = entryIdentityOf(row);
  const { judge, email, stored } = row;
  if (!judge) return conflictsBetween(ownMailOnly({ userId, email }), entry).length > 0;
  const keepsApart = stored.some(
    ({ kind, state }) => state === "CONFIRMED" || (state === "OPEN" && blocksByItself(conflictKind(kind))),
  );
  if (keepsApart) return true;
  const decided = new Set(stored.map(({ kind }) => kind));
  const { name, relations, unitIds } = row;
  const identity: JudgeIdentity = {
    ...{ userId, name, email, unitIds, relations, address: judge.address },
    unitNames: [row.unitName, ...judge.otherUnits],
    phones: [row.phone, judge.phone],
  };
  return conflictsBetween(identity, entry).some((code) => blocksByItself(code) && !decided.has(code));
}
