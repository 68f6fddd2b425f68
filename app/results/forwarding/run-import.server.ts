import { randomUUID } from "node:crypto";
import { TRANSACTION } from "~/entries/entry-row.server";
import { actorOfUser } from "~/people/session.server";
import { atMost } from "~/platform/at-most";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { db, type Tx } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { onShutdown } from "~/platform/shutdown.server";
import type { DossierImport, Prisma } from "../../../prisma/generated/client";
import type { Mapping } from "./field-mapping";
import { enterImport, leftOf, sentOf, takenBy } from "./import-reads.server";
import { LEASE_SECONDS, MOST_ATTEMPTS, MOST_ATTEMPTS_TO_EMPTY, type LeftDossier } from "./import-run";
import { withoutTaken } from "./sent-dossiers";
import { takeDossier } from "./take-dossier.server";

const WAIT_SECONDS = 20;

/** Another run has taken it over, or the process stops: what is in stays in, the rest is left. */
class LeftToOthers extends Error {}

let stopping = false;
let listens = false;

/** An archive's dossiers are in the memory while they are taken in: a second one waits. */
const taking = atMost(1);

/**
 * Takes in what was ordered of one archive, dossier by dossier, unless somebody else is at it. It may be broken off
 * anywhere, also by the death of the process: the next run goes on behind what is in.
 */
export function runImport(id: string): Promise<boolean> {
  if (!listens) onShutdown("dossiers", async () => void (stopping = true));
  listens = true;
  return taking(() => (stopping ? Promise.resolve(false) : runNow(id)));
}

/** Takes up what nobody is at, and empties what was given up and still holds what came in. */
export async function importPass(): Promise<number> {
  const waiting = await db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "DossierImport"
     WHERE "runState" IN ('WAITING', 'RUNNING') AND ("heldUntil" IS NULL OR "heldUntil" < now())
     ORDER BY "runAt"`;
  let done = 0;
  for (const { id } of waiting) if (await runImport(id)) done += 1;
  const full = await db.dossierImport.findMany({
    where: { runState: "FAILED", finishedAt: null, attempts: { gt: 0, lt: MOST_ATTEMPTS_TO_EMPTY } },
    select: { id: true },
  });
  for (const { id } of full) await taking(() => emptyFailed(id));
  return done;
}

async function runNow(id: string): Promise<boolean> {
  const run = randomUUID();
  const row = await held(id, run);
  if (!row) return false;
  try {
    await work(row, run);
    return true;
  } catch (error) {
    if (error instanceof LeftToOthers) await givenBack(id, run, 0);
    else await failed(row, run, error);
    return false;
  }
}

async function held(id: string, run: string): Promise<DossierImport | null> {
  const count = await db.$executeRaw`
    UPDATE "DossierImport"
       SET "runState" = 'RUNNING', "heldBy" = ${run}, "heldUntil" = now() + make_interval(secs => ${LEASE_SECONDS}),
           "attempts" = "attempts" + 1
     WHERE "id" = ${id} AND "runState" IN ('WAITING', 'RUNNING') AND ("heldUntil" IS NULL OR "heldUntil" < now())`;
  if (count === 0) return null;
  const row = await db.dossierImport.findUniqueOrThrow({ where: { id } });
  if (row.attempts <= MOST_ATTEMPTS) return row;
  // Whoever began it before did not live to say why.
  await failed(row, run, new Error("an import that ends every run"));
  return null;
}

async function work(row: DossierImport, run: string): Promise<void> {
  const { id, runById, runAt, runCodes } = row;
  const actor = runById === null ? null : await actorOfUser(runById);
  // They were handed in when it was ordered, whenever their turn comes.
  const ctx = actor && runAt ? { actor, now: runAt } : null;
  const room = ctx && (await enterImport(ctx, id));
  const left: LeftDossier[] = [...leftOf(row)];
  const isIn = new Set((await takenBy(row)).map(({ there }) => there));
  const settled = new Set([...isIn, ...left.map(({ there }) => there)]);
  // Whoever ordered it may no longer, or the contest was closed: the others still wait in the archive.
  let open = room !== null && room.ok && room.value.whyNot === null;
  for (const code of runCodes) {
    if (settled.has(code)) continue;
    settled.add(code);
    const dossier = room?.ok ? room.value.sent.dossiers.find((one) => one.code === code) : undefined;
    if (!open || !ctx || !room?.ok) left.push({ there: code, why: "closed" });
    else if (!dossier) left.push({ there: code, why: "gone" });
    else {
      const done = await takeDossier(ctx, room.value, dossier, row.runChosen as unknown as Mapping);
      if (!done.ok) left.push({ there: code, why: done.code });
      open = done.ok || done.code !== "closed";
      await report(id, run, settled.size, left);
    }
  }
  await finish(row, run, left);
}

/** Says how far it is and that somebody is still at it. Whatever came in shows that it can be gone on with. */
async function report(id: string, run: string, done: number, left: readonly LeftDossier[]): Promise<void> {
  const count = await db.$executeRaw`
    UPDATE "DossierImport"
       SET "runDone" = ${done}, "runLeft" = ${JSON.stringify(left)}::jsonb, "attempts" = 0,
           "heldUntil" = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE "id" = ${id} AND "heldBy" = ${run} AND "runState" = 'RUNNING'`;
  if (count === 0 || stopping) throw new LeftToOthers();
}

async function finish({ id, contestId, runById, runCodes }: DossierImport, run: string, left: readonly LeftDossier[]): Promise<void> {
  await db.$transaction(async (tx) => {
    const row = await heldRow(tx, id);
    if (row.heldBy !== run) throw new LeftToOthers();
    const taken = await takenBy(row, tx);
    const at = now();
    await tx.dossierImport.update({
      where: { id },
      data: {
        ...(await emptied(tx, row, at)),
        ...{ runState: "DONE", runDone: runCodes.length, heldBy: null, heldUntil: null, runFault: "" },
        runLeft: left as unknown as Prisma.InputJsonArray,
      },
    });
    await audit(tx, {
      chainId: contestId,
      at,
      actorId: runById,
      action: "dossiers.taken-in",
      subjectType: "dossier-import",
      subjectId: id,
      data: { taken: taken.length, left: left.map(({ there }) => there) },
    });
  }, TRANSACTION);
}

/**
 * What was taken in stands in its entries, whichever run it came by; the archive keeps it no longer, and is done when
 * nothing is left in it. Once for all of them, as an archive may hold hundreds.
 */
async function emptied(tx: Tx, row: DossierImport, at: Date) {
  const taken = await takenBy(row, tx);
  // What came in by an earlier run and was withdrawn may be taken in once more.
  const origins = await tx.entryOrigin.findMany({
    where: { importId: row.id, entry: { state: { not: "WITHDRAWN" } } },
    select: { code: true },
  });
  const codes = [...origins.map(({ code }) => code), ...taken.map(({ there }) => there)];
  const rest = withoutTaken(sentOf(row), new Set(codes));
  return {
    content: rest as unknown as Prisma.InputJsonObject,
    ...(rest.dossiers.every(({ content }) => content === null) && { finishedAt: at }),
  };
}

async function givenBack(id: string, run: string, wait: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "DossierImport" SET "runState" = 'WAITING', "heldBy" = NULL, "heldUntil" = now() + make_interval(secs => ${wait})
     WHERE "id" = ${id} AND "heldBy" = ${run}`;
}

