import type { Context } from "~/people/actor";
import type { Tx } from "~/platform/db.server";
import { keepApart } from "./keep-apart.server";
import { knownConflicts, type KnownConflict } from "./conflicts.server";

interface OwnJudge {
  readonly id: string;
  readonly contestId: string;
}

/**
 * Makes a change to what judges say of themselves. What was found from it and would be found no more stays on record,
 * so that nobody gets rid of an interest by rewriting their own name, unit or relations: organisers lift it.
 */
export async function keepingFound(
  tx: Tx,
  ctx: Context,
  judges: readonly OwnJudge[],
  change: () => Promise<unknown>,
): Promise<void> {
  const before = await foundOf(tx, judges);
  await change();
  if (before.size === 0) return;
  const after = await foundOf(tx, judges);
  await tx.conflictOfInterest.createMany({
    data: [...before]
      .filter(([key]) => !after.has(key))
      .map(([, { judgeId, entryId, kind }]) => ({
        ...{ judgeId, entryId, kind },
        source: "FOUND" as const,
        createdAt: ctx.now,
        createdById: ctx.actor.userId,
      })),
    skipDuplicates: true,
  });
}

/** The same for a change to the own account, which each contest's judge is found by; what it shows anew takes effect too. */
export async function keepingFoundOfAccount(tx: Tx, ctx: Context, change: () => Promise<unknown>): Promise<void> {
  const judges = await tx.judge.findMany({
    where: { userId: ctx.actor.userId, contest: { state: { in: ["OPEN", "CLOSED"] } } },
    select: { id: true, contestId: true },
  });
  await keepingFound(tx, ctx, judges, change);
  for (const { id, contestId } of judges) await keepApart(tx, contestId, [id], ctx.now);
}

async function foundOf(tx: Tx, judges: readonly OwnJudge[]): Promise<Map<string, KnownConflict>> {
  const found = new Map<string, KnownConflict>();
  for (const { id, contestId } of judges)
    for (const one of await knownConflicts(tx, contestId, { judgeIds: [id] }))
      if (one.stored === null) found.set(`${one.judgeId} ${one.entryId} ${one.kind}`, one);
  return found;
}
