import { holdOpenContest } from "~/contests/hold-contest.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { enterImport } from "./import-reads.server";

/** Hundreds of entries, each with its line in the record. */
const LONG = { maxWait: 20_000, timeout: 60_000 } as const;

/**
 * Takes back all that came in by an archive, or nothing: where the secretariat has begun with one of its entries, each
 * is decided on by itself. Versions and codes stay; the archive can be brought again.
 */
export async function undoImport(
  ctx: Context,
  { contestId, importId }: { readonly contestId: string; readonly importId: string },
): Promise<Result<{ readonly count: number }, Refusal | "running" | "begun" | "nothing">> {
  const room = await enterImport(ctx, importId);
  if (!room.ok) return room;
  if (room.value.row.contestId !== contestId) return refused("hidden");
  if (room.value.whyNot) return refused(room.value.whyNot);
  return db.$transaction(async (tx): Promise<Result<{ readonly count: number }, Refusal | "running" | "begun" | "nothing">> => {
    if (!(await holdOpenContest(tx, contestId))) return refused("state");
    const [row] = await tx.$queryRaw<{ busy: boolean }[]>`
      SELECT coalesce("runState" IN ('WAITING', 'RUNNING'), false) AS "busy" FROM "DossierImport" WHERE "id" = ${importId} FOR UPDATE`;
    if (row?.busy) return refused("running");
    const entries = await tx.$queryRaw<{ id: string; state: string; begun: boolean }[]>`
      SELECT e."id", e."state"::text AS "state",
             e."state" <> 'SUBMITTED' OR EXISTS (SELECT 1 FROM "ScreeningDecision" s WHERE s."entryId" = e."id")
             OR (SELECT count(*) FROM "EntryVersion" v WHERE v."entryId" = e."id") > 1
             OR EXISTS (SELECT 1 FROM "Assignment" a WHERE a."entryId" = e."id" AND a."endedAt" IS NULL) AS "begun"
        FROM "EntryOrigin" o JOIN "Entry" e ON e."id" = o."entryId"
       WHERE o."importId" = ${importId} AND e."state" <> 'WITHDRAWN'
       ORDER BY e."id" FOR UPDATE OF e`;
    if (entries.length === 0) return refused("nothing");
    if (entries.some(({ begun }) => begun)) return refused("begun");
    await tx.entry.updateMany({
      where: { id: { in: entries.map(({ id }) => id) } },
      data: { state: "WITHDRAWN", withdrawnAt: ctx.now, version: { increment: 1 } },
    });
    const by = { chainId: contestId, at: ctx.now, actorId: ctx.actor.userId };
    for (const { id, state } of entries)
      await audit(tx, { ...by, action: "entry.withdrawn", subjectType: "entry", subjectId: id, data: { from: state, importId } });
    await audit(tx, {
      ...by,
      action: "dossiers.taken-back",
      subjectType: "dossier-import",
      subjectId: importId,
      data: { entries: entries.length },
    });
    return ok({ count: entries.length });
  }, LONG);
}
