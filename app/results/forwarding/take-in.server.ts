import { openedContest } from "~/contests/contest.server";
import { entryRules } from "~/entries/entry-facts";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { inBackground } from "~/platform/background.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { Prisma } from "../../../prisma/generated/client";
import { chosenMapping, proposeMapping } from "./field-mapping";
import { whyNotImport } from "./forwarding-policy";
import { enterImport, standingOf, type Chosen } from "./import-reads.server";
import type { ReadArchive } from "./read-archive.server";
import { runImport } from "./run-import.server";

/** Why this person may not bring an archive now: asked before a byte of it is taken in. */
export async function whyNotBringArchive(ctx: Context, contestId: string): Promise<Refusal | null> {
  const opened = await openedContest(contestId);
  if (!opened) return "hidden";
  const { standing, facts } = standingOf(ctx, opened);
  return whyNotImport(standing, facts);
}

/** Keeps an archive that was looked through until somebody says what is to be taken in. */
export async function keepArchive(
  ctx: Context,
  contestId: string,
  { filename, sha256, content }: ReadArchive,
): Promise<Result<{ readonly importId: string }, Refusal>> {
  const refusal = await whyNotBringArchive(ctx, contestId);
  if (refusal) return refused(refusal);
  return db.$transaction(async (tx) => {
    const { id } = await tx.dossierImport.create({
      data: {
        contestId,
        filename,
        sha256,
        content: content as unknown as Prisma.InputJsonObject,
        createdById: ctx.actor.userId,
        createdAt: ctx.now,
      },
      select: { id: true },
    });
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "dossiers.brought",
      subjectType: "dossier-import",
      subjectId: id,
      data: { sha256, from: content.from.installation, contest: content.from.contest.id, dossiers: content.total },
    });
    return ok({ importId: id });
  });
}

/**
 * Orders that dossiers of an archive be taken in, in the background: the row is the order, and whoever finds it
 * unfinished takes it up. They count as handed in now.
 */
export async function orderTakeIn(
  ctx: Context,
  input: { readonly contestId: string; readonly importId: string; readonly codes: readonly string[]; readonly chosen: Chosen },
): Promise<Result<undefined, Refusal | "nothing" | "running">> {
  const room = await enterImport(ctx, input.importId);
  if (!room.ok) return room;
  const { row, sent, regulation, whyNot } = room.value;
  if (row.contestId !== input.contestId) return refused("hidden");
  if (whyNot) return refused(whyNot);
  const codes = [...new Set(input.codes)];
  if (codes.length === 0) return refused("nothing");
  if (codes.some((code) => !sent.dossiers.some((one) => one.code === code))) return refused("hidden");
  const mapping = chosenMapping(proposeMapping(sent.form, entryRules(regulation)), input.chosen);
  const done = await transact(async (tx): Promise<Result<undefined, "running">> => {
    const { count } = await tx.dossierImport.updateMany({
      where: { id: row.id, OR: [{ runState: null }, { runState: { in: ["DONE", "FAILED"] } }] },
      data: {
        ...{ runState: "WAITING", runCodes: codes, runById: ctx.actor.userId, runAt: ctx.now },
        runChosen: mapping as unknown as Prisma.InputJsonObject,
        ...{ runDone: 0, runLeft: [], runFault: "", attempts: 0, heldBy: null, heldUntil: null },
      },
    });
    if (count === 0) return refused("running");
    await audit(tx, {
      chainId: row.contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "dossiers.ordered",
      subjectType: "dossier-import",
      subjectId: row.id,
      data: { dossiers: codes.length },
    });
    return ok();
  });
  if (done.ok) inBackground("dossiers", () => runImport(row.id));
  return done;
}
