import { z } from "zod";
import type { OpenedContest } from "~/contests/contest.server";
import type { Tx } from "~/platform/db.server";
import type { Bodies } from "./body";
import { bodyMemberSchema } from "./body-form";

/** Who could attend the meetings of a contest: seats of its panels, lists of its council and committee. */
export async function readBodies(
  tx: Tx,
  { contest, regulation }: Pick<OpenedContest, "contest" | "regulation">,
): Promise<Bodies> {
  const seats = await tx.panelMember.findMany({
    where: { panel: { contestId: contest.id } },
    orderBy: { judge: { code: "asc" } },
    select: {
      id: true,
      panelId: true,
      createdAt: true,
      endedAt: true,
      breaks: { select: { from: true, until: true } },
      judge: { select: { user: { select: { name: true } } } },
    },
  });
  return {
    seats: seats.map(({ id, panelId, createdAt, endedAt, breaks, judge }) => ({
      ...{ id, panelId, name: judge.user.name, from: createdAt, until: endedAt, breaks },
    })),
    lists: await memberLists(tx, contest.id),
    timeZone: regulation.timeZone,
  };
}

/** The lists of a contest's council and committee, the oldest first; of one day, what was recorded last comes last. */
export async function memberLists(tx: Tx, contestId: string) {
  const rows = await tx.memberList.findMany({
    where: { contestId },
    orderBy: [{ since: "asc" }, { id: "asc" }],
  });
  return rows.map(({ kind, since, decision, members, recordedAt }) => ({
    ...{ kind, decision, recordedAt },
    since: since.toISOString().slice(0, 10),
    members: z.array(bodyMemberSchema).parse(members),
  }));
}
