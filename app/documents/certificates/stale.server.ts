import { db, type Tx } from "~/platform/db.server";
import { firstUuidAt, uuidMadeAt } from "~/platform/uuid";
import { DOUBT_MS } from "./batch";
import { printableIds } from "./printable.server";

/**
 * Whether a finished file no longer holds: a certificate in it would not be printed today (it was replaced or revoked,
 * its result was taken back, its prize is lost) or belongs to a result that came later and bears another number, somebody
 * named in it took a consent back, or was taken out of the entry. That was after the file was ordered when its row was
 * written after (which ids tell); the row itself says when the request arrived, and that may have waited for long.
 */
export async function isStale(
  { id, contestId, certificateIds }: { readonly id: string; readonly contestId: string; readonly certificateIds: readonly string[] },
  tx: Tx = db,
): Promise<boolean> {
  const printable = await printableIds(tx, contestId, { ids: certificateIds });
  if (certificateIds.some((certificateId) => !printable.has(certificateId))) return true;
  const since = firstUuidAt(new Date(uuidMadeAt(id).getTime() - DOUBT_MS));
  const ids = [...certificateIds];
  // No doubt about a publication: it and the order of a file wait for each other.
  const [found] = await tx.$queryRaw<{ stale: boolean }[]>`
    SELECT EXISTS (
      SELECT 1 FROM "Certificate" f JOIN "Publication" p ON p."id" = f."publicationId"
       WHERE f."id" = ANY(${ids}) AND p."id" COLLATE "C" > ${id}
    ) OR EXISTS (
      SELECT 1 FROM "Consent" c JOIN "Certificate" f ON f."entryId" = c."entryId"
       WHERE f."id" = ANY(${ids}) AND c."answer" = 'WITHDRAWN' AND c."id" COLLATE "C" >= ${since}
    ) OR EXISTS (
      SELECT 1 FROM "VersionRedaction" r JOIN "EntryVersion" v ON v."id" = r."versionId"
        JOIN "Certificate" f ON f."entryId" = v."entryId"
       WHERE f."id" = ANY(${ids}) AND r."id" COLLATE "C" >= ${since}
    ) AS "stale"`;
  return found?.stale ?? false;
}
