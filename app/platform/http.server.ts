import { data, redirect, type HeadersArgs } from "@remix-run/node";
import { paths } from "~/paths";

/** What an error page is told about a refused request. */
export interface RefusedRequest {
  readonly refusal: string;
  /** A form that nobody was signed in to send: the page holds it until somebody is. */
  readonly kept?: KeptPost;
}

/** A posted form as it is sent once more; files are not in it. */
export interface KeptPost {
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly hadFiles: boolean;
  /** Why signing in did not go through, or "other-person"; null at first. */
  readonly code: string | null;
}

/** Ends a posted request that nobody is signed in for with a page that holds all of it and asks to sign in. */
export function keepPost(kept: KeptPost): never {
  throw data({ refusal: "sign-in", kept } satisfies RefusedRequest, {
    status: 401,
    headers: { "Cache-Control": "no-store" },
  });
}

/** Ends a request that may not be answered: to the sign-in page and back, "no such page", or the page that says why not. */
export function refuse(request: Request, refusal: string): never {
  if (refusal === "sign-in") throw redirect(paths.signIn(nextOf(request)));
  throw data({ refusal } satisfies RefusedRequest, { status: statusOf(refusal) });
}

/** Lets the browser send the same form to `path` once more. */
export function postAgain(path: string, headers: Headers): never {
  throw redirect(path, { status: 307, headers });
}

/** The HTTP status of a use case's refusal. */
export function statusOf(code: string): number {
  switch (code) {
    case "invalid":
      return 400;
    case "hidden":
      return 404;
    case "conflict":
      return 409;
    case "too-many":
      return 429;
    default:
      return 403;
  }
}

/** Ends a request for something that does not exist, or not for this person. */
export function notFound(): never {
  throw data({ refusal: "hidden" } satisfies RefusedRequest, { status: 404 });
}

/** Where to come back to after signing in; what was posted cannot be repeated. */
function nextOf(request: Request): string | undefined {
  if (request.method !== "GET" && request.method !== "HEAD") return undefined;
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

/** What was taken off a public page is gone everywhere after so long. */
const PUBLIC_SECONDS = 60;

/**
 * A page that is the same for all who are not signed in may be kept for a minute; nobody else's is kept. `age`: how old,
 * in seconds, may be what it is made of.
 */
export function publicHeaders(signedIn: boolean, age = 0): Record<string, string> {
  return {
    "Cache-Control": signedIn ? "private, no-cache" : `public, max-age=${PUBLIC_SECONDS - age}`,
    Vary: "Cookie",
  };
}

/** A route's `headers`: those of its own loader. */
export function loaderHeaders({ loaderHeaders: headers, errorHeaders }: HeadersArgs): Headers {
  return errorHeaders ?? headers;
}
