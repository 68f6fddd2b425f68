import { holdOpenContest } from "~/contests/hold-contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Ok, type Refused } from "~/platform/result";
import { whyNotWithdrawEntry } from "./entry-policy";
import { holdUnassigned, loadEntry, TRANSACTION } from "./entry-row.server";

/** Takes a dossier back. Its versions and its code stay; until the deadline it may be sent in again. */
export async function withdrawEntry(
  { actor, now }: Context,
  input: { readonly entryId: string; readonly version: number },
): Promise<Ok<undefined> | Refused<Refusal | "conflict">> {
  const loaded = await loadEntry(db, actor, input.entryId, now);
  if (!loaded) return refused("hidden");
  const refusal = whyNotWithdrawEntry(loaded.standing, loaded.facts);
  if (refusal) return refused(refusal);

  return db.$transaction(async (tx) => {
    if (!(await holdOpenContest(tx, loaded.row.contestId))) return refused("state");
    if (!(await holdUnassigned(tx, input.entryId))) return refused("state");
    const { count } = await tx.entry.updateMany({
      where: { id: input.entryId, version: input.version, state: loaded.row.state },
      data: { state: "WITHDRAWN", withdrawnAt: now, version: { increment: 1 } },
    });
    if (count === 0) return refused("conflict");
    await audit(tx, {
      chainId: loaded.row.contestId,
      at: now,
      actorId: actor.userId,
      action: "entry.withdrawn",
      subjectType: "entry",
      subjectId: input.entryId,
      data: { from: loaded.row.state },
    });
    return ok();
  }, TRANSACTION);
}
