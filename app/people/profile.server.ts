import { db, type Tx } from "~/platform/db.server";
import { ok, type Result } from "~/platform/result";
import { noteOnAccount } from "./account-notes.server";
import type { Actor, Context } from "./actor";

export interface Profile {
  readonly name: string;
  readonly unitName: string;
  readonly phone: string;
  readonly language: string;
}

/** The own account as its page shows it. */
export async function profileOf(actor: Actor): Promise<Profile & { email: string }> {
  return db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { name: true, email: true, unitName: true, phone: true, language: true },
  });
}

/**
 * Everybody keeps their own account; nobody another's. `around`: what depends on who somebody says that they are, in the
 * same transaction.
 */
export async function saveProfile(
  ctx: Context,
  input: Profile,
  around: (tx: Tx, ctx: Context, change: () => Promise<unknown>) => Promise<unknown> = (_tx, _ctx, change) => change(),
): Promise<Result<undefined, never>> {
  const { name, unitName, phone, language } = input;
  await db.$transaction(async (tx) => {
    await around(tx, ctx, () =>
      tx.user.update({
        where: { id: ctx.actor.userId },
        data: { name, unitName, phone, language },
      }),
    );
    await noteOnAccount(ctx.actor.userId, "account.profile-changed", tx);
  });
  return ok();
}

export interface SessionRow {
  readonly id: string;
  readonly current: boolean;
  readonly since: Date;
  readonly until: Date;
  readonly ipAddress: string;
  readonly userAgent: string;
}

/** Where the person is signed in; `token` is this request's. */
export async function sessionsOf(actor: Actor, token: string | null): Promise<SessionRow[]> {
  const rows = await db.session.findMany({
    where: { userId: actor.userId, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    current: row.token === token,
    since: row.createdAt,
    until: row.expiresAt,
    ipAddress: row.ipAddress ?? "",
    userAgent: row.userAgent ?? "",
  }));
}

/** Signs the person out on every device, this one included. */
export async function endAllSessions(ctx: Context): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { userId: ctx.actor.userId } });
    await noteOnAccount(ctx.actor.userId, "account.sessions-ended", tx);
  });
}