/** Tried again by the sweeper; after some times given up with a reference to what the log says. */
async function failed(row: DossierImport, run: string, error: unknown): Promise<void> {
  const reference = run.slice(0, 8);
  log.error({ err: error, importId: row.id, reference }, "dossiers could not be taken in");
  if (row.attempts < MOST_ATTEMPTS) return givenBack(row.id, run, WAIT_SECONDS);
  const { count } = await db.dossierImport.updateMany({
    where: { id: row.id, heldBy: run },
    data: { runState: "FAILED", heldBy: null, heldUntil: null, runFault: reference },
  });
  if (count > 0) await emptyFailed(row.id);
}

/**
 * Nobody may order another run: what came in by this one is kept no longer either. After it was given up, whatever comes of
 * this; begun again by the next passes, as often as a run is, until its attempts are none.
 */
async function emptyFailed(id: string): Promise<void> {
  const { count } = await db.dossierImport.updateMany({
    where: { id, runState: "FAILED" },
    data: { attempts: { increment: 1 } },
  });
  if (count === 0) return;
  await db
    .$transaction(async (tx) => {
      const row = await heldRow(tx, id);
      if (row.runState !== "FAILED") return;
      await tx.dossierImport.update({ where: { id }, data: { ...(await emptied(tx, row, now())), attempts: 0 } });
    }, TRANSACTION)
    .catch((error: unknown) => log.error({ err: error, importId: id }, "dossiers that came in could not be taken out of their archive"));
}

async function heldRow(tx: Tx, id: string): Promise<DossierImport> {
  await tx.$queryRaw`SELECT 1 FROM "DossierImport" WHERE "id" = ${id} FOR UPDATE`;
  return tx.dossierImport.findUniqueOrThrow({ where: { id } });
}
