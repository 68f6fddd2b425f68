import type { OpenedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { Bundle } from "../bundle";
import { storable } from "../tally-read.server";
import { tallyEntries } from "../tally";
import { recallOutdated } from "../unseen.server";
import { awardFaults } from "./award";
import type { AwardFacts } from "./award-facts.server";

/**
 * Makes the contest's next result of the newest one, with the special and collective prizes as they stand decided.
 * Scores, ranks and prizes are those of before; the chain of approval begins anew, since what is signed is another paper.
 */
export async function settleAwards(
  tx: Tx,
  ctx: Context,
  { contest }: Pick<OpenedContest, "contest">,
  facts: AwardFacts,
): Promise<Result<undefined, "nothing" | "undecided">> {
  const { tally: last } = facts;
  if (!last?.bundle.contest || facts.isHeld) return refused("nothing");
  if (awardFaults(facts).length > 0) return refused("undecided");
  const { special: _s, collective: _c, ...told } = last.bundle.contest;
  const { results: _before, ...rest } = last.bundle;
  const bundle: Bundle = { ...rest, contest: { ...told, ...facts.asBundle } };
  const { results } = tallyEntries(bundle);
  const number = last.number + 1;
  await tx.tally.create({
    data: {
      contestId: contest.id,
      number,
      revisionId: last.revisionId,
      cause: "AWARDS",
      bundle: storable({ ...bundle, results }),
      createdById: ctx.actor.userId,
      createdAt: ctx.now,
    },
  });
  await audit(tx, {
    chainId: contest.id,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action: "award.settled",
    subjectType: "contest",
    subjectId: contest.id,
    data: {
      tally: number,
      special: facts.asBundle.special?.length ?? 0,
      collective: facts.asBundle.collective?.filter(({ prize }) => prize !== null).length ?? 0,
    },
  });
  await recallOutdated(tx, ctx, contest.id, now());
  return ok();
}
