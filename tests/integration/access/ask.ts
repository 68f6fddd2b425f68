import type { ActionFunction, LoaderFunction } from "@remix-run/node";
import { CLIENT_IP_HEADER } from "~/platform/client-ip";
import { EVERYBODY, type Who, type World } from "./world";

export interface RouteModule {
  readonly loader?: LoaderFunction;
  readonly action?: ActionFunction;
}

/** What a request is about; `form` makes it a posted one. */
export interface Ask {
  readonly path: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
}

const REFUSALS = [
  "sign-in",
  "role",
  "hidden",
  "not-yet",
  "too-late",
  "state",
  "conflict-of-interest",
] as const;

/** "ok": let in (a form may still have its faults). "elsewhere": sent to another page, not to sign in. */
export type Outcome = "ok" | "elsewhere" | (typeof REFUSALS)[number];

/** One line of the table: what one route's loader or one intent of its action answers to everybody. */
export interface Row {
  /** The folder under app/routes. */
  readonly route: string;
  /** null: reading the page; else the intent that is posted ("" where the form has only one). */
  readonly intent: string | null;
  /** Asked anew for each person, so that what one of them changed is not missing for the next. */
  readonly ask: (world: World, who: Who) => Ask | Promise<Ask>;
  readonly expected: Record<Who, Outcome>;
  /** Takes back what being let in has changed about the people. */
  readonly tidy?: (world: World) => Promise<unknown>;
}

/** Everybody the same, except for those named. */
export function all(
  outcome: Outcome,
  except: Partial<Record<Who, Outcome>> = {},
): Record<Who, Outcome> {
  const expected = Object.fromEntries(EVERYBODY.map((who) => [who, outcome])) as Record<
    Who,
    Outcome
  >;
  return { ...expected, ...except };
}

/** Nobody is asked to sign in, those named are let in, the others are refused. */
export function only(allowed: readonly Who[], otherwise: Outcome = "role"): Record<Who, Outcome> {
  const named = Object.fromEntries(allowed.map((who) => [who, "ok"])) as Partial<
    Record<Who, Outcome>
  >;
  return all(otherwise, { nobody: "sign-in", ...named });
}

/** Whoever is signed in. */
export const signedIn = all("ok", { nobody: "sign-in" });

/** Sends one request as one person straight to the route. */
export async function outcomeOf(
  module: RouteModule,
  row: Row,
  world: World,
  who: Who,
): Promise<Outcome> {
  const { path, params = {}, form } = await row.ask(world, who);
  const headers = new Headers({ [CLIENT_IP_HEADER]: `203.0.113.${1 + EVERYBODY.indexOf(who)}` });
  const cookie = world.cookieOf(who);
  if (cookie) headers.set("Cookie", cookie);
  const posted =
    form && new URLSearchParams({ ...(row.intent && { intent: row.intent }), ...form });
  const request = new Request(new URL(path, "http://sangtao.test"), {
    headers,
    ...(posted && { method: "POST", body: posted }),
  });
  const handler = posted ? module.action : module.loader;
  if (!handler) throw new Error(`${row.route} has nothing to ask`);
  try {
    return read(await handler({ request, params, context: {} }), "returned");
  } catch (thrown) {
    return read(thrown, "thrown");
  }
}

function read(answer: unknown, how: "returned" | "thrown"): Outcome {
  if (answer instanceof Response) {
    const location = answer.headers.get("Location") ?? "";
    if (how === "returned")
      return answer.status === 403 ? "role" : answer.status === 404 ? "hidden" : "ok";
    if (/^\/sign-in(\?|$)/.test(location)) return "sign-in";
    if (answer.status >= 300 && answer.status < 400) return "elsewhere";
    if (answer.status === 404) return "hidden";
    throw new Error(`answered ${answer.status}`);
  }
  if (how === "thrown" && answer instanceof Error) throw answer;
  const content = (answer as { data?: unknown } | null)?.data ?? answer;
  const { refusal, code } = (content ?? {}) as { refusal?: unknown; code?: unknown };
  const refused = REFUSALS.find((known) => known === refusal || known === code);
  if (how === "thrown" && !refused)
    throw new Error(`refused without a reason: ${JSON.stringify(content)}`);
  return refused ?? "ok";
}
