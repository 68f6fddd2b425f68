import { timingSafeEqual } from "node:crypto";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { ok, refused, type Result } from "~/platform/result";
import { sha256Hex } from "~/platform/sha256";
import { createAccount, hashPassword } from "./accounts.server";
import { mayTry } from "./attempts.server";

export type SetupState = "open" | "done" | "no-token";

/** Whether the first administrator is still to be made: only by the link with the installation's SETUP_TOKEN. */
export async function setupState(): Promise<SetupState> {
  if ((await db.user.count({ where: { isPlatformAdmin: true } })) > 0) return "done";
  return env().setupToken === null ? "no-token" : "open";
}

/** Makes the first platform administrator. */
export async function setUpAdministrator(
  input: {
    readonly token: string;
    readonly name: string;
    readonly email: string;
    readonly password: string;
  },
  now: Date,
): Promise<
  Result<undefined, Exclude<SetupState, "open"> | "too-many" | "wrong-token" | "invalid">
> {
  const state = await setupState();
  if (state !== "open") return refused(state);
  // The token is too long to be guessed; but who has it must not be kept out by those who have not.
  if (!sameText(input.token, env().setupToken ?? ""))
    return refused((await mayTry("password", "setup", now)) ? "wrong-token" : "too-many");
  const passwordHash = await hashPassword(input.password);
  return db.$transaction(async (tx) => {
    // Two at once: the second waits here and then finds the first.
    await tx.$executeRaw`LOCK TABLE "User" IN SHARE ROW EXCLUSIVE MODE`;
    if ((await tx.user.count({ where: { isPlatformAdmin: true } })) > 0) return refused("done");
    if ((await tx.user.count({ where: { email: input.email } })) > 0) {
      return refused("invalid", [{ path: "email", code: "taken" }]);
    }
    const { name, email } = input;
    const { id } = await createAccount(tx, { name, email, passwordHash, isPlatformAdmin: true });
    await audit(tx, {
      chainId: "platform",
      at: now,
      actorId: id,
      action: "administrator.set-up",
      subjectType: "account",
      subjectId: id,
    });
    return ok();
  });
}

function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256Hex(a)), Buffer.from(sha256Hex(b)));
}
