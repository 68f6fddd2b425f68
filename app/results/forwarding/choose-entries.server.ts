import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import { LONG } from "../tally-read.server";
import { mailForwarded } from "./forwarding-mail.server";
import type { ForwardTarget } from "./forwarding";
import { enterForwardings, whyNotForwardThese } from "./forwardings.server";

/**
 * Chooses entries of the official result for the national contest or the Golden Book, and tells their people. What is
 * chosen already stays as it is; answers how many are new.
 */
export async function forwardEntries(
  ctx: Context,
  input: {
    readonly contestId: string;
    readonly codes: readonly string[];
    readonly target: ForwardTarget;
    readonly reason: string;
  },
): Promise<Result<{ readonly count: number }, Refusal>> {
  const room = await enterForwardings(ctx, input.contestId);
  if (!room.ok) return room;
  const { contest, regulation, results } = room.value;
  const { contestId, target, reason } = input;
  const codes = [...new Set(input.codes)];
  const entries = await db.entry.findMany({
    where: { contestId, code: { in: codes } },
    select: { id: true, code: true },
    orderBy: { code: "asc" },
  });
  const refusal = await whyNotForwardThese(ctx, room.value, entries.map(({ id }) => id));
  if (refusal) return refused(refusal);
  // Only what took part in the ranking; anything else is a form that was made up.
  if (entries.length < codes.length || entries.some(({ code }) => !results.has(code ?? ""))) return refused("hidden");

  return transact(async (tx) => {
    // Two who choose at once come one after the other.
    await tx.$queryRaw`SELECT 1 FROM "Contest" WHERE "id" = ${contestId} FOR UPDATE`;
    const standing = await tx.forwarding.findMany({
      where: { contestId, target, revokedAt: null },
      select: { entryId: true },
    });
    const chosen = new Set(standing.map(({ entryId }) => entryId));
    const fresh = entries.filter(({ id }) => !chosen.has(id));
    for (const { id: entryId } of fresh) {
      const { id } = await tx.forwarding.create({
        data: { contestId, entryId, target, reason, byId: ctx.actor.userId, at: ctx.now },
        select: { id: true },
      });
      await mailForwarded(tx, { contest, regulation, entryId, target, reason, now: ctx.now }, "chosen");
      await audit(tx, {
        chainId: contestId,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "entry.forwarded",
        subjectType: "entry",
        subjectId: entryId,
        data: { forwardingId: id, target },
      });
    }
    return ok({ count: fresh.length });
  }, LONG);
}

/** Takes back that an entry was chosen; its people are told. Twice is fine. */
export async function takeBackForwarding(
  ctx: Context,
  input: { readonly contestId: string; readonly forwardingId: string },
): Promise<Result<undefined, Refusal | "conflict">> {
  const room = await enterForwardings(ctx, input.contestId);
  if (!room.ok) return room;
  const { contest, regulation } = room.value;
  const { contestId, forwardingId } = input;
  const row = isUuid(forwardingId)
    ? await db.forwarding.findFirst({ where: { id: forwardingId, contestId } })
    : null;
  const refusal = await whyNotForwardThese(ctx, room.value, row ? [row.entryId] : []);
  if (refusal) return refused(refusal);
  if (!row) return refused("hidden");
  return transact(async (tx) => {
    const { count } = await tx.forwarding.updateMany({
      where: { id: row.id, revokedAt: null },
      data: { revokedAt: ctx.now, revokedById: ctx.actor.userId },
    });
    if (count === 0) return refused("conflict");
    const { entryId, target, reason } = row;
    await mailForwarded(tx, { contest, regulation, entryId, target, reason, now: ctx.now }, "taken-back");
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "entry.forwarding-taken-back",
      subjectType: "entry",
      subjectId: entryId,
      data: { forwardingId: row.id, target },
    });
    return ok();
  });
}
