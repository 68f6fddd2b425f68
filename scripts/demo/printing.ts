import { orderBatch } from "~/documents/certificates/batches.server";
import type { BatchForm } from "~/documents/certificates/batch";
import { runBatch } from "~/documents/certificates/run-batch.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { as, type Cast } from "./cast";
import type { OpenedContest } from "./contest";
import { must } from "./must";

interface Printing {
  readonly form: BatchForm;
  /** Of one prize; "": all that hold. */
  readonly prizeId: string;
  readonly now: Date;
}

/**
 * The secretary has certificates that hold printed into one file. Printing reads the clock itself: nothing else
 * may go on beside it.
 */
export async function printCertificates(cast: Cast, { id: contestId }: OpenedContest, { now, ...asked }: Printing): Promise<void> {
  setClock(() => now);
  try {
    const { number } = must("printing", await orderBatch(await as(cast.secretary, now), contestId, asked));
    const { id } = await db.certificateBatch.findUniqueOrThrow({ where: { contestId_number: { contestId, number } } });
    // The order has begun the printing; this waits until it is through.
    await runBatch(id);
    const { state, done } = await db.certificateBatch.findUniqueOrThrow({ where: { id } });
    if (state !== "DONE" || done === 0) throw new Error(`certificates were not printed: ${state}`);
  } finally {
    setClock(null);
  }
}
