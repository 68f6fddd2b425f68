import type { OpenedContest } from "~/contests/contest.server";
import { roundOf, roundsOf } from "~/contests/rounds";
import { UNDECIDED } from "~/contests/rule";
import { STANDING } from "~/contests/shown-publication";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import { flaggedEntries } from "~/judging/differences/differences.server";
import { shortEntries } from "~/judging/panels/fewer-judges.server";
import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import { chainOf } from "../approval/approval";
import { awardFaults } from "../awards/award";
import { readAwardFacts } from "../awards/award-facts.server";
import { closingFaults, lineFaults, type ClosingFacts } from "../closing";
import { readContestRecord } from "../contest-record.server";
import { readBodies } from "../meetings/bodies.server";
import { membersAt, type Bodies } from "../meetings/body";
import { attendeesOf, quorumOf } from "../meetings/meeting";
import type { ResultRow } from "../tally";
import { takesPrizes } from "../prizes-lost.server";
import { newestTally, type StoredTally } from "../tally-read.server";
import { gatePoints, type GateFacts, type GatePoint, type GateStage } from "./gate";

export { gateOpen } from "./gate";

/**
 * The checklist of a contest at a stage, as it stands now. `known`: what closing looks at, where whoever asks has just
 * read it in the same transaction.
 */
export async function readGate(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  stage: GateStage,
  known?: ClosingFacts,
): Promise<GatePoint[]> {
  if (stage === "provisional" || stage === "official")
    return gatePoints(await decidingFacts(tx, ctx, opened, stage));
  const facts = known ?? (await readContestRecord(tx, opened)).facts;
  return gatePoints(await judgingFacts(tx, ctx, opened, stage, facts));
}

const NOTHING: GateFacts = {
  closing: null,
  fewJudges: [],
  differences: null,
  lines: false,
  panelQuorum: null,
  committeeQuorum: null,
  corrections: null,
  undecided: null,
  awards: null,
  publicVote: null,
  vote: null,
  chain: null,
  complaints: null,
};

/** What is asked of a round, or of all of them, while the contest is judged. */
async function judgingFacts(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  stage: "close" | { readonly round: string },
  facts: ClosingFacts,
): Promise<GateFacts> {
  const rounds =
    stage === "close" ? facts.rounds.map(({ id }) => id) : [stage.round];
  return {
    ...NOTHING,
    closing: stage === "close" ? closingFaults(facts) : lineFaults(facts, stage.round),
    differences: await openDifferences(tx, ctx, opened, rounds),
    fewJudges: await fewJudges(tx, opened, rounds),
    lines: stage === "close" && rounds.length > 1,
    publicVote: stage === "close" ? publicVote(opened, ctx.now) : null,
    panelQuorum: await panelQuorum(tx, ctx, opened, rounds, facts),
  };
}

/** Votes are counted when the result is computed: until they end, it cannot be. */
function publicVote({ regulation }: OpenedContest, now: Date): string | null {
  if (!regulation.publicVote) return null;
  return Date.parse(regulation.publicVote.closesAt) > now.getTime() ? regulation.publicVote.closesAt : "";
}

async function fewJudges(
  tx: Tx,
  opened: OpenedContest,
  rounds: readonly string[],
): Promise<GateFacts["fewJudges"]> {
  const found = [];
  for (const round of rounds)
    for (const { code, judges, wanted, consent } of await shortEntries(tx, opened, { roundId: round }))
      if (consent === null) found.push({ round, entry: code, judges, wanted });
  return found;
}

async function openDifferences(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  rounds: readonly string[],
): Promise<GateFacts["differences"]> {
  const limited = rounds.filter((id) => (roundOf(opened.regulation, id)?.differenceLimit ?? null) !== null);
  if (limited.length === 0) return null;
  const conflicted = await conflictedEntryIds(tx, opened.contest.id, ctx.actor.userId);
  const open: { round: string; entry: string | null }[] = [];
  for (const round of limited) {
    for (const { entry, answer } of await flaggedEntries(tx, opened, { roundId: round })) {
      if (answer === null) open.push({ round, entry: conflicted.has(entry.id) ? null : entry.code });
    }
  }
  return open;
}

/**
 * The panels that have entries in the rounds and have not met in a number that could decide. A meeting that is written
 * down for its invitation, with everybody ticked, has not been held.
 */
async function panelQuorum(
  tx: Tx,
  { now }: Context,
  opened: OpenedContest,
  rounds: readonly string[],
  facts: ClosingFacts,
): Promise<GateFacts["panelQuorum"]> {
  const { contest, regulation } = opened;
  const share = regulation.deciding.panelQuorum;
  if (share === "") return null;
  const bodies = await readBodies(tx, opened);
  const panels = await tx.panel.findMany({
    where: { contestId: contest.id, roundId: { in: [...rounds] } },
    orderBy: [{ roundId: "asc" }, { groupId: "asc" }],
    select: {
      roundId: true,
      groupId: true,
      meetings: {
        where: { startedAt: { lte: now } },
        select: { kind: true, panelId: true, startedAt: true, signedAt: true, attendance: true },
      },
    },
  });
  const judges = ({ roundId, groupId }: (typeof panels)[number]) =>
    facts.entries.some(
      ({ group, state, rounds: own }) =>
        group === groupId && state === "ELIGIBLE" && own.includes(roundId),
    );
  return {
    share,
    missing: panels
      .filter(judges)
      .filter(({ meetings }) => !meetings.some((meeting) => couldDecide(bodies, share, meeting)))
      .map(({ roundId, groupId }) => ({ round: roundId, group: groupId })),
  };
}

