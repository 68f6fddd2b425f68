import { db } from "~/platform/db.server";
import { ok, refused } from "~/platform/result";
import type { Actor } from "./actor";
import { whyNotAdminister } from "./people-policy";
import { standingAt } from "./standing";

export const PAGE_SIZE = 50;

/** The outbox, newest first. */
export async function outboxFor(actor: Actor, page: number) {
  const refusal = whyNotAdminister(standingAt(actor, {}));
  if (refusal) return refused(refusal);
  const [mails, total] = await Promise.all([
    db.mail.findMany({
      select: {
        id: true,
        to: true,
        subject: true,
        state: true,
        error: true,
        createdAt: true,
        sentAt: true,
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db.mail.count(),
  ]);
  return ok({ mails, total });
}

/**
 * One mail. Its text is for reading only where no mail leaves: elsewhere it belongs to the recipient alone,
 * and links in it open accounts.
 */
export async function mailFor(actor: Actor, id: string) {
  const refusal = whyNotAdminister(standingAt(actor, {}));
  if (refusal) return refused(refusal);
  const mail = await db.mail.findUnique({ where: { id } });
  if (!mail) return refused("hidden" as const);
  return ok({ ...mail, text: mail.state === "KEPT" ? mail.text : null });
}

/** Accounts by part of the name or address. */
export async function accountsFor(actor: Actor, query: string, page: number) {
  const refusal = whyNotAdminister(standingAt(actor, {}));
  if (refusal) return refused(refusal);
  const contains = { contains: query.trim(), mode: "insensitive" } as const;
  const where =
    query.trim() === ""
      ? {}
      : { OR: [{ name: contains }, { email: contains }, { unitName: contains }] };
  const [accounts, total] = await Promise.all([
    db.user.findMany({
      where,
      select: {
        id: true,
        name: true,
        email: true,
        unitName: true,
        emailVerified: true,
        isPlatformAdmin: true,
        createdAt: true,
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
    db.user.count({ where }),
  ]);
  return ok({ accounts, total });
}
