import type { OpenedContest } from "~/contests/contest.server";
import { db, type Tx } from "~/platform/db.server";
import { isUuid } from "~/platform/uuid";
import { readBodies } from "./bodies.server";
import { membersAt } from "./body";
import { attendeesOf, quorumOf } from "./meeting";
import type { Voters } from "./voters";

type Opened = Pick<OpenedContest, "contest" | "regulation">;

export interface CommitteeMeeting {
  readonly id: string;
  readonly number: number;
  readonly at: Date;
  readonly present: number;
  readonly members: number;
}

/** The committee's meetings whose minutes are still written: what it decides is put down in one of them. The newest first. */
export async function openCommitteeMeetings(opened: Opened): Promise<CommitteeMeeting[]> {
  const rows = await db.meeting.findMany({
    where: { contestId: opened.contest.id, kind: "COMMITTEE", signedAt: null },
    orderBy: { number: "desc" },
    select: { id: true, number: true, kind: true, panelId: true, startedAt: true, attendance: true },
  });
  const bodies = await readBodies(db, opened);
  return rows.map(({ id, number, attendance, ...met }) => {
    const { present, members } = quorumOf("", attendeesOf(attendance), membersAt(bodies, met));
    return { id, number, at: met.startedAt, present, members };
  });
}

/**
 * Who votes at a meeting of the committee whose minutes are not signed until the transaction ends; "": without one.
 * Null: there is no such meeting.
 */
export async function votersAt(tx: Tx, opened: Opened, meetingId: string, now: Date): Promise<Voters | null> {
  const bodies = await readBodies(tx, opened);
  if (meetingId === "")
    return {
      members: membersAt(bodies, { kind: "COMMITTEE", panelId: null, startedAt: now })?.length ?? null,
      present: null,
    };
  if (!isUuid(meetingId)) return null;
  const [held] = await tx.$queryRaw<{ startedAt: Date; attendance: unknown }[]>`
    SELECT "startedAt", "attendance" FROM "Meeting"
     WHERE "id" = ${meetingId} AND "contestId" = ${opened.contest.id} AND "kind" = 'COMMITTEE' AND "signedAt" IS NULL FOR SHARE`;
  if (!held) return null;
  const met = { kind: "COMMITTEE", panelId: null, startedAt: held.startedAt } as const;
  const { present, members } = quorumOf("", attendeesOf(held.attendance), membersAt(bodies, met));
  return { members, present };
}
