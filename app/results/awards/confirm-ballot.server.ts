import { openedContest } from "~/contests/contest.server";
import { holdOpenContest } from "~/contests/hold-contest.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { tokenHash } from "~/platform/secret.server";
import { forgetLetters, holdVoter } from "./cast-ballot.server";
import { voteContest, votedEntry, type VoteContest, type VotedEntry } from "./public-vote.server";

/** How a vote stands whose link was opened. */
export type BallotState =
  /** It waits for a press. */
  | "waiting"
  | "counted"
  /** This address has given all its votes. */
  | "used-up"
  /** The link has grown old. */
  | "expired"
  | "over"
  /** The entry is not voted on any more. */
  | "gone";

export interface BallotPage {
  readonly contest: VoteContest;
  /** null: it is not voted on any more. */
  readonly entry: VotedEntry | null;
  readonly state: BallotState;
  /** Votes that the address has left, this one not counted. */
  readonly left: number;
}

/** The vote that a link in a letter stands for; null for no link. Opening it changes nothing: programs read letters too. */
export async function ballotPage(token: string, now: Date): Promise<BallotPage | null> {
  const ballot = await db.ballot.findUnique({
    where: { tokenHash: tokenHash(token) },
    include: { entry: { select: { code: true } } },
  });
  const opened = ballot && (await openedContest(ballot.contestId));
  const contest = opened && voteContest(opened, now);
  if (!ballot || !opened || !contest) return null;
  const entry = await votedEntry(opened, ballot.entry.code ?? "");
  const used = await db.ballot.count({
    where: { contestId: ballot.contestId, voter: ballot.voter, confirmedAt: { not: null } },
  });
  const left = Math.max(0, contest.votesPerPerson - used);
  const state = (): BallotState => {
    if (ballot.confirmedAt) return "counted";
    if (contest.state !== "open") return "over";
    if (!entry) return "gone";
    if (ballot.expiresAt <= now) return "expired";
    return left > 0 ? "waiting" : "used-up";
  };
  return {
    contest,
    entry: entry ? { code: entry.code, title: entry.title, field: entry.field } : null,
    state: state(),
    left,
  };
}

/** Counts the vote; a second press changes nothing. The letter that led here is thrown away. */
export async function confirmBallot(token: string, now: Date): Promise<Result<undefined, "hidden" | "state">> {
  const page = await ballotPage(token, now);
  if (!page) return refused("hidden");
  if (page.state === "counted") return ok();
  if (page.state !== "waiting") return refused("state");
  const hash = tokenHash(token);
  return transact(async (tx): Promise<Result<undefined, "hidden" | "state">> => {
    const ballot = await tx.ballot.findUnique({ where: { tokenHash: hash } });
    if (!ballot) return refused("hidden");
    // Pressed in the last moment: not once the votes are counted.
    if (!(await holdOpenContest(tx, ballot.contestId))) return refused("state");
    await holdVoter(tx, ballot.voter);
    const used = await tx.ballot.count({
      where: { contestId: ballot.contestId, voter: ballot.voter, confirmedAt: { not: null } },
    });
    if (used >= page.contest.votesPerPerson) return refused("state");
    const { count } = await tx.ballot.updateMany({
      where: { id: ballot.id, tokenHash: hash, confirmedAt: null },
      data: { confirmedAt: now },
    });
    if (count === 0) return refused("state");
    await forgetLetters(tx, { token, since: ballot.createdAt });
    return ok();
  });
}
