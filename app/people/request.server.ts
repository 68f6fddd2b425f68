import { arrivalOf } from "~/platform/arrival.server";
import { refuse } from "~/platform/http.server";
import type { Actor, Context } from "./actor";
import { actorOfToken, sessionTokenOf } from "./session.server";

/** Asked many times while one page loads, answered once. */
const known = new WeakMap<Request, Promise<Actor | null>>();

/** Who sends this request; null is nobody. */
export function actorOf(request: Request): Promise<Actor | null> {
  let actor = known.get(request);
  if (!actor) {
    actor = load(request);
    known.set(request, actor);
  }
  return actor;
}

async function load(request: Request): Promise<Actor | null> {
  const token = await sessionTokenOf(request.headers);
  return token === null ? null : actorOfToken(token);
}

/** Who sends this request; sends nobody to the sign-in page and back afterwards. */
export async function requireActor(request: Request): Promise<Actor> {
  return (await actorOf(request)) ?? refuse(request, "sign-in");
}

/** What a use case is told besides its input; its hour is that of the arrival. Asks for sign-in like `requireActor`. */
export async function contextOf(request: Request): Promise<Context> {
  return { now: arrivalOf(request), actor: await requireActor(request) };
}

/** Headers that make the browser keep or forget what the sign-in library says, and let nobody keep the page. */
export function cookieHeaders(cookies: readonly string[]): Headers {
  const headers = new Headers({ "Cache-Control": "no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return headers;
}
