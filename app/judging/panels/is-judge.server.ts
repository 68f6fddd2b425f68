import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";

/** Whether this person judges in any contest. */
export async function isJudge(actor: Actor): Promise<boolean> {
  return (
    (await db.judge.findFirst({ where: { userId: actor.userId }, select: { id: true } })) !== null
  );
}
