import type { Regulation } from "~/contests/regulation";
import { db } from "~/platform/db.server";
import { nameKey } from "~/platform/vietnamese";
import type { ResultsWorld } from "./results-world";
import { amend } from "./scenarios-world";

export const SPECIAL: Regulation["specialPrizes"] = [
  { id: "youngest", label: "Tác giả nhỏ tuổi nhất", count: 1, amountVnd: 3_000_000, sponsor: "", among: "judged", rule: { by: "youngest" } },
  { id: "industry", label: "Giải của Sở Công Thương", count: 1, amountVnd: 5_000_000, sponsor: "Sở Công Thương", among: "judged", rule: { by: "committee" } },
];

export const COLLECTIVE: NonNullable<Regulation["collective"]> = {
  points: { entry: "1", eligible: "0.5", levels: { first: "10", second: "7", third: "4" }, promotionMax: "5" },
  levels: [{ id: "team-first", label: "Nhất toàn đoàn", count: 1, minimumPoints: "2", amountVnd: 6_000_000 }],
};

/** When the public votes: within the time of judging. */
export const VOTE: NonNullable<Regulation["publicVote"]> = {
  opensAt: "2026-09-25T01:00:00.000Z",
  closesAt: "2026-10-20T10:00:00.000Z",
  votesPerPerson: 2,
};

/** Special and collective prizes, as they are given by the regulation of this contest. */
export const withAwards = (
  { contestId }: Pick<ResultsWorld, "contestId">,
  given: Partial<Pick<Regulation, "specialPrizes" | "collective">> = {},
) => amend(contestId, (regulation) => ({ ...regulation, specialPrizes: SPECIAL, collective: COLLECTIVE, ...given }));

/** A vote of the public that gives up to twenty points. */
export const withVote = ({ contestId }: Pick<ResultsWorld, "contestId">, change: (regulation: Regulation) => Regulation = (same) => same) =>
  amend(contestId, (regulation) =>
    change({
      ...regulation,
      publicVote: VOTE,
      rule: { ...regulation.rule, publicVote: { max: "20", decimals: 1, mode: "half-up" } },
    }),
  );

/** A unit that these entries came through. */
export async function unitWith({ organisationId }: Pick<ResultsWorld, "organisationId">, name: string, entryIds: readonly string[]) {
  const unit = await db.unit.create({ data: { organisationId, name, nameKey: nameKey(name) } });
  await db.entry.updateMany({ where: { id: { in: [...entryIds] } }, data: { unitId: unit.id } });
  return unit.id;
}
