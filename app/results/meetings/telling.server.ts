import type { Meeting } from "../../../prisma/generated/client";
import type { Tx } from "~/platform/db.server";
import { tellingOf, type Telling } from "./telling";

type Met = Pick<Meeting, "id" | "contestId" | "kind">;

/** Whether the minutes of a meeting tell of what was decided at an instant without a meeting being named. */
export async function toldAt(tx: Tx, { id, ...body }: Met): Promise<(at: Date) => boolean> {
  const meetings = await tellingMeetings(tx, body);
  return (at) => tellingOf(meetings, at) === id;
}

/** Whether signed minutes would tell something else if a meeting of their body were held at another time. */
export async function movesWhatIsSigned(tx: Tx, { id, ...body }: Met, startedAt: Date): Promise<boolean> {
  const { contestId, kind } = body;
  // A panel's minutes tell of nothing else.
  if (kind === "PANEL") return false;
  const before = await tellingMeetings(tx, body);
  const signed = new Set(before.flatMap((one) => (one.signedAt === null ? [] : [one.id])));
  if (signed.size === 0) return false;
  const after = before.map((one) => (one.id === id ? { ...one, startedAt } : one));
  const signedTelling = (meetings: readonly Telling[], at: Date) => {
    const telling = tellingOf(meetings, at);
    return telling !== null && signed.has(telling) ? telling : null;
  };
  const at = { select: { decidedAt: true } } as const;
  const decided = [
    ...(await tx.committeeDecision.findMany({ where: { contestId, meetingId: null }, ...at })),
    ...(kind === "COMMITTEE" ? await tx.specialAward.findMany({ where: { contestId, byRule: false }, ...at }) : []),
  ];
  return decided.some(({ decidedAt }) => signedTelling(before, decidedAt) !== signedTelling(after, decidedAt));
}

function tellingMeetings(tx: Tx, { contestId, kind }: Omit<Met, "id">): Promise<Telling[]> {
  return tx.meeting.findMany({
    where: { contestId, kind },
    orderBy: { number: "asc" },
    select: { id: true, startedAt: true, createdAt: true, signedAt: true },
  });
}
