import { randomUUID } from "node:crypto";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { isAPIError } from "better-auth/api";
import { CLIENT_IP_HEADER } from "~/platform/client-ip";
import { db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { MAX_PASSWORD, MIN_PASSWORD } from "./account-forms";
import { accountExistsMail, confirmationMail, resetMail } from "./account-mail.server";
import { noteOnAccount, passwordWasReset } from "./account-notes.server";
import { ACCOUNT_WINDOW_SECONDS } from "./attempts.server";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a person stays signed in, counted from signing in. */
export const SESSION_SECONDS = 14 * DAY;
export const CONFIRMATION_SECONDS = DAY;
export const RESET_SECONDS = HOUR;

/** Where the library answers; inside the process only, the web server has no such address. */
export const AUTH_PATH = "/api/auth";

/** Per address of a network; a school behind one address signs in together. Per account: attempts.server.ts. */
const perAddress = (max: number) => ({ window: MINUTE, max });

function create() {
  const { appUrl: url, authSecret } = env();
  return betterAuth({
    appName: "Sangtao",
    baseURL: url,
    basePath: AUTH_PATH,
    secret: authSecret,
    database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      requireEmailVerification: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      onPasswordReset: ({ user }) => passwordWasReset(user.id),
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => resetMail(user.email, token),
      onExistingUserSignUp: ({ user }) => accountExistsMail(user.email),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: false,
      expiresIn: CONFIRMATION_SECONDS,
      sendVerificationEmail: ({ user, token, url: link }) =>
        confirmationMail(user.email, token, new URL(link).searchParams.get("callbackURL")),
      afterEmailVerification: ({ id }) => noteOnAccount(id, "account.confirmed"),
    },
    user: {
      additionalFields: {
        unitName: { type: "string", required: false, input: true },
        phone: { type: "string", required: false, input: true },
        language: { type: "string", required: false, input: true },
        isPlatformAdmin: { type: "boolean", required: false, input: false },
      },
    },
    // One query tells who asks (session.server.ts); a session that moves its own end would need a write in every read.
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    rateLimit: {
      enabled: true,
      storage: "database",
      // The longest window that the library knows is how long it keeps counters, those of attempts.server.ts among them.
      window: ACCOUNT_WINDOW_SECONDS,
      max: 300,
      customRules: {
        "/sign-in/email": perAddress(60),
        "/sign-up/email": perAddress(30),
        "/request-password-reset": perAddress(20),
        "/send-verification-email": perAddress(20),
        "/reset-password": perAddress(20),
        "/verify-email": perAddress(30),
        "/change-password": perAddress(20),
      },
    },
    advanced: {
      cookiePrefix: "sangtao",
      useSecureCookies: url.startsWith("https://"),
      database: { generateId: () => randomUUID() },
      ipAddress: { ipAddressHeaders: [CLIENT_IP_HEADER] },
    },
    telemetry: { enabled: false },
    // What it would log are wrong passwords and unknown addresses; only real faults are worth a line.
    logger: { disabled: true },
    onAPIError: {
      onError: (error) => {
        if (!isAPIError(error)) log.error({ err: error }, "sign-in library");
      },
    },
  });
}

let instance: ReturnType<typeof create> | undefined;

/** The sign-in library, set up at first use: the address of the installation is known only once it serves. */
export function auth(): ReturnType<typeof create> {
  return (instance ??= create());
}
