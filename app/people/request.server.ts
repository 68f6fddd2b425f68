import { arrivalOf } from "~/platform/arrival.server";
import { refuse } from "~/platform/http.server";
import type { Actor, Context } from "./actor";
import { askToSignIn, textsOf } from "./kept-post.server";
import { actorOfToken, sessionTokenOf } from "./session.server";

/** Asked many times while one page loads, answered once. */
const known = new WeakMap<Request, Promise<Actor | null>>();

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

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

/**
 * Who sends this request. Nobody is sent to the sign-in page and back afterwards; a form that nobody is signed in for
 * is held by the page that asks them to, if its body was not read before.
 */
export async function requireActor(request: Request): Promise<Actor> {
  const actor = await actorOf(request);
  if (actor) return actor;
  const type = request.headers.get("Content-Type") ?? "";
  const isForm = request.method === "POST" && FORM.test(type) && !request.bodyUsed;
  return isForm ? askToSignIn(request, null, await textsOf(request)) : refuse(request, "sign-in");
}

/** What a use case is told besides its input; its hour is that of the arrival. Asks for sign-in like `requireActor`. */
export async function contextOf(request: Request): Promise<Context> {
  return { now: arrivalOf(request), actor: await requireActor(request) };
}
