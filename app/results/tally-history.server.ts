import { db } from "~/platform/db.server";
import type { Decision } from "./bundle";

/** One computation of the result: what it was made for, when and by whom. */
export interface TallyMade {
  readonly number: number;
  readonly cause: "CLOSING" | "DECISION" | "SCENARIO" | "CORRECTION" | "AWARDS";
  /** Of a decision and of a correction, in the words of who made it. */
  readonly reason: string;
  /** Of a scenario: the vote by which it passed. */
  readonly vote: {
    readonly name: string;
    readonly votesFor: number;
    readonly votesAgainst: number;
    readonly votesTotal: number;
  } | null;
  readonly createdAt: Date;
  readonly by: string;
}

/** Every tally of a contest, the newest first. `decisions`: all that were recorded, in their order. */
export async function tallyHistory(
  contestId: string,
  decisions: readonly Decision[],
): Promise<TallyMade[]> {
  const tallies = await db.tally.findMany({
    where: { contestId },
    orderBy: { number: "asc" },
    select: { number: true, cause: true, reason: true, createdAt: true, createdById: true },
  });
  const votes = await db.prizeVote.findMany({
    where: { contestId, passed: true },
    orderBy: { id: "asc" },
    include: { scenario: { select: { name: true } } },
  });
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(tallies.map(({ createdById }) => createdById))] } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(users.map(({ id, name }) => [id, name]));
  // Each decision and each vote that passed has made one tally, in their order.
  const decided = decisions.values();
  const passed = votes.values();
  return tallies
    .map(({ number, cause, reason, createdAt, createdById }): TallyMade => {
      const decision = cause === "DECISION" ? decided.next().value : undefined;
      const vote = cause === "SCENARIO" ? passed.next().value : undefined;
      return {
        number,
        cause,
        reason: reason || (decision?.reason ?? ""),
        vote: vote
          ? {
              name: vote.scenario.name,
              votesFor: vote.votesFor,
              votesAgainst: vote.votesAgainst,
              votesTotal: vote.votesTotal,
            }
          : null,
        createdAt,
        by: nameOf.get(createdById) ?? "",
      };
    })
    .reverse();
}