/** What is asked once the contest is closed. */
async function decidingFacts(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  stage: "provisional" | "official",
): Promise<GateFacts> {
  const { contest, regulation } = opened;
  const { approval, committeeQuorum, voteShare } = regulation.deciding;
  const tally = await newestTally(tx, contest.id);
  const corrections = await tx.correction.findMany({
    where: { contestId: contest.id, closedAt: null },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  return {
    ...NOTHING,
    committeeQuorum:
      committeeQuorum === ""
        ? null
        : { share: committeeQuorum, met: await committeeMet(tx, ctx, opened, committeeQuorum) },
    corrections: corrections.map(({ number }) => number),
    undecided: await undecided(tx, ctx, opened, tally?.results ?? []),
    awards: await awards(tx, ctx, opened),
    vote: voteShare === "" ? null : { share: voteShare, ...(await carriedVotes(tx, contest.id)) },
    chain:
      stage === "official" && approval.length > 0
        ? await chainOfTally(tx, opened, tally?.id ?? "")
        : null,
    complaints: stage === "official" ? await complaints(tx, ctx, opened, tally) : null,
  };
}

/** Entries of which it is not known what they win: their codes tell how they stand to who must not see the marks. */
async function undecided(
  tx: Tx,
  ctx: Context,
  { contest }: OpenedContest,
  results: readonly Pick<ResultRow, "entry" | "prize">[],
): Promise<(string | null)[]> {
  const codes = results.flatMap(({ entry, prize }) => (prize === UNDECIDED ? [entry] : []));
  return codes.length > 0 && (await whyMarksAreWithheld(ctx, contest, tx)) ? [null] : codes;
}

async function awards(tx: Tx, ctx: Context, opened: OpenedContest): Promise<GateFacts["awards"]> {
  const { specialPrizes, collective } = opened.regulation;
  if (specialPrizes.length === 0 && collective === null) return null;
  const facts = await readAwardFacts(tx, opened, ctx.now);
  return { faults: awardFaults(facts), held: facts.isHeld };
}

/** A meeting of the committee that ended before the contest was closed had no result before it. */
async function committeeMet(tx: Tx, { now }: Context, opened: OpenedContest, share: string): Promise<boolean> {
  const { contest } = opened;
  const { closedAt } = contest;
  const bodies = await readBodies(tx, opened);
  const meetings = await tx.meeting.findMany({
    where: { contestId: contest.id, kind: "COMMITTEE", startedAt: { lte: now } },
    select: { kind: true, panelId: true, startedAt: true, endedAt: true, signedAt: true, attendance: true },
  });
  return meetings.some(
    (meeting) =>
      (closedAt === null || (meeting.endedAt ?? meeting.startedAt) >= closedAt) &&
      couldDecide(bodies, share, meeting),
  );
}

/** Whether so many of those who could attend were there that the meeting could decide. */
function couldDecide(
  bodies: Bodies,
  share: string,
  meeting: Parameters<typeof membersAt>[1] & { readonly attendance: unknown },
): boolean {
  return quorumOf(share, attendeesOf(meeting.attendance), membersAt(bodies, meeting)).reached;
}

/** A vote on the result as it was closed or last corrected: what was corrected since is voted on anew. */
async function carriedVotes(tx: Tx, contestId: string): Promise<{ passed: boolean; outdated: boolean }> {
  const base = await tx.tally.findFirst({
    where: { contestId, cause: { in: ["CLOSING", "CORRECTION"] } },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  const last = await tx.prizeVote.findFirst({
    where: { contestId, passed: true },
    orderBy: { tally: { number: "desc" } },
    select: { tally: { select: { number: true } } },
  });
  const passed = last !== null && last.tally.number >= (base?.number ?? 1);
  return { passed, outdated: last !== null && !passed };
}

/** The chain of approval of one tally, as it was signed so far. */
export async function chainOfTally(
  tx: Tx,
  { contest, regulation }: OpenedContest,
  tallyId: string,
): Promise<ReturnType<typeof chainOf>> {
  const panels = await judgedPanels(tx, contest.id);
  const order = roundsOf(regulation).map(({ id }) => id);
  const signatures = await tx.approval.findMany({ where: { contestId: contest.id, tallyId } });
  return chainOf(
    regulation.deciding.approval,
    panels.toSorted((a, b) => order.indexOf(a.roundId) - order.indexOf(b.roundId)).map(({ id }) => id),
    signatures,
  );
}

/** The panels that judged: those whose work was declared done. */
export function judgedPanels(tx: Tx, contestId: string) {
  return tx.panel.findMany({
    where: { contestId, closedAt: { not: null } },
    orderBy: [{ roundId: "asc" }, { groupId: "asc" }],
    select: { id: true, name: true, roundId: true, groupId: true },
  });
}

/** Complaints where the regulation gives days for them, and any that was made without. */
async function complaints(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  tally: StoredTally | null,
): Promise<GateFacts["complaints"]> {
  const contestId = opened.contest.id;
  const days = opened.regulation.deciding.complaintDays;
  const open = await tx.complaint.findMany({
    where: { contestId, state: "OPEN" },
    orderBy: { number: "asc" },
    select: { number: true },
  });
  if (days === 0 && open.length === 0) return null;
  const list = await tx.publication.findFirst({
    where: { contestId, kind: "PROVISIONAL", ...STANDING },
    orderBy: { number: "desc" },
    select: { complaintsUntil: true },
  });
  const until = list?.complaintsUntil ?? null;
  return {
    provisional: days === 0 || list !== null,
    until: until !== null && until > ctx.now ? until.toISOString() : null,
    open: open.map(({ number }) => number),
    lost: days > 0 && list !== null && (await takesPrizes(tx, opened, tally)),
  };
}
