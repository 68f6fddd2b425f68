import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { isBlind } from "~/contests/rounds";
import { readSnapshot } from "~/entries/entry-upgrade";
import { wasSubmitted } from "~/entries/entry-state";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { isConflicted } from "../conflicts/pair-conflict.server";
import { whyNotReadBlind, whyNotRedact } from "./blind-policy";

/** An entry that was sent in to a contest with a blind round, for whoever may see what its judges get. */
export async function blindEntry(ctx: Context, contestId: string, entryId: string) {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const standing = standingInContest(ctx.actor, opened.contest);
  const refusal = whyNotReadBlind(standing);
  if (refusal) return refused(refusal);
  const row = isUuid(entryId)
    ? await db.entry.findFirst({
        where: { id: entryId, contestId },
        include: { currentVersion: { select: { snapshot: true, number: true } } },
      })
    : null;
  if (!row?.code || !row.currentVersion || !wasSubmitted(row.state) || !isBlind(opened.regulation))
    return refused("hidden");
  const sent = readSnapshot(row.currentVersion.snapshot);
  const value = {
    opened,
    row: { id: row.id, code: row.code, title: row.title },
    snapshot: { ...sent, fieldId: row.fieldId ?? sent.fieldId },
    whyNotRedact: whyNotRedact(standing, {
      contestState: opened.contest.state,
      conflicted: await isConflicted(db, contestId, ctx.actor.userId, row.id),
    }),
  };
  return { ok: true, value } as const satisfies Result<typeof value, Refusal>;
}
