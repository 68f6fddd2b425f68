import { randomUUID } from "node:crypto";
import { openedContest } from "~/contests/contest.server";
import { holdBlob } from "~/entries/files/attach-files.server";
import { blobKey } from "~/entries/files/attachment";
import { atMost } from "~/platform/at-most";
import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { onShutdown } from "~/platform/shutdown.server";
import { storage } from "~/platform/storage/storage.server";
import { zipStream } from "~/platform/zip/stream-zip.server";
import type { CertificateBatch } from "../../../prisma/generated/client";
import { LEASE_SECONDS, MOST_ATTEMPTS, REPORT_EVERY } from "./batch";
import { plateOf, printableCertificates, type PrintableCertificate } from "./content.server";
import { printableIds } from "./printable.server";
import { certificatePdf, certificatesPdf, type PressPlate } from "./press.server";

const MIME = { pdf: "application/pdf", zip: "application/zip" } as const;
const WAIT_SECONDS = 20;

/** Another run has taken the batch over, or the process stops: what was begun here is left. */
class LeftToOthers extends Error {}

let stopping = false;
let listens = false;

/** A batch takes the processor and its pages' memory: a second one waits, and others may take it up meanwhile. */
const printing = atMost(1);

/**
 * Prints one batch unless somebody else is at it. It may be broken off anywhere, also by the death of the process: the
 * next run begins it anew under a lease of its own, and only who holds the lease can finish it.
 */
export function runBatch(id: string): Promise<boolean> {
  if (!listens) onShutdown("certificates", async () => void (stopping = true));
  listens = true;
  // The lease is taken when it is this batch's turn: it would run out while it waits.
  return printing(() => (stopping ? Promise.resolve(false) : runNow(id)));
}

async function runNow(id: string): Promise<boolean> {
  const run = randomUUID();
  const batch = await taken(id, run);
  if (!batch) return false;
  try {
    await print(batch, run);
    return true;
  } catch (error) {
    if (error instanceof LeftToOthers) await givenBack(id, run, 0);
    else await failed(batch, run, error);
    return false;
  }
}

async function taken(id: string, run: string): Promise<CertificateBatch | null> {
  const at = now();
  const count = await db.$executeRaw`
    UPDATE "CertificateBatch"
       SET "state" = 'RUNNING', "heldBy" = ${run}, "heldUntil" = now() + make_interval(secs => ${LEASE_SECONDS}),
           "attempts" = "attempts" + 1, "startedAt" = ${at}, "done" = 0
     WHERE "id" = ${id} AND "state" IN ('WAITING', 'RUNNING') AND ("heldUntil" IS NULL OR "heldUntil" < now())`;
  if (count === 0) return null;
  const batch = await db.certificateBatch.findUniqueOrThrow({ where: { id } });
  if (batch.attempts <= MOST_ATTEMPTS) return batch;
  // Whoever began it before did not live to say why.
  await failed(batch, run, new Error("a batch that ends every run"));
  return null;
}

async function print(batch: CertificateBatch, run: string): Promise<void> {
  const begun = performance.now();
  const memory = { first: process.memoryUsage.rss(), peak: 0 };
  const opened = await openedContest(batch.contestId);
  if (!opened) throw new Error("the contest is not open");
  const at = batch.startedAt ?? now();
  const plate = await plateOf(opened, at);
  // What was called for when it was ordered may be so no more.
  const ids = await printableIds(db, batch.contestId, { ids: batch.certificateIds });
  const certificates = await printableCertificates(opened, ids, plate.design, at);
  const printed = async (count: number) => {
    memory.peak = Math.max(memory.peak, process.memoryUsage.rss() - memory.first);
    // Whoever asks the server for something meanwhile is answered in between.
    await new Promise((resolve) => setImmediate(resolve));
    if (count % REPORT_EVERY === 0) await report(batch.id, run, count);
  };
  const form = batch.form === "zip" ? "zip" : "pdf";
  const source = form === "zip" ? zipStream(files(plate, certificates, printed)) : certificatesPdf(plate, certificates, printed);
  const incoming = `incoming/${randomUUID()}`;
  try {
    const { sha256, size } = await storage().put(incoming, source, { contentType: MIME[form] });
    await report(batch.id, run, certificates.length);
    await storage().copy(incoming, blobKey(sha256));
    await finish(batch, run, {
      ...{ sha256, size, mime: MIME[form], done: certificates.length },
      milliseconds: Math.round(performance.now() - begun),
      peakBytes: memory.peak,
    });
  } finally {
    await storage().delete(incoming);
  }
}

