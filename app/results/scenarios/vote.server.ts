import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { Bundle } from "../bundle";
import { votersAt } from "../meetings/committee-meetings.server";
import { votePasses } from "../meetings/share";
import { voteFaults } from "../meetings/voters";
import { tallyEntries } from "../tally";
import { LONG, newestTally, storable, type StoredTally } from "../tally-read.server";
import { recallOutdated } from "../unseen.server";
import type { ScenarioInForce } from "./in-force";
import { enterScenarios, scenarioOf, type StoredScenario } from "./room.server";
import { ruleWith } from "./scenario";
import type { VoteForm } from "./scenario-form";
import { whyNotRecordVote } from "./scenario-policy";

/** `tally`: the number of the result that a vote which passed has made. */
interface Recorded {
  readonly passed: boolean;
  readonly tally: number | null;
}

/** "not-proposed": nobody has put it before the committee. */
type Refused = Refusal | "conflict" | "invalid" | "not-proposed";

/**
 * Records the committee's vote on a proposed scenario. One that passes makes the contest's next result: the newest one's
 * sheets and decisions, with the scenario's numbers. The one that holds may be voted on again, as after a correction.
 */
export async function recordVote(
  ctx: Context,
  input: { readonly contestId: string; readonly scenarioId: string; readonly form: VoteForm },
): Promise<Result<Recorded, Refused>> {
  const entered = await enterScenarios(ctx, input.contestId);
  if (!entered.ok) return entered;
  const { contest, regulation, standing, facts } = entered.value;
  const refusal = whyNotRecordVote(standing, facts);
  if (refusal) return refused(refusal);
  const scenario = await scenarioOf(contest.id, input.scenarioId);
  if (!scenario) return refused("hidden");
  if (!scenario.proposedAt) return refused("not-proposed");
  const { meetingId, version, ...counted } = input.form;
  const share = regulation.deciding.voteShare;
  const passed = votePasses(share, counted);

  return transact(async (tx): Promise<Result<Recorded, Refused>> => {
    const { count } = await tx.contest.updateMany({
      where: { id: contest.id, version, state: contest.state },
      data: { version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    // Signed minutes name the votes that they name.
    const voters = await votersAt(tx, entered.value, meetingId, ctx.now);
    if (!voters) return refused("invalid", [{ path: "meetingId", code: "unknown-meeting" }]);
    const faults = voteFaults(regulation.deciding, counted, voters);
    if (faults.length > 0) return refused("invalid", faults);
    const last = await newestTally(tx, contest.id);
    if (!last) throw new Error(`contest ${contest.id} was closed without a tally`);
    const vote = await tx.prizeVote.create({
      data: {
        contestId: contest.id,
        scenarioId: scenario.id,
        meetingId: meetingId === "" ? null : meetingId,
        tallyId: last.id,
        ...counted,
        share,
        passed,
        recordedById: ctx.actor.userId,
        recordedAt: ctx.now,
      },
    });
    const stated = { name: scenario.name, ...votesIn(counted), share, passed };
    const tally = passed ? await applyScenario(tx, ctx, { last, scenario, stated }) : null;
    await audit(tx, {
      chainId: contest.id,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "scenario.voted",
      subjectType: "prize-vote",
      subjectId: vote.id,
      data: { scenario: scenario.id, ...stated, tally },
    });
    if (tally !== null) await recallOutdated(tx, ctx, contest.id, now());
    return ok({ passed, tally });
  }, LONG);
}

async function applyScenario(
  tx: Tx,
  ctx: Context,
  {
    last,
    scenario,
    stated,
  }: {
    readonly last: StoredTally;
    readonly scenario: StoredScenario;
    readonly stated: Omit<ScenarioInForce, "decidedAt">;
  },
): Promise<number> {
  const { contest } = last.bundle;
  if (!contest) throw new Error(`tally ${last.id} does not name its contest`);
  const inForce: ScenarioInForce = { ...stated, decidedAt: ctx.now.toISOString() };
  const bundle: Bundle = {
    ...last.bundle,
    contest: { ...contest, scenario: inForce },
    rule: ruleWith(last.bundle.rule, scenario.levels),
  };
  const { results } = tallyEntries(bundle);
  const number = last.number + 1;
  await tx.tally.create({
    data: {
      contestId: contest.id,
      number,
      revisionId: last.revisionId,
      cause: "SCENARIO",
      bundle: storable({ ...bundle, results }),
      createdById: ctx.actor.userId,
      createdAt: ctx.now,
    },
  });
  return number;
}

function votesIn({ votesFor, votesAgainst, votesTotal }: Omit<VoteForm, "version" | "meetingId">) {
  return { votesFor, votesAgainst, votesTotal };
}

/** The scenario whose vote passed last; null: the regulation's own numbers hold. */
export async function scenarioIdInForce(tx: Tx, contestId: string): Promise<string | null> {
  const vote = await tx.prizeVote.findFirst({
    where: { contestId, passed: true },
    orderBy: { id: "desc" },
    select: { scenarioId: true },
  });
  return vote?.scenarioId ?? null;
}
