import { db } from "~/platform/db.server";
import type { Actor } from "./actor";

/** What of a person lies in their account: never the password, nor what a session could be taken over with. */
export async function accountData({ userId, email }: Actor) {
  const [account, sessions, roles, invitations, mails, requests] = await Promise.all([
    db.user.findUniqueOrThrow({
      where: { id: userId },
      select: {
        name: true,
        email: true,
        emailVerified: true,
        unitName: true,
        phone: true,
        language: true,
        createdAt: true,
      },
    }),
    db.session.findMany({
      where: { userId },
      select: { createdAt: true, expiresAt: true, ipAddress: true, userAgent: true },
      orderBy: { createdAt: "desc" },
    }),
    db.roleGrant.findMany({
      where: { userId },
      select: {
        role: true,
        createdAt: true,
        organisation: { select: { name: true } },
        contest: { select: { title: true } },
        unit: { select: { name: true } },
      },
    }),
    db.invitation.findMany({
      where: { email },
      select: {
        role: true,
        createdAt: true,
        acceptedAt: true,
        declinedAt: true,
        declineReason: true,
        revokedAt: true,
      },
    }),
    db.mail.findMany({
      where: { to: email },
      select: { subject: true, createdAt: true, sentAt: true },
      orderBy: { createdAt: "desc" },
      take: 1_000,
    }),
    db.dataRequest.findMany({
      where: { userId },
      select: {
        kind: true,
        state: true,
        text: true,
        receivedAt: true,
        dueAt: true,
        answer: true,
        answeredAt: true,
      },
      orderBy: { receivedAt: "desc" },
    }),
  ]);
  return { account, sessions, roles, invitations, mails, requests };
}

/** The organisations that a person has something to do with; all of them for a person who has not yet. */
export async function organisationsOfPerson({ userId }: Actor): Promise<{ id: string; name: string }[]> {
  const select = { id: true, name: true } as const;
  const orderBy = { name: "asc" } as const;
  const own = await db.organisation.findMany({
    where: {
      OR: [
        { roleGrants: { some: { userId } } },
        { contests: { some: { entries: { some: { ownerId: userId } } } } },
        { contests: { some: { entries: { some: { coAuthors: { some: { userId } } } } } } },
        { contests: { some: { judges: { some: { userId } } } } },
      ],
    },
    select,
    orderBy,
  });
  return own.length > 0 ? own : db.organisation.findMany({ select, orderBy, take: 200 });
}
