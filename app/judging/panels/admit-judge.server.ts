import { randomBytes } from "node:crypto";
import { frozenRegulation, REVISION_IN_FORCE } from "~/contests/contest.server";
import { isBlind } from "~/contests/rounds";
import type { JudgingHooks, OfficeClash } from "~/people/invitations.server";
import { isJudging, type JudgingRole } from "~/people/roles";
import { audit } from "~/platform/audit.server";
import type { Tx } from "~/platform/db.server";
import type { PanelRole } from "../../../prisma/generated/enums";
import { takeSeat } from "./take-seat.server";
import { SCORING } from "./working";

const SEATS: Record<JudgingRole, PanelRole> = {
  JUDGE: "MEMBER",
  PANEL_CHAIR: "CHAIR",
  PANEL_SECRETARY: "SECRETARY",
  PANEL_EXPERT: "EXPERT",
};

/** A panel's secretary steers and keys in; whether they also score is decided on the panel's page. */
export const scoresAs = (role: PanelRole): boolean => role !== "SECRETARY";

interface Admission {
  readonly contestId: string;
  readonly userId: string;
  readonly panelId: string | null;
  readonly role: JudgingRole;
  readonly fieldIds?: readonly string[];
  readonly now: Date;
  readonly actorId: string;
}

/**
 * Makes a person a judge of the contest, when an invitation is accepted: with the next pseudonym in the order of
 * admission and a nonce of their own, and on the panel that they were invited to, as its chair where it has none.
 */
export async function admitJudge(tx: Tx, admission: Admission): Promise<{ judgeId: string }> {
  const { contestId, userId, panelId, fieldIds = [], now, actorId } = admission;
  // One at a time, so that no pseudonym is given twice.
  await tx.$queryRaw`SELECT "id" FROM "Contest" WHERE "id" = ${contestId} FOR NO KEY UPDATE`;
  let judge = await tx.judge.findUnique({
    where: { contestId_userId: { contestId, userId } },
    select: { id: true },
  });
  const admitted = judge === null;
  if (judge) {
    await tx.judge.update({
      where: { id: judge.id },
      data: { withdrawnAt: null, withdrawReason: "" },
    });
  } else {
    const number = 1 + (await tx.judge.count({ where: { contestId } }));
    judge = await tx.judge.create({
      data: {
        contestId,
        userId,
        code: `J${String(number).padStart(2, "0")}`,
        nonce: randomBytes(32).toString("hex"),
        createdAt: now,
      },
      select: { id: true },
    });
  }
  const panel = panelId
    ? await tx.panel.findFirst({
        where: { id: panelId, contestId, closedAt: null },
        select: { id: true, members: { where: { role: "CHAIR", endedAt: null }, select: { judgeId: true } } },
      })
    : null;
  const wanted = SEATS[admission.role];
  const taken = wanted === "CHAIR" && panel?.members.some(({ judgeId }) => judgeId !== judge?.id);
  const role = taken ? "MEMBER" : wanted;
  if (panel) {
    const held = { role, scores: scoresAs(role), fieldIds: role === "EXPERT" ? [...fieldIds] : [] };
    // A chair who is invited once more as a member stays the chair.
    await takeSeat(tx, { panelId: panel.id, judgeId: judge.id }, now, held, role === "MEMBER" ? {} : held);
  }
  await audit(tx, {
    chainId: contestId,
    at: now,
    actorId,
    action: admitted ? "judge.admitted" : "judge.seated",
    subjectType: "judge",
    subjectId: judge.id,
    data: { panelId: panel?.id ?? null, role },
  });
  return { judgeId: judge.id };
}

/**
 * Why a person must not have the role beside what they are already. Where judges score blind, nobody scores who also
 * reads dossiers with their authors' names, and nobody who scores is let into the secretariat.
 */
export const clash: JudgingHooks["clash"] = async (tx, { email, role, organisationId, contestId }) => {
  const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
  if (!user) return null;
  if (isJudging(role))
    return contestId && scoresAs(SEATS[role]) && (await runsBlindContest(tx, contestId, user.id))
      ? "runs-blind-contest"
      : null;
  if (role === "UNIT_COORDINATOR") return null;
  return (await scoresBlindly(tx, user.id, contestId ? { id: contestId } : { organisationId }))
    ? "scores-blind-contest"
    : null;
};

/** What the judging part does about people who are invited. */
export const judgingHooks: JudgingHooks = { onJudge: admitJudge, clash };

/** Whether the person is organiser, secretary or observer of a contest that has a blind round. */
export async function runsBlindContest(tx: Tx, contestId: string, userId: string): Promise<boolean> {
  const contest = await tx.contest.findUnique({
    where: { id: contestId },
    select: { organisationId: true, ...REVISIONS },
  });
  if (!contest || !blind(contest)) return false;
  const offices = await tx.roleGrant.count({
    where: {
      userId,
      organisationId: contest.organisationId,
      role: { in: ["ORGANISER", "SECRETARY", "OBSERVER"] },
      OR: [{ contestId }, { contestId: null }],
    },
  });
  return offices > 0;
}

const REVISIONS = { revisions: { ...REVISION_IN_FORCE.revisions, select: { document: true } } };

function blind({ revisions }: { revisions: readonly { document: Parameters<typeof frozenRegulation>[0]["document"] }[] }): boolean {
  const [newest] = revisions;
  return newest !== undefined && isBlind(frozenRegulation(newest));
}

async function scoresBlindly(
  tx: Tx,
  userId: string,
  where: { id: string } | { organisationId: string },
): Promise<boolean> {
  const contests = await tx.contest.findMany({
    where: {
      ...where,
      // Once the result is public there is nothing left to keep apart.
      state: { in: ["OPEN", "CLOSED"] },
      judges: { some: { userId, memberships: { some: SCORING } } },
    },
    select: REVISIONS,
  });
  return contests.some(blind);
}

export type { OfficeClash };
