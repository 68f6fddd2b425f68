import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { ok, refused } from "~/platform/result";
import { whyNotReadProgress } from "./judging-policy";

/** The open contest with what the actor is towards it, for those who may see the secretariat's work with its judges. */
export async function steeredContest(ctx: Context, contestId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return refused<Refusal>("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotReadProgress(standing);
  return refusal ? refused<Refusal>(refusal) : ok({ opened, standing });
}
