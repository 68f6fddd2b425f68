import { audit } from "~/platform/audit.server";
import { now } from "~/platform/clock.server";
import { db, type Tx } from "~/platform/db.server";

/** Records what happened to an account, by its owner. */
export async function noteOnAccount(userId: string, action: string, tx?: Tx): Promise<void> {
  const event = {
    chainId: "platform",
    at: now(),
    actorId: userId,
    action,
    subjectType: "account",
    subjectId: userId,
  };
  if (tx) await audit(tx, event);
  else await db.$transaction((own) => audit(own, event));
}

/**
 * Whoever could set the password through the mailed link reads the mailbox: that confirms the address as well.
 * It also takes back an account that somebody else had opened in the owner's name.
 */
export async function passwordWasReset(userId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { emailVerified: true } });
    await noteOnAccount(userId, "account.password-reset", tx);
  });
}
