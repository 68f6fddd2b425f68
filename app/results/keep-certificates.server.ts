import { certifies } from "~/contests/given-prizes";
import type { Tx } from "~/platform/db.server";
import type { Winners } from "./winners";

/**
 * Certificates that were issued for a result that was taken back are shown with the one that came instead, as far as that
 * gives the same prize to the same. The others stay where they are, with what nobody ever sees.
 */
export async function keepCertificates(
  tx: Tx,
  contestId: string,
  { id: publicationId, winners }: { readonly id: string; readonly winners: Winners },
): Promise<void> {
  const issued = await tx.certificate.findMany({
    where: { contestId, publication: { recalledAt: { not: null } } },
    select: { id: true, prizeId: true, memberId: true, entry: { select: { code: true } }, unit: { select: { id: true, name: true } } },
  });
  const kept = issued.filter((certificate) => certifies(certificate, winners));
  await tx.certificate.updateMany({ where: { id: { in: kept.map(({ id }) => id) } }, data: { publicationId } });
}
