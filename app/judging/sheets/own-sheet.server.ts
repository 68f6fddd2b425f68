import type { Context } from "~/people/actor";
import { db } from "~/platform/db.server";
import { isUuid } from "~/platform/uuid";
import { loadAssignment } from "../facts.server";
import { whyNotReadSheet, whyNotScore } from "../judging-policy";

/**
 * The assignment by which this person judges an entry: the one that can be scored now, else the newest. Null where
 * they do not judge it; whether there is such an entry is not told.
 */
export async function ownSheetOf(ctx: Context, entryId: string): Promise<string | null> {
  if (!isUuid(entryId)) return null;
  const assignments = await db.assignment.findMany({
    where: { entryId, endedAt: null, judge: { userId: ctx.actor.userId } },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  let newest: string | null = null;
  for (const { id } of assignments) {
    const assignment = await loadAssignment(id, ctx);
    if (!assignment || whyNotReadSheet(assignment.standing) !== null) continue;
    if (whyNotScore(assignment.standing, assignment.facts) === null) return id;
    newest ??= id;
  }
  return newest;
}
