import { db, type Tx } from "~/platform/db.server";
import { isUuid } from "~/platform/uuid";

export interface CommitteeMeeting {
  readonly id: string;
  readonly number: number;
  readonly at: Date;
}

/** The committee's meetings whose minutes are still written: what it decides is put down in one of them. The newest first. */
export async function openCommitteeMeetings(contestId: string): Promise<CommitteeMeeting[]> {
  const rows = await db.meeting.findMany({
    where: { contestId, kind: "COMMITTEE", signedAt: null },
    orderBy: { number: "desc" },
    select: { id: true, number: true, startedAt: true },
  });
  return rows.map(({ id, number, startedAt }) => ({ id, number, at: startedAt }));
}

/** Whether a decision can still go into the minutes of this meeting; they are not signed until the transaction ends. */
export async function holdOpenCommitteeMeeting(tx: Tx, contestId: string, id: string): Promise<boolean> {
  if (!isUuid(id)) return false;
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Meeting"
     WHERE "id" = ${id} AND "contestId" = ${contestId} AND "kind" = 'COMMITTEE' AND "signedAt" IS NULL FOR SHARE`;
  return held.length > 0;
}
