import { holdOpenContest } from "~/contests/hold-contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact, type Tx } from "~/platform/db.server";
import { ok, refused, type Fault, type Result } from "~/platform/result";
import { loadEntry } from "../entry-row.server";
import { isInScreening, type EntryState } from "../entry-state";
import { submitEntry } from "../submit-entry.server";
import { unitDesk } from "./unit-desk.server";

interface Place {
  readonly contestId: string;
  readonly unitId: string;
}

/**
 * The unit's own round: which of its entries go on to the contest, and in which order they stand on its list. What was
 * sent in before stays chosen: it is taken back by withdrawing it.
 */
export async function selectEntries(
  ctx: Context,
  place: Place,
  chosen: readonly { readonly entryId: string; readonly rank: number | null }[],
): Promise<Result<{ selected: number }, Refusal>> {
  const desk = await unitDesk(ctx, place);
  if (!desk.ok) return desk;
  const { whyNot } = desk.value;
  if (whyNot) return refused(whyNot);
  const rankOf = new Map(chosen.map(({ entryId, rank }) => [entryId, rank]));
  return transact(async (tx) => {
    if (!(await holdOpenContest(tx, place.contestId))) return refused("state");
    const entries = await holdEntries(tx, place);
    const selected: string[] = [];
    for (const { id, state, unitRank } of entries) {
      const isSent = isInScreening(state);
      const isChosen = rankOf.has(id) || isSent;
      if (isChosen) selected.push(id);
      await tx.entry.updateMany({
        where: { id, unitSelectedAt: isChosen ? null : { not: null } },
        data: { unitSelectedAt: isChosen ? ctx.now : null },
      });
      await tx.entry.update({
        where: { id },
        data: { unitRank: rankOf.has(id) ? rankOf.get(id) : isSent ? unitRank : null },
      });
    }
    await audit(tx, {
      chainId: place.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "unit.selected",
      subjectType: "unit",
      subjectId: place.unitId,
      data: { selected },
    });
    return ok({ selected: selected.length });
  });
}

interface HeldEntry {
  readonly id: string;
  readonly state: EntryState;
  readonly unitRank: number | null;
}

/** The unit's entries as they stand; none is sent in or taken back until the transaction ends. */
function holdEntries(tx: Tx, { contestId, unitId }: Place): Promise<HeldEntry[]> {
  return tx.$queryRaw<HeldEntry[]>`
    SELECT "id", "state"::text AS "state", "unitRank" FROM "Entry"
    WHERE "contestId" = ${contestId} AND "unitId" = ${unitId} ORDER BY "id" FOR UPDATE`;
}

export interface SentOne {
  readonly entryId: string;
  readonly title: string;
  readonly outcome: "sent" | "not-yet-right" | "refused";
  readonly code: string | null;
  readonly faults: readonly Fault[];
}

/** Sends in several drafts of the unit as they stand, each for itself: one that is not right keeps no other back. */
export async function sendInMany(
  ctx: Context,
  place: Place,
  entryIds: readonly string[],
): Promise<Result<SentOne[], Refusal>> {
  const desk = await unitDesk(ctx, place);
  if (!desk.ok) return desk;
  const sent: SentOne[] = [];
  for (const { id, title } of desk.value.entries.filter((entry) => entryIds.includes(entry.id))) {
    const loaded = await loadEntry(db, ctx.actor, id, ctx.now);
    if (!loaded) continue;
    const { version } = loaded.row;
    const done = await submitEntry(ctx, { entryId: id, version, content: loaded.draft });
    sent.push({
      entryId: id,
      title,
      outcome: done.ok ? "sent" : done.code === "invalid" ? "not-yet-right" : "refused",
      code: done.ok ? done.value.code : null,
      faults: !done.ok && "faults" in done ? (done.faults ?? []) : [],
    });
  }
  return ok(sent);
}
