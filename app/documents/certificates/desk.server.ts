import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { stateAsSeen } from "~/contests/timeline";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { ok, refused, type Result } from "~/platform/result";
import { whyNotDesignCertificates, whyNotIssueCertificates, whyNotReadCertificates } from "./certificate-policy";

/** The contest for whoever does something with its certificates; who won is kept from people with an interest until it is public. */
export async function certificateDesk(
  ctx: Context,
  contestId: string,
  what: "read" | "issue" | "design",
): Promise<Result<OpenedContest, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  // The state itself: certificates are made ready for the minute at which the result is shown.
  const facts = { contestState: opened.contest.state };
  const refusal =
    what === "design"
      ? whyNotDesignCertificates(standing)
      : what === "read"
        ? whyNotReadCertificates(standing)
        : whyNotIssueCertificates(standing, facts);
  if (refusal) return refused(refusal);
  if (what === "design" || stateAsSeen(opened.contest, ctx.now) === "OPEN") return ok(opened);
  const withheld = await whyMarksAreWithheld(ctx, opened.contest);
  return withheld ? refused(withheld) : ok(opened);
}
