import { CLIENT_IP_HEADER } from "~/platform/client-ip";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";

export const ACCOUNT_WINDOW_SECONDS = 15 * 60;
const DAY_SECONDS = 24 * 60 * 60;

/**
 * How often one account may be tried within the window. Signing in is counted for the account from one network
 * address and, ten times as generously, from all together: whoever guesses must not keep its owner out.
 */
const LIMITS = {
  "sign-in-from": 10,
  "sign-in": 100,
  mail: 5,
  password: 10,
  /** Links that one entry sends to its members and their guardians. */
  "entry-link": 40,
  /** Answers by one link, and links tried from one network address: a class may share it. */
  "consent-answer": 20,
  "consent-from": 300,
  /** Tracking codes tried from one network address: a school may share it. */
  "track-from": 60,
  /** Certificates looked up from one network address: an office may check a pile of them. */
  "certificate-from": 120,
  /** Requests about personal data from one network address. */
  "data-request": 10,
  /** Votes asked for and links of their letters tried, from one network address, which a school may share. */
  "vote-from": 120,
  "ballot-from": 300,
  /** In a day, votes asked for in the name of one mailbox by one network, and letters to it whoever asks for them. */
  "vote-mail-from": 10,
  "vote-mail": 20,
} as const;

/** Where the window is another one. */
const WINDOW_SECONDS: Partial<Record<keyof typeof LIMITS, number>> = {
  "vote-mail-from": DAY_SECONDS,
  "vote-mail": DAY_SECONDS,
};

/**
 * Counts an attempt on an account and says whether it may go on. The library limits per network address only;
 * this one stands beside it in the same table, for addresses that exist and those that don't alike. `more`: attempts
 * beyond the limit of its kind, where somebody has reason for them.
 */
export async function mayTry(
  kind: keyof typeof LIMITS,
  account: string,
  at: Date,
  more = 0,
): Promise<boolean> {
  const key = keyOf(kind, account);
  const windowStart = BigInt(at.getTime() - ACCOUNT_WINDOW_SECONDS * 1000);
  // The library throws counters away that are older than the usual window: one of a longer window is dated ahead.
  const counted = windowStart + BigInt((WINDOW_SECONDS[kind] ?? ACCOUNT_WINDOW_SECONDS) * 1000);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    INSERT INTO "RateLimit" ("id", "key", "count", "lastRequest")
    VALUES (gen_random_uuid()::text, ${key}, 1, ${counted})
    ON CONFLICT ("key") DO UPDATE SET
      "count" = CASE WHEN "RateLimit"."lastRequest" <= ${windowStart} THEN 1 ELSE "RateLimit"."count" + 1 END,
      "lastRequest" = CASE WHEN "RateLimit"."lastRequest" <= ${windowStart} THEN ${counted} ELSE "RateLimit"."lastRequest" END
    RETURNING "count"`;
  return (row?.count ?? 1) <= LIMITS[kind] + more;
}

/** After a success: the account's owner starts afresh. */
export async function forgetAttempts(kind: keyof typeof LIMITS, account: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key: keyOf(kind, account) } });
}

/** A link that people open without an account, from one network address. */
export async function mayOpenLink(request: Request, at: Date): Promise<boolean> {
  return mayTry("consent-from", networkOf(request), at);
}

/** A tracking code tried or followed, from one network address. */
export async function mayTrack(request: Request, at: Date): Promise<boolean> {
  return mayTry("track-from", networkOf(request), at);
}

/** The link of a vote's letter tried, from one network address. */
export async function mayOpenBallot(request: Request, at: Date): Promise<boolean> {
  return mayTry("ballot-from", networkOf(request), at);
}

/** The network address that a request comes from; "" where the web server has not said. */
export function networkOf(request: Request): string {
  return request.headers.get(CLIENT_IP_HEADER) ?? "";
}

/** A certificate looked up, from one network address. */
export async function mayCheckCertificate(request: Request, at: Date): Promise<boolean> {
  return mayTry("certificate-from", networkOf(request), at);
}

function keyOf(kind: keyof typeof LIMITS, account: string): string {
  return `account|${kind}|${sha256Hex(account.trim().toLowerCase())}`;
}
