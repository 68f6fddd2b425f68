import { z } from "zod";
import type { Meeting } from "../../../prisma/generated/client";
import type { OpenedContest } from "~/contests/contest.server";
import { levelLabel } from "~/contests/regulation";
import { panelInRound } from "~/contests/rounds";
import { tellsOfAuthors } from "~/contests/special-prize";
import { db } from "~/platform/db.server";
import { readBodies } from "../meetings/bodies.server";
import { membersAt } from "../meetings/body";
import { attendeeSchema, quorumOf, quorumShare } from "../meetings/meeting";
import { toldAt } from "../meetings/telling.server";

/** What a meeting's invitation and minutes say; null where there is no such meeting. */
export async function meetingFacts(opened: OpenedContest, meetingId: string) {
  const { contest, regulation } = opened;
  const row = await db.meeting.findFirst({
    where: { id: meetingId, contestId: contest.id },
    include: {
      panel: { select: { name: true, roundId: true } },
      votes: { orderBy: { recordedAt: "asc" }, include: { scenario: { select: { name: true } } } },
    },
  });
  if (!row) return null;
  const attendance = z.array(attendeeSchema).parse(row.attendance);
  const { members, present, share, unlisted } = quorumOf(
    quorumShare(regulation.deciding, row.kind),
    attendance,
    membersAt(await readBodies(db, opened), row),
  );
  const isTold = await toldAt(db, row);
  const { kind, place, startedAt, endedAt, chair, secretary, proceedings, conclusion } = row;
  return {
    ...{ kind, place, startedAt, endedAt, chair, secretary, proceedings, conclusion, attendance },
    panel: row.panel ? panelInRound(regulation, row.panel) : "",
    quorum: { members, present, share, unlisted },
    votes: row.votes.map(({ scenario, votesFor, votesAgainst, votesTotal, share: needed, passed }) => ({
      ...{ votesFor, votesAgainst, votesTotal, share: needed, passed },
      scenario: scenario.name,
    })),
    decisions: row.kind === "PANEL" ? [] : await decisionsAt(contest.id, regulation, row, isTold),
    awards: row.kind === "COMMITTEE" ? await awardsAt(contest.id, regulation, row, isTold) : [],
  };
}

/** What the committee decided at the meeting, and what its minutes tell of what names no meeting. */
async function decisionsAt(
  contestId: string,
  regulation: OpenedContest["regulation"],
  { id }: Pick<Meeting, "id">,
  isTold: (at: Date) => boolean,
) {
  const decided = await db.committeeDecision.findMany({
    where: { contestId, OR: [{ meetingId: id }, { meetingId: null }] },
    orderBy: { number: "asc" },
  });
  const rows = decided.filter(({ meetingId, decidedAt }) => meetingId === id || isTold(decidedAt));
  return rows.map(({ kind: what, entries, outcome, votesFor, votesTotal, reason }) => ({
    ...{ kind: what, entries, votesFor, votesTotal, reason },
    outcome: what === "PRIZE" ? (levelLabel(regulation, outcome) ?? outcome) : outcome,
  }));
}

/** Prizes that the committee gave by its own choice, as they stand, or stood when the minutes were signed. */
async function awardsAt(
  contestId: string,
  regulation: OpenedContest["regulation"],
  { signedAt }: Pick<Meeting, "signedAt">,
  isTold: (at: Date) => boolean,
) {
  const given = await db.specialAward.findMany({
    where: { contestId, byRule: false, OR: [{ revokedAt: null }, ...(signedAt ? [{ revokedAt: { gt: signedAt } }] : [])] },
    orderBy: { id: "asc" },
    include: {
      unit: { select: { name: true } },
      entry: { select: { code: true, currentVersion: { select: { snapshot: true } } } },
    },
  });
  const rows = given.filter(({ decidedAt }) => isTold(decidedAt));
  return rows.map(({ prizeId, entry, memberId, unit, reason }) => {
    const prize = regulation.specialPrizes.find(({ id }) => id === prizeId);
    // Minutes are kept for ever: what an author may take back does not come into them.
    const told = tellsOfAuthors(regulation, prizeId) ? null : entry;
    const { members } = authorsSchema.parse(told?.currentVersion?.snapshot ?? {});
    return {
      prize: prize?.label ?? regulation.collective?.levels.find(({ id }) => id === prizeId)?.label ?? "",
      entry: told?.code ?? "",
      person: members.find(({ id }) => id === memberId)?.name ?? "",
      unit: unit?.name ?? "",
      empty: entry === null && unit === null,
      reason,
    };
  });
}

const authorsSchema = z.object({ members: z.array(z.object({ id: z.string(), name: z.string() })).default([]) });
