import { certifies, givenPrizesSchema, isSameUnit, type GivenPrizes } from "~/contests/given-prizes";
import { isStanding, shownBy, STANDING } from "~/contests/shown-publication";
import type { Tx } from "~/platform/db.server";

interface Asked {
  /** Of these alone. */
  readonly ids?: readonly string[];
  /** By what the public sees at that moment: a correction that it does not see yet is told by nothing missing. */
  readonly shownAt?: Date;
}

/**
 * Of a contest's certificates those that may be printed: they hold, their result stands, and the newest one gives the
 * same prize to the same. Any other would say what is not so, or its code would lead to nothing.
 */
export async function printableIds(tx: Tx, contestId: string, { ids, shownAt }: Asked = {}): Promise<ReadonlySet<string>> {
  const newest = await tx.publication.findFirst({
    where: { contestId, kind: "OFFICIAL", ...(shownAt ? shownBy(shownAt) : STANDING) },
    orderBy: { number: "desc" },
    select: { winners: true },
  });
  if (!newest) return new Set();
  const published = givenPrizesSchema.parse(newest.winners);
  const given = shownAt ? published : await withoutRevoked(tx, contestId, published);
  const holding = await tx.certificate.findMany({
    where: { contestId, ...(ids && { id: { in: [...ids] } }), revokedAt: null, replacedById: null },
    select: {
      ...{ id: true, prizeId: true, memberId: true },
      entry: { select: { code: true } },
      unit: { select: { id: true, name: true } },
      publication: { select: { heldAt: true, recalledAt: true } },
    },
  });
  const printable = holding.filter((certificate) => isStanding(certificate.publication) && certifies(certificate, given));
  return new Set(printable.map(({ id }) => id));
}

/** A prize beside the ranking that was taken back is told until the next publication, and certified no more. */
async function withoutRevoked(tx: Tx, contestId: string, { levels, special, collective }: GivenPrizes): Promise<GivenPrizes> {
  const awards = await tx.specialAward.findMany({
    where: { contestId, revokedAt: null },
    select: { prizeId: true, memberId: true, entry: { select: { code: true } }, unit: { select: { id: true, name: true } } },
  });
  const stands = (prize: string, of: Parameters<typeof isSameUnit>[0] & { code?: string | null; memberId?: string | null }) =>
    awards.some(
      ({ prizeId, memberId, entry, unit }) =>
        prizeId === prize &&
        (entry?.code ?? null) === (of.code ?? null) &&
        memberId === (of.memberId ?? null) &&
        isSameUnit(of, { unit: unit?.name ?? "", unitId: unit?.id }),
    );
  return {
    levels,
    special: special.filter((one) => stands(one.prize, one)),
    collective: collective.filter((one) => stands(one.prize, one)),
  };
}
