import type { Regulation } from "~/contests/regulation";
import type { Winners } from "../winners";
import type { AwardWinner, AwardWinners } from "./award-winner";

/** Special and collective prizes as a publication freezes them: no person in it, those are read when it is shown. */
export function winnersOfAwards(
  { regulation }: { readonly regulation: Pick<Regulation, "specialPrizes"> },
  { special, collective }: AwardWinners,
): Pick<Winners, "special" | "collective"> {
  const ruleOf = (prizeId: string) => regulation.specialPrizes.find(({ id }) => id === prizeId)?.rule.by ?? "";
  return {
    special: special.map((award: AwardWinner) => ({
      prize: award.prizeId,
      by: ruleOf(award.prizeId),
      label: award.label,
      amountVnd: award.amountVnd,
      sponsor: award.sponsor,
      code: award.entry?.code ?? null,
      title: award.entry?.title ?? "",
      memberId: award.memberId,
      unit: award.unit?.name ?? "",
      unitId: award.unit?.id ?? null,
    })),
    collective: collective.map(({ prizeId, label, amountVnd, unit, basis }) => ({
      prize: prizeId,
      label,
      amountVnd,
      unit: unit?.name ?? "",
      unitId: unit?.id ?? null,
      points: basis.points ?? "",
    })),
  };
}
