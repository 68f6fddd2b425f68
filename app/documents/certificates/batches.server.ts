import { blobKey } from "~/entries/files/attachment";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { inBackground } from "~/platform/background.server";
import { db, transact } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import type { ServedBlob } from "~/platform/storage/serve-blob.server";
import { keptUntil, shownState, type BatchForm, type ShownBatchState } from "./batch";
import { certificateDesk } from "./desk.server";
import { printableIds } from "./printable.server";
import { runBatch } from "./run-batch.server";
import { isStale } from "./stale.server";

/** A batch as its organisers see it. */
export interface ListedBatch {
  readonly number: number;
  readonly form: BatchForm;
  readonly state: ShownBatchState;
  readonly total: number;
  readonly done: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly keptUntil: Date | null;
  readonly fault: string;
  readonly bytes: number | null;
  /** What printing took: time, and memory above what the process had before. */
  readonly milliseconds: number | null;
  readonly peakBytes: number | null;
}

/**
 * Orders certificates as one file, printed in the background: the row is the order, and whoever finds it unfinished
 * takes it up. `prizeId`: of one prize; "": all that may be printed.
 */
export async function orderBatch(
  ctx: Context,
  contestId: string,
  { form, prizeId }: { readonly form: BatchForm; readonly prizeId: string },
): Promise<Result<{ readonly number: number }, Refusal | "nothing" | "running">> {
  const desk = await certificateDesk(ctx, contestId, "issue");
  if (!desk.ok) return desk;
  const made = await transact(async (tx): Promise<Result<{ readonly number: number; readonly id: string }, "nothing" | "running">> => {
    await tx.$queryRaw`SELECT 1 FROM "Contest" WHERE "id" = ${contestId} FOR UPDATE`;
    const certificates = await tx.certificate.findMany({
      where: { id: { in: [...(await printableIds(tx, contestId))] }, ...(prizeId && { prizeId }) },
      orderBy: { sequence: "asc" },
      select: { id: true },
    });
    if (certificates.length === 0) return refused("nothing");
    const unfinished = await tx.certificateBatch.count({ where: { contestId, form, state: { in: ["WAITING", "RUNNING"] } } });
    if (unfinished > 0) return refused("running");
    const { _max: highest } = await tx.certificateBatch.aggregate({ where: { contestId }, _max: { number: true } });
    const number = (highest.number ?? 0) + 1;
    const certificateIds = certificates.map(({ id }) => id);
    const { id } = await tx.certificateBatch.create({
      data: { contestId, number, form, certificateIds, total: certificateIds.length, createdById: ctx.actor.userId, createdAt: ctx.now },
    });
    await audit(tx, {
      chainId: contestId,
      at: ctx.now,
      actorId: ctx.actor.userId,
      action: "certificate.batch-ordered",
      subjectType: "certificate-batch",
      subjectId: id,
      data: { number, form, total: certificateIds.length },
    });
    return ok({ number, id });
  });
  if (!made.ok) return made;
  inBackground("certificates", () => runBatch(made.value.id));
  return ok({ number: made.value.number });
}

/** The newest batches of a contest; who may see its certificates was asked before. */
export async function batchesOf(contestId: string, now: Date): Promise<ListedBatch[]> {
  const rows = await db.certificateBatch.findMany({
    where: { contestId },
    orderBy: { number: "desc" },
    take: 10,
    include: { blob: { select: { size: true } } },
  });
  return Promise.all(
    rows.map(async (row) => {
      const { number, total, done, createdAt, finishedAt, fault, blob, milliseconds, peakBytes } = row;
      const stale = row.state === "DONE" && (await isStale(row));
      const state = shownState({ state: row.state, hasFile: blob !== null, finishedAt }, { stale, now });
      return {
        ...{ number, state, total, done, createdAt, finishedAt, fault, milliseconds },
        form: formOf(row.form),
        keptUntil: finishedAt && keptUntil(finishedAt),
        peakBytes: peakBytes === null ? null : Number(peakBytes),
        bytes: blob ? Number(blob.size) : null,
      };
    }),
  );
}

const formOf = (form: string): BatchForm => (form === "zip" ? "zip" : "pdf");

/** A finished batch as a file; none once something in it no longer holds. */
export async function batchFile(ctx: Context, contestId: string, number: number): Promise<Result<ServedBlob, Refusal>> {
  const desk = await certificateDesk(ctx, contestId, "issue");
  if (!desk.ok) return desk;
  const row = Number.isSafeInteger(number) && number > 0 && number < 2 ** 31
    ? await db.certificateBatch.findUnique({ where: { contestId_number: { contestId, number } }, include: { blob: true } })
    : null;
  if (!row) return refused("hidden");
  const stale = row.state === "DONE" && (await isStale(row));
  const state = shownState({ state: row.state, hasFile: row.blob !== null, finishedAt: row.finishedAt }, { stale, now: ctx.now });
  if (state !== "ready" || !row.blob) return refused("state");
  const { sha256, mime, size } = row.blob;
  const filename = `giay-chung-nhan-${desk.value.contest.slug}-${number}.${formOf(row.form)}`;
  return ok({ key: blobKey(sha256), sha256, filename, mime, size: Number(size) });
}
