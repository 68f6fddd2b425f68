import { db } from "./db.server";
import { closeQueue, enqueue, openQueue } from "./jobs-queue.server";
import { mailsLeave } from "./mail.server";
import { onShutdown } from "./shutdown.server";
import { giveUpMail, sendQueuedMail } from "./mail-sender.server";

/**
 * Makes this process work on jobs. Sending mails is all there is to do: without SMTP nothing would ever be queued,
 * so nothing is started, and nothing polls.
 */
export async function startJobs(): Promise<void> {
  if (!mailsLeave()) return;
  const boss = await openQueue();
  await boss.work<{ id: string }>(
    "mail",
    { includeMetadata: true, pollingIntervalSeconds: 1 },
    async ([job]) => {
      if (!job) return;
      try {
        await sendQueuedMail(job.data.id);
      } catch (error) {
        if (job.retryCount >= job.retryLimit) await giveUpMail(job.data.id, error);
        throw error;
      }
    },
  );
  await enqueueLeftovers();
  // After the database's own: what was opened last is closed first.
  onShutdown("jobs", stopJobs);
}

/** Mails that were queued by a process without a queue, or whose jobs were lost with a restored backup. */
async function enqueueLeftovers(): Promise<void> {
  const waiting = await db.mail.findMany({
    where: { state: "QUEUED" },
    select: { id: true },
    orderBy: { createdAt: "asc" },
  });
  for (const { id } of waiting) await enqueue(db, "mail", id);
}

/** Lets running jobs finish. */
export function stopJobs(): Promise<void> {
  return closeQueue();
}
