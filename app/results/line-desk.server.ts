import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { roundAfter } from "~/contests/rounds";
import type { ContestState } from "~/contests/timeline";
import { conflictedEntryIds } from "~/judging/conflicts/conflicts.server";
import { inRound } from "~/judging/round-entries.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import { whyNotDrawLine, whyNotRenewLine } from "./advance-policy";

/* What locking a line, taking it back, adding to it and renewing it have in common. */

/** The contest with a round that is not its last; null when there is none. */
export async function roundWithNext(input: { readonly contestId: string; readonly roundId: string }) {
  const opened = await openedContest(input.contestId);
  const next = opened && roundAfter(opened.regulation, input.roundId);
  return opened && next ? { ...opened, next } : null;
}

/** The correction that is under way in a closed contest; null: none, or the contest is open. */
export async function correctionUnderWay(tx: Tx, { contest }: Pick<OpenedContest, "contest">) {
  if (contest.state === "OPEN") return null;
  return tx.correction.findFirst({ where: { contestId: contest.id, closedAt: null } });
}

/**
 * Why this person decides nothing about who goes on from the round; null: they do. `correcting`: of what a correction
 * after closing asks for as well.
 */
export async function whyNotLine(
  tx: Tx,
  ctx: Context,
  opened: OpenedContest,
  roundId: string,
  { correcting = false } = {},
): Promise<Refusal | null> {
  const { contest } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const facts = { contestState: contest.state, conflicted: false, correcting };
  const whyNot = correcting ? whyNotRenewLine : whyNotDrawLine;
  const refusal = whyNot(standing, facts);
  if (refusal) return refusal;
  const conflicted = await conflictedEntryIds(tx, contest.id, ctx.actor.userId);
  const theirs =
    conflicted.size > 0 &&
    (await tx.entry.count({
      where: { AND: [await inRound(tx, opened, roundId), { id: { in: [...conflicted] } }] },
    })) > 0;
  return whyNot(standing, { ...facts, conflicted: theirs });
}

/**
 * Until the transaction ends no panel of the round opens or closes, no correction is closed, and the contest stays in the
 * state that it has. false: that is another one than `state`.
 */
export async function holdPanels(
  tx: Tx,
  contestId: string,
  roundId: string,
  state: ContestState = "OPEN",
): Promise<boolean> {
  const [contest] = await tx.$queryRaw<{ state: string }[]>`
    SELECT "state"::text AS "state" FROM "Contest" WHERE "id" = ${contestId} FOR SHARE`;
  await tx.$queryRaw`
    SELECT "id" FROM "Panel" WHERE "contestId" = ${contestId} AND "roundId" = ${roundId} ORDER BY "id" FOR UPDATE`;
  return contest?.state === state;
}

/** The audit row of what was done about a line. */
export function recordLine(
  tx: Tx,
  ctx: Context,
  contestId: string,
  action: string,
  lineId: string,
  data: Parameters<typeof audit>[1]["data"],
) {
  return audit(tx, {
    chainId: contestId,
    at: ctx.now,
    actorId: ctx.actor.userId,
    action,
    subjectType: "advancement",
    subjectId: lineId,
    data,
  });
}
