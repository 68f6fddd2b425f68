import { frozenRegulation } from "~/contests/contest.server";
import { db } from "~/platform/db.server";

const AT = new Date("2026-10-01T02:00:00Z");

/** A meeting that ended before it began. */
export async function plantMeeting(contestId: string): Promise<string> {
  const people = { chair: "x", secretary: "x", attendance: [], createdById: "x", createdAt: AT };
  const meeting = { contestId, number: 90, kind: "COUNCIL", place: "x", ...people } as const;
  const times = { startedAt: AT, endedAt: new Date(AT.getTime() - 1) };
  return (await db.meeting.create({ data: { ...meeting, ...times } })).id;
}

/** A meeting of three of the committee at which seven had a vote. */
export async function plantMeetingVote(contestId: string): Promise<string> {
  const attendee = { office: "member", position: "", note: "", present: true };
  const people = { chair: "x", secretary: "x", createdById: "x", createdAt: AT };
  const attendance = ["A", "B", "C"].map((name) => ({ ...attendee, name }));
  const meeting = { contestId, number: 92, kind: "COMMITTEE", place: "x", startedAt: AT, attendance, ...people } as const;
  const { id: meetingId } = await db.meeting.create({ data: meeting });
  const proposed = { contestId, name: "y", levels: [], createdById: "x", createdAt: AT, proposedAt: AT };
  const { id: scenarioId } = await db.prizeScenario.create({ data: proposed });
  const { id: tallyId, revision } = await db.tally.findFirstOrThrow({ where: { contestId }, include: { revision: true } });
  const { voteShare: share } = frozenRegulation(revision).deciding;
  const counts = { votesFor: 1, votesAgainst: 6, votesTotal: 7, share, passed: false };
  await db.prizeVote.create({
    data: { ...counts, contestId, scenarioId, meetingId, tallyId, recordedById: "x", recordedAt: AT },
  });
  return meetingId;
}

/** A break of a seat that ends before it begins, one before the seat was taken, and two at once. */
export async function plantSeatBreaks(panelId: string): Promise<string[]> {
  const { id: memberId, createdAt } = await db.panelMember.findFirstOrThrow({ where: { panelId } });
  const after = (hours: number) => new Date(createdAt.getTime() + hours * 3_600_000);
  const times = [[2, 1], [-2, -1], [3, 5], [4, 6]] as const;
  const rows = await db.seatBreak.createManyAndReturn({
    data: times.map(([from, until]) => ({ memberId, from: after(from), until: after(until) })),
  });
  // The third of them is whole.
  return rows.filter((_, index) => index !== 2).map(({ id }) => id);
}

/** A committee of nobody. */
export async function plantMemberList(contestId: string): Promise<string> {
  const list = { contestId, kind: "COMMITTEE", since: AT, recordedById: "x", recordedAt: AT } as const;
  return (await db.memberList.create({ data: { ...list, members: [] } })).id;
}

/** A signature at a step that the regulation does not have. */
export async function plantApproval(contestId: string): Promise<string> {
  const { id: tallyId } = await db.tally.findFirstOrThrow({ where: { contestId } });
  const signature = { contestId, tallyId, stepId: "x", outcome: "SIGNED", byId: "x", at: AT } as const;
  return (await db.approval.create({ data: signature })).id;
}

/** That three judges of three are enough. */
export async function plantFewerJudges(contestId: string, entryId: string): Promise<string> {
  const counts = { judges: 3, wanted: 3, reason: "x", byId: "x", at: AT };
  return (await db.fewerJudges.create({ data: { contestId, entryId, roundId: "x", ...counts } })).id;
}
