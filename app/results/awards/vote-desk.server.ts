import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { formatFixed } from "~/platform/decimal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { titlesOf } from "../entry-titles.server";
import { votePoints } from "../public-vote";
import { suspicions, type Suspicion } from "./ballot";
import { voteContest, type VoteContest } from "./public-vote.server";
import { whyNotSeeVotes } from "./vote-policy";

export interface VoteDesk {
  readonly contestId: string;
  /** null: the regulation has no vote. */
  readonly vote: VoteContest | null;
  /** The points that the regulation gives for most votes. */
  readonly max: string;
  readonly confirmed: number;
  readonly asked: number;
  /** Empty until voting is over: nobody steers what nobody can see. */
  readonly rows: readonly { readonly code: string; readonly title: string; readonly votes: number; readonly points: string }[];
  readonly suspicions: readonly (Suspicion & { readonly title: string })[];
}

/** How the public votes: while it does, only how many; afterwards for whom, and what looks out of the ordinary. */
export async function voteDesk(ctx: Context, contestId: string): Promise<Result<VoteDesk, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const refusal =
    whyNotSeeVotes(standingInContest(ctx.actor, contest), { contestState: contest.state }) ??
    (await whyMarksAreWithheld(ctx, contest));
  if (refusal) return refused(refusal);
  const vote = voteContest(opened, ctx.now);
  const rule = regulation.rule.publicVote;
  const where = { contestId: contest.id };
  const asked = await db.ballot.count({ where });
  const confirmed = await db.ballot.count({ where: { ...where, confirmedAt: { not: null } } });
  const nothing = { contestId: contest.id, vote, max: rule?.max ?? "0", confirmed, asked, rows: [], suspicions: [] };
  if (vote?.state !== "after" || !rule) return ok(nothing);
  const ballots = await db.ballot.findMany({
    where,
    select: { createdAt: true, confirmedAt: true, entry: { select: { code: true } } },
  });
  const entries = await db.entry.findMany({
    where: { ...where, state: "ELIGIBLE", code: { not: null } },
    orderBy: { code: "asc" },
    select: { code: true },
  });
  const titles = await titlesOf(contest.id);
  const times = ballots.map(({ entry, ...at }) => ({ ...at, entry: entry.code ?? "" }));
  const counts: Record<string, number> = {};
  for (const { entry, confirmedAt } of times) if (confirmedAt) counts[entry] = (counts[entry] ?? 0) + 1;
  const points = votePoints(rule, counts, entries.map(({ code }) => code ?? ""));
  return ok({
    ...nothing,
    rows: [...points]
      .map(([code, { votes, points: given }]) => ({
        code,
        title: titles.get(code) ?? "",
        votes,
        points: formatFixed(given, rule.decimals),
      }))
      .sort((a, b) => b.votes - a.votes || (a.code < b.code ? -1 : 1)),
    suspicions: suspicions(times).map((one) => ({ ...one, title: titles.get(one.entry) ?? "" })),
  });
}
