import { db, type Tx } from "~/platform/db.server";
import { DOUBT_MS } from "./batch";

/**
 * Whether a finished file no longer holds: a certificate in it was replaced or revoked since, somebody named in it took
 * a consent back, or was taken out of the entry.
 */
export async function isStale(
  { certificateIds, startedAt }: { readonly certificateIds: readonly string[]; readonly startedAt: Date | null },
  tx: Tx = db,
): Promise<boolean> {
  if (startedAt === null) return false;
  const since = new Date(startedAt.getTime() - DOUBT_MS);
  const ids = [...certificateIds];
  const [found] = await tx.$queryRaw<{ stale: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "Certificate" WHERE "id" = ANY(${ids}) AND ("revokedAt" IS NOT NULL OR "replacedById" IS NOT NULL)
    ) OR EXISTS (
      SELECT 1 FROM "Consent" c JOIN "Certificate" f ON f."entryId" = c."entryId"
       WHERE f."id" = ANY(${ids}) AND c."answer" = 'WITHDRAWN' AND c."at" >= ${since}
    ) OR EXISTS (
      SELECT 1 FROM "VersionRedaction" r JOIN "EntryVersion" v ON v."id" = r."versionId"
        JOIN "Certificate" f ON f."entryId" = v."entryId"
       WHERE f."id" = ANY(${ids}) AND r."at" >= ${since}
    ) AS "stale"`;
  return found?.stale ?? false;
}
