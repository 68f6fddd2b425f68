import type { OpenedContest } from "~/contests/contest.server";
import type { Tx } from "~/platform/db.server";
import { storedBasis } from "./award-basis";
import type { AwardWinner, AwardWinners } from "./award-winner";

export type { AwardWinner, AwardWinners } from "./award-winner";

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
