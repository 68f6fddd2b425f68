import { db } from "~/platform/db.server";
import { neededOf } from "../meetings/share";

/** A vote of the committee on a scenario, as pages show it. */
export interface VoteView {
  readonly id: string;
  readonly scenarioId: string;
  readonly scenario: string;
  /** Number and day of the meeting; null: none was named. */
  readonly meeting: { readonly number: number; readonly at: Date } | null;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly votesTotal: number;
  readonly share: string;
  /** How many had to agree; 0: more for than against. */
  readonly needed: number;
  readonly passed: boolean;
  readonly reason: string;
  readonly recordedAt: Date;
}

/** All votes of a contest, or those on one scenario, the newest first. */
export async function votesOn(contestId: string, scenarioId?: string): Promise<VoteView[]> {
  const rows = await db.prizeVote.findMany({
    where: { contestId, ...(scenarioId !== undefined && { scenarioId }) },
    orderBy: { id: "desc" },
    include: {
      scenario: { select: { name: true } },
      meeting: { select: { number: true, startedAt: true } },
    },
  });
  return rows.map(({ scenario, meeting, share, votesTotal, ...vote }) => ({
    id: vote.id,
    scenarioId: vote.scenarioId,
    scenario: scenario.name,
    meeting: meeting && { number: meeting.number, at: meeting.startedAt },
    votesFor: vote.votesFor,
    votesAgainst: vote.votesAgainst,
    votesTotal,
    share,
    needed: neededOf(share, votesTotal),
    passed: vote.passed,
    reason: vote.reason,
    recordedAt: vote.recordedAt,
  }));
}
