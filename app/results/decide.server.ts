import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { whyNotWindow } from "~/contests/timeline";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { bundleProblems, type Bundle } from "./bundle";
import { correctedSince } from "./corrected-since.server";
import { decisionOf, type DecisionForm } from "./decision-form";
import { votersAt } from "./meetings/committee-meetings.server";
import { reaches } from "./meetings/share";
import { voteFaults } from "./meetings/voters";
import { whyNotDecide } from "./result-policy";
import { LONG, newestTally, storable } from "./tally-read.server";
import { tallyEntries } from "./tally";
import { recallOutdated } from "./unseen.server";

type Decided = Result<{ readonly number: number }, Refusal | "conflict" | "invalid">;

/**
 * Records what the committee decided about a tie or a prize and computes the contest's next tally with it.
 * The tally before stays as it is. Sheets are taken from that tally, never read anew.
 */
export async function decide(
  ctx: Context,
  input: { readonly contestId: string; readonly form: DecisionForm },
): Promise<Decided> {
  const opened = await openedContest(input.contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const refusal = whyNotDecide(standingInContest(ctx.actor, contest), {
    contestState: contest.state,
    window: whyNotWindow(regulation, "decide", ctx.now),
    corrected: await correctedSince(db, contest.id),
  });
  // Whoever must not see the marks has no part in deciding on them either.
  const withheld = refusal ?? (await whyMarksAreWithheld(ctx, contest));
  if (withheld) return refused(withheld);
  const last = await newestTally(db, contest.id);
  if (!last) return refused("state");

  const { meetingId } = input.form;
  if (!isAgreed(regulation.deciding.voteShare, input.form))
    return refused("invalid", [{ path: "votesFor", code: "too-few-votes" }]);
  const decision = decisionOf(input.form);
  const bundle: Bundle = { ...last.bundle, decisions: [...last.bundle.decisions, decision] };
  const faults = faultsOfDecision(bundle);
  if (faults.length > 0) return refused("invalid", faults);
  const { results } = tallyEntries(bundle);

  return transact(async (tx): Promise<Decided> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version: input.form.version, state: contest.state },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    const voters = await votersAt(tx, opened, meetingId, ctx.now);
    if (!voters) return refused("invalid", [{ path: "meetingId", code: "unknown-meeting" }]);
    const miscounted = voteFaults(regulation.deciding, { ...input.form, votesAgainst: 0 }, voters);
    if (miscounted.length > 0) return refused("invalid", miscounted);
    const number = last.number + 1;
    await tx.committeeDecision.create({
      data: {
        contestId: contest.id,
        number: bundle.decisions.length,
        kind: decision.kind === "tie" ? "TIE" : "PRIZE",
        entries: decision.entries,
        outcome: decision.outcome,
        votesFor: input.form.votesFor,
        votesTotal: input.form.votesTotal,
        reason: input.form.reason,
        meetingId: meetingId === "" ? null : meetingId,
        decidedById: ctx.actor.userId,
        decidedAt: ctx.now,
      },
    });
    await tx.tally.create({
      data: {
        contestId: contest.id,
        number,
        revisionId: last.revisionId,
        cause: "DECISION",
        bundle: storable({ ...bundle, results }),
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
      },
    });
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "result.decided",
      subjectType: "contest",
      subjectId: contest.id,
      data: { tally: number, decision: bundle.decisions.length, entries: decision.entries, outcome: decision.outcome },
    });
    await recallOutdated(tx, ctx, contest.id, now());
    return ok({ number });
  }, LONG);
}

/** A prize needs the votes that the prizes as a whole need; how equal entries are placed may split the votes. */
function isAgreed(share: string, { kind, votesFor, votesTotal }: DecisionForm): boolean {
  return kind === "tie" || (votesFor > 0 && reaches(share, votesFor, votesTotal));
}

/** What the bundle's own check says of the decision just added. Only a form made by hand can bring these about. */
function faultsOfDecision(bundle: Bundle): Fault[] {
  return bundleProblems(bundle).map(({ code }) => ({ path: "", code }));
}
