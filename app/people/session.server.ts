import { parseCookies } from "better-auth/cookies";
import { constantTimeEqual, makeSignature } from "better-auth/crypto";
import { db } from "~/platform/db.server";
import type { Actor } from "./actor";
import { auth } from "./auth.server";

/** The session token that a request's cookie carries, if its signature is ours. */
export async function sessionTokenOf(headers: Headers): Promise<string | null> {
  const cookie = headers.get("cookie");
  if (!cookie) return null;
  const { authCookies, secret } = await auth().$context;
  const signed = parseCookies(cookie).get(authCookies.sessionToken.name);
  const dot = signed?.lastIndexOf(".") ?? -1;
  if (!signed || dot < 1) return null;
  const token = signed.slice(0, dot);
  return constantTimeEqual(await makeSignature(token, secret), signed.slice(dot + 1))
    ? token
    : null;
}

/** The person by their id, as they would be if they asked now: for what goes on without them. */
export async function actorOfUser(userId: string): Promise<Actor | null> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      name: true,
      email: true,
      unitName: true,
      isPlatformAdmin: true,
      roleGrants: { select: { role: true, organisationId: true, contestId: true, unitId: true } },
    },
  });
  if (!user) return null;
  const { id, roleGrants: grants, ...rest } = user;
  return { userId: id, grants, ...rest };
}

/** Session, person and roles in one query: it runs before every page and every saved form. */
export async function actorOfToken(token: string): Promise<Actor | null> {
  const [row] = await db.$queryRaw<Actor[]>`
    SELECT u."id" AS "userId", u."name", u."email", u."unitName", u."isPlatformAdmin",
      COALESCE(
        json_agg(json_build_object(
          'role', g."role", 'organisationId', g."organisationId", 'contestId', g."contestId", 'unitId', g."unitId"
        ) ORDER BY g."id") FILTER (WHERE g."id" IS NOT NULL),
        '[]'
      ) AS "grants"
    FROM "Session" s
    JOIN "User" u ON u."id" = s."userId"
    LEFT JOIN "RoleGrant" g ON g."userId" = u."id"
    WHERE s."token" = ${token} AND s."expiresAt" > now()
    GROUP BY u."id"`;
  return row ?? null;
}

/** Headers that make the browser keep or forget what the sign-in library says, and let nobody keep the page. */
export function cookieHeaders(cookies: readonly string[]): Headers {
  const headers = new Headers({ "Cache-Control": "no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return headers;
}
