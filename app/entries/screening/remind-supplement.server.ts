import { holdOpenContest } from "~/contests/hold-contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, type Tx } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused } from "~/platform/result";
import { isTooSoon } from "./bulk";
import { loadEntry, TRANSACTION } from "../entry-row.server";
import { mailReminder } from "./screening-mail.server";
import { whyNotRemind } from "./screening-policy";

/** Reminds the owner of the supplement that is asked for; once a day at most, however often it is asked. */
export async function remindOfSupplement(
  { actor, now }: Context,
  input: { readonly entryId: string },
): Promise<Ok<undefined> | Refused<Refusal | "reminded">> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const { row, regulation, standing, facts } = loaded;
  const refusal = whyNotRemind(standing, facts);
  if (refusal) return refused(refusal);
  const [asked] = row.screenings;
  const dueAt = facts.supplementDueAt;
  if (!asked || !dueAt) return refused("state");

  return db.$transaction(async (tx) => {
    if (!(await holdOpenContest(tx, row.contestId))) return refused("state");
    const [held] = await tx.$queryRaw<{ version: number }[]>`
      SELECT "version" FROM "Entry" WHERE "id" = ${row.id} AND "state" = 'SUPPLEMENT_REQUESTED' FOR UPDATE`;
    if (!held) return refused("state");
    if (isTooSoon(await lastReminder(tx, row.id), now)) return refused("reminded");
    await mailReminder(tx, row, { reason: asked.reason, dueAt }, regulation.timeZone);
    await audit(tx, {
      chainId: row.contestId,
      at: now,
      actorId: actor.userId,
      action: "entry.reminded",
      subjectType: "entry",
      subjectId: row.id,
      data: { dueAt: dueAt.toISOString() },
    });
    return ok();
  }, TRANSACTION);
}

async function lastReminder(tx: Tx, entryId: string): Promise<Date | null> {
  const last = await tx.auditEvent.findFirst({
    where: { subjectType: "entry", subjectId: entryId, action: "entry.reminded" },
    orderBy: { position: "desc" },
    select: { at: true },
  });
  return last?.at ?? null;
}
