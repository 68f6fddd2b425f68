import { createTransport, type Transporter } from "nodemailer";
import { db } from "./db.server";
import { env } from "./env.server";

let transport: { url: string; transporter: Transporter } | undefined;

function transporter(): Transporter {
  const { smtpUrl } = env();
  if (smtpUrl === null) throw new Error("SMTP_URL is not set");
  if (transport?.url !== smtpUrl) {
    const created = createTransport({
      url: smtpUrl,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    });
    transport = { url: smtpUrl, transporter: created };
  }
  return transport.transporter;
}

/**
 * Sends one mail of the outbox. Its row stays locked meanwhile, so two workers never send it both;
 * one that was already sent, or is being sent, is left alone. The message's id follows from the mail's:
 * should the process die between sending and noting it, the recipient's server sees the same message again.
 */
export async function sendQueuedMail(id: string): Promise<void> {
  await db.$transaction(
    async (tx) => {
      const [mail] = await tx.$queryRaw<{ to: string; subject: string; text: string }[]>`
        SELECT "to", "subject", "text" FROM "Mail" WHERE "id" = ${id} AND "state" = 'QUEUED' FOR UPDATE SKIP LOCKED`;
      if (!mail) return;
      const { appUrl, mailFrom } = env();
      await transporter().sendMail({
        ...mail,
        from: mailFrom,
        messageId: `<${id}@${new URL(appUrl).hostname}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      // Its text may hold a link that opens an account; once it has left, nobody needs it here.
      await tx.mail.update({
        where: { id },
        data: { state: "SENT", text: "", error: null, sentAt: new Date() },
      });
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** After the last try: the outbox shows that and why it did not leave. */
export async function giveUpMail(id: string, error: unknown): Promise<void> {
  const said = error instanceof Error ? error.message : String(error);
  await db.mail.updateMany({
    where: { id, state: "QUEUED" },
    data: { state: "FAILED", error: said.slice(0, 500) },
  });
}