/** One file after the other, each made when the archive has room for it. */
async function* files(
  plate: PressPlate,
  certificates: readonly PrintableCertificate[],
  printed: (count: number) => Promise<void>,
) {
  const used = new Set<string>();
  for (const [index, certificate] of certificates.entries()) {
    yield { name: unusedName(certificate.filename, used), bytes: await certificatePdf(plate, certificate) };
    await printed(index + 1);
  }
}

/** Two people of one name have two files. */
function unusedName(name: string, used: Set<string>): string {
  let unused = name;
  for (let number = 2; used.has(unused); number++) unused = name.replace(/\.pdf$/, `-${number}.pdf`);
  used.add(unused);
  return unused;
}

/** Says how far the batch is, and that somebody is still at it. */
async function report(id: string, run: string, done: number): Promise<void> {
  if (stopping) throw new LeftToOthers();
  const count = await db.$executeRaw`
    UPDATE "CertificateBatch"
       SET "done" = ${done}, "heldUntil" = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE "id" = ${id} AND "heldBy" = ${run} AND "state" = 'RUNNING'`;
  if (count === 0) throw new LeftToOthers();
}

interface Finished {
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly done: number;
  readonly milliseconds: number;
  readonly peakBytes: number;
}

async function finish(batch: CertificateBatch, run: string, { sha256, size, mime, ...figures }: Finished): Promise<void> {
  await db.$transaction(async (tx) => {
    await holdBlob(tx, sha256);
    if (!(await storage().head(blobKey(sha256)))) throw new Error(`${sha256} was swept away`);
    // Made here: nothing in it is anybody's to scan.
    await tx.blob.createMany({ data: [{ sha256, size, mime, state: "READY" }], skipDuplicates: true });
    const at = now();
    const { count } = await tx.certificateBatch.updateMany({
      where: { id: batch.id, heldBy: run, state: "RUNNING" },
      data: { state: "DONE", blobSha256: sha256, heldBy: null, heldUntil: null, finishedAt: at, fault: "", ...figures },
    });
    if (count === 0) throw new LeftToOthers();
    await audit(tx, {
      chainId: batch.contestId,
      at,
      actorId: batch.createdById,
      action: "certificate.batch-printed",
      subjectType: "certificate-batch",
      subjectId: batch.id,
      data: { number: batch.number, sha256, count: figures.done },
    });
  });
}

async function givenBack(id: string, run: string, wait: number): Promise<void> {
  await db.$executeRaw`
    UPDATE "CertificateBatch" SET "state" = 'WAITING', "heldBy" = NULL, "heldUntil" = now() + make_interval(secs => ${wait})
     WHERE "id" = ${id} AND "heldBy" = ${run}`;
}

/** Tried again by the sweeper; after some times given up with a reference to what the log says. */
async function failed(batch: CertificateBatch, run: string, error: unknown): Promise<void> {
  const reference = run.slice(0, 8);
  log.error({ err: error, batchId: batch.id, reference }, "certificates could not be printed");
  if (batch.attempts < MOST_ATTEMPTS) return givenBack(batch.id, run, WAIT_SECONDS);
  await db.certificateBatch.updateMany({
    where: { id: batch.id, heldBy: run },
    data: { state: "FAILED", heldBy: null, heldUntil: null, fault: reference, finishedAt: now() },
  });
}
