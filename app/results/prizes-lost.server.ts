import type { OpenedContest } from "~/contests/contest.server";
import { STANDING } from "~/contests/shown-publication";
import type { Tx } from "~/platform/db.server";
import { awardWinners } from "./awards/award-winners.server";
import { winnersOfAwards } from "./awards/published-awards";
import { losesPrize, wonBy, wonIn } from "./prizes-lost";
import type { StoredTally } from "./tally-read.server";
import { winnersSchema } from "./winners";

/** Whether the newest result takes a prize from somebody to whom the last list that was made known gives it. */
export async function takesPrizes(tx: Tx, opened: OpenedContest, tally: Pick<StoredTally, "results"> | null): Promise<boolean> {
  const last = await tx.publication.findFirst({
    where: { contestId: opened.contest.id, ...STANDING },
    orderBy: { number: "desc" },
    select: { winners: true },
  });
  if (!last || !tally) return false;
  const awards = winnersOfAwards(opened, await awardWinners(tx, opened));
  const levels = opened.regulation.rule.prizes.levels.map(({ id }) => id);
  return losesPrize(wonBy(winnersSchema.parse(last.winners)), wonIn(tally.results, awards), levels);
}
