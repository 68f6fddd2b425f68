import type { Tx } from "./db.server";
import { env } from "./env.server";
import { enqueue } from "./jobs-queue.server";

export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Whether mails leave by SMTP; otherwise they stay in the outbox for a platform administrator to read. */
export function mailsLeave(): boolean {
  return env().smtpUrl !== null;
}

/** Addresses that are none, of accounts that were closed and of units without a coordinator: nothing is sent there. */
const NOBODY = /[.@]invalid$/i;

/** Puts a mail into the outbox, inside the transaction that causes it: no mail without the change, no change without the mail. Returns its id. */
export async function sendMail(tx: Tx, mail: OutgoingMail): Promise<string> {
  const leaves = mailsLeave() && !NOBODY.test(mail.to);
  const row = await tx.mail.create({
    data: {
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      state: leaves ? "QUEUED" : "KEPT",
    },
    select: { id: true },
  });
  if (leaves) await enqueue(tx, "mail", row.id);
  return row.id;
}
