import type { OpenedContest } from "~/contests/contest.server";
import type { Tx } from "~/platform/db.server";
import { storedBasis, type AwardBasis } from "./award-basis";

/** Somebody who gets a special or a collective prize, as it was decided and not withdrawn. */
export interface AwardWinner {
  readonly awardId: string;
  /** Of the regulation's special prizes, or of its collective levels. */
  readonly prizeId: string;
  readonly label: string;
  readonly amountVnd: number;
  /** Who gives it; "": the organiser. Only of special prizes. */
  readonly sponsor: string;
  /** The entry that gets it; null: a unit does. */
  readonly entry: { readonly id: string; readonly code: string; readonly title: string } | null;
  /** The one member of the entry who gets it ("m1"); null: all of them. */
  readonly memberId: string | null;
  /** The unit that gets it; null: an entry does. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  /** Found by the regulation's rule, or named by the committee, which says why. */
  readonly byRule: boolean;
  readonly basis: AwardBasis;
  readonly reason: string;
  readonly decidedAt: Date;
}

export interface AwardWinners {
  /** In the order of the regulation, then as they were decided. */
  readonly special: readonly AwardWinner[];
  /** Units only. */
  readonly collective: readonly AwardWinner[];
}

/** All special and collective prizes that stand. Whom they go to is the secretariat's to see until it is published. */
export async function awardWinners(
  tx: Tx,
  { contest, regulation }: Pick<OpenedContest, "contest" | "regulation">,
): Promise<AwardWinners> {
  const rows = await tx.specialAward.findMany({
    where: { contestId: contest.id, revokedAt: null, OR: [{ entryId: { not: null } }, { unitId: { not: null } }] },
    orderBy: { id: "asc" },
    include: {
      entry: { select: { id: true, code: true, title: true } },
      unit: { select: { id: true, name: true } },
    },
  });
  const winnersOf = (
    prizes: readonly { readonly id: string; readonly label: string; readonly amountVnd: number; readonly sponsor?: string }[],
  ) =>
    prizes.flatMap(({ id: prizeId, label, amountVnd, sponsor = "" }) =>
      rows
        .filter((row) => row.prizeId === prizeId)
        .map(({ id, entry, memberId, unit, byRule, basis, reason, decidedAt }): AwardWinner => ({
          ...{ awardId: id, prizeId, label, amountVnd, sponsor, memberId, unit, byRule, reason, decidedAt },
          entry: entry && { id: entry.id, code: entry.code ?? "", title: entry.title },
          basis: storedBasis(basis),
        })),
    );
  return {
    special: winnersOf(regulation.specialPrizes),
    collective: winnersOf(regulation.collective?.levels ?? []),
  };
}
