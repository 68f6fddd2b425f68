import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { now } from "~/platform/clock.server";
import type { Tx } from "~/platform/db.server";
import { noSooner } from "~/platform/no-sooner.server";
import { ok, refused, type Result } from "~/platform/result";
import { CLIENT_IP_HEADER } from "~/platform/client-ip";
import { forgetAttempts, mayTry } from "./attempts.server";
import { callAuth, type AuthAnswer } from "./auth-call.server";

export { hashPassword };

const TOO_MANY = 429;

/** What the browser is told to keep. */
export interface Cookies {
  readonly cookies: readonly string[];
}

/** Checks a password and opens a session; wrong address and wrong password are answered alike. */
export async function signIn(
  headers: Headers,
  input: { readonly email: string; readonly password: string },
): Promise<Result<Cookies, "too-many" | "wrong-password" | "unconfirmed">> {
  const from = `${input.email} ${headers.get(CLIENT_IP_HEADER) ?? ""}`;
  const at = now();
  if (!(await mayTry("sign-in-from", from, at)) || !(await mayTry("sign-in", input.email, at))) return refused("too-many");
  const answer = await callAuth(headers, "/sign-in/email", {
    body: { email: input.email, password: input.password },
  });
  if (answer.status === TOO_MANY) return refused("too-many");
  if (answer.code === "EMAIL_NOT_VERIFIED") return refused("unconfirmed");
  if (answer.status !== 200) return refused("wrong-password");
  await forgetAttempts("sign-in-from", from);
  await forgetAttempts("sign-in", input.email);
  return ok({ cookies: answer.cookies });
}

export interface SignUp {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly unitName: string;
  readonly phone: string;
  readonly language: string;
  readonly next: string | null;
}

/** Opens an account and mails a link that confirms its address. Says the same whether or not the address has one. */
export async function signUp(
  headers: Headers,
  input: SignUp,
): Promise<Result<undefined, "too-many">> {
  const { next, ...body } = input;
  return accepted(
    await callAuth(headers, "/sign-up/email", { body: { ...body, callbackURL: next ?? "/" } }),
  );
}

/** Mails the confirming link again, if there is an account that waits for it; says nothing about that. */
export async function resendConfirmation(
  headers: Headers,
  input: { readonly email: string; readonly next: string | null },
): Promise<Result<undefined, "too-many">> {
  // Without the cookie: with one, the library answers about that account instead of this address.
  const body = { email: input.email, callbackURL: input.next ?? "/" };
  return accepted(await callAuth(withoutCookie(headers), "/send-verification-email", { body }));
}

/** Confirms the address that a mailed link was sent to. */
export async function confirmEmail(
  headers: Headers,
  token: string,
): Promise<Result<undefined, "too-many" | "link-invalid">> {
  const answer = await callAuth(withoutCookie(headers), "/verify-email", { query: { token } });
  if (answer.status === TOO_MANY) return refused("too-many");
  return answer.status === 200 ? ok() : refused("link-invalid");
}

/** No answer comes sooner, so that its time does not tell whether an account exists. */
const RESET_ANSWER_MS = 400;

/** Mails a link that sets a new password, if the address has an account; says nothing about that. */
export async function requestReset(
  headers: Headers,
  email: string,
): Promise<Result<undefined, "too-many">> {
  const answer = callAuth(withoutCookie(headers), "/request-password-reset", { body: { email } });
  return accepted(await noSooner(RESET_ANSWER_MS, answer));
}

/** Sets a new password by the mailed link, once, and ends all sessions. */
export async function resetPassword(
  headers: Headers,
  input: { readonly token: string; readonly password: string },
): Promise<Result<undefined, "too-many" | "link-invalid">> {
  const body = { token: input.token, newPassword: input.password };
  const answer = await callAuth(withoutCookie(headers), "/reset-password", { body });
  if (answer.status === TOO_MANY) return refused("too-many");
  return answer.status === 200 ? ok() : refused("link-invalid");
}

/** Ends this session; the cookies clear the browser's. */
export async function signOut(headers: Headers): Promise<Cookies> {
  return { cookies: (await callAuth(headers, "/sign-out", { body: {} })).cookies };
}

/** Changes the password and ends all other sessions; this one goes on with a new cookie. */
export async function changePassword(
  headers: Headers,
  input: { readonly email: string; readonly current: string; readonly password: string },
): Promise<Result<Cookies, "too-many" | "wrong-password">> {
  if (!(await mayTry("password", input.email, now()))) return refused("too-many");
  const body = {
    currentPassword: input.current,
    newPassword: input.password,
    revokeOtherSessions: true,
  };
  const answer = await callAuth(headers, "/change-password", { body });
  if (answer.status === TOO_MANY) return refused("too-many");
  if (answer.status !== 200) return refused("wrong-password");
  return ok({ cookies: answer.cookies });
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  /** Of `hashPassword`. */
  readonly passwordHash: string;
  readonly unitName?: string;
  readonly isPlatformAdmin?: boolean;
}

/** An account whose address needs no confirming: the first administrator's, those of the demonstration. */
export async function createAccount(tx: Tx, account: NewAccount): Promise<{ id: string }> {
  const { passwordHash, ...user } = account;
  const { id } = await tx.user.create({
    data: { ...user, emailVerified: true },
    select: { id: true },
  });
  await tx.account.create({
    data: {
      id: randomUUID(),
      userId: id,
      accountId: id,
      providerId: "credential",
      password: passwordHash,
    },
  });
  return { id };
}

function accepted(answer: AuthAnswer): Result<undefined, "too-many"> {
  if (answer.status === TOO_MANY) return refused("too-many");
  if (answer.status !== 200)
    throw new Error(`the sign-in library refused: ${answer.status} ${answer.code}`);
  return ok();
}

function withoutCookie(headers: Headers): Headers {
  const rest = new Headers(headers);
  rest.delete("cookie");
  return rest;
}
