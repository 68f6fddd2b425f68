import type { Tx } from "~/platform/db.server";
import { identityOf, type EntryAccount } from "./entry-identity";
import type { Identity } from "./identity-forms";

interface Row {
  readonly id: string;
  readonly members: Parameters<typeof identityOf>[0]["members"] | null;
  readonly supporters: Parameters<typeof identityOf>[0]["supporters"] | null;
  readonly unitName: string | null;
  readonly accounts: readonly EntryAccount[];
  readonly terms: readonly string[];
}

/**
 * By whom entries could be known, as they were last sent in, and as they are written on where nothing was sent: one
 * statement for many, without the rest of their texts.
 */
export async function identitiesOf(
  tx: Tx,
  entryIds: readonly string[],
  { draft = false }: { readonly draft?: boolean } = {},
): Promise<ReadonlyMap<string, Identity>> {
  if (entryIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<Row[]>`
    SELECT e."id", c."content"->'members' AS "members", c."content"->'supporters' AS "supporters", u."name" AS "unitName",
      coalesce((SELECT jsonb_agg(jsonb_build_object('name', p."name", 'email', p."email", 'phone', p."phone",
                                                    'unitName', p."unitName"))
        FROM "User" p WHERE p."id" = e."ownerId" OR p."id" IN
          (SELECT a."userId" FROM "CoAuthor" a WHERE a."entryId" = e."id")), '[]') AS "accounts",
      coalesce((SELECT jsonb_agg(t."term") FROM "CoveredTerm" t
        WHERE t."entryId" = e."id" AND t."removedAt" IS NULL), '[]') AS "terms"
    FROM "Entry" e
    LEFT JOIN "Unit" u ON u."id" = e."unitId"
    LEFT JOIN "EntryVersion" v ON v."id" = e."currentVersionId"
    CROSS JOIN LATERAL (SELECT CASE WHEN ${draft} OR v."id" IS NULL THEN e."draft" ELSE v."snapshot" END AS "content") c
    WHERE e."id" = ANY(${[...entryIds]})`;
  return new Map(
    rows.map(({ id, members, supporters, accounts, unitName, terms }) => [
      id,
      identityOf({ members: members ?? [], supporters: supporters ?? [] }, accounts, unitName, terms),
    ]),
  );
}
