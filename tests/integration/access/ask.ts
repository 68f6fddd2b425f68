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
  readonly form?: Readonly<Record<string, string>> | FormData;
  /** Of a request that is neither a page nor a form. */
  readonly init?: RequestInit;
}

export const REFUSALS = [
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
  /** Asked anew after a change, so that what one person did is not missing for the next; if it names who asks, for each. */
  readonly ask: (world: World, who: Who) => Ask | Promise<Ask>;
  readonly expected: Record<Who, Outcome>;
  /** When it is asked; else at the world's own time. */
  readonly now?: Date;
  /** The form is a right one: who is let in gets it done, and any fault in it is the table's. */
  readonly done?: true;
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

/** `allowed` are let in, those who only look there are told that it is not their role, others know nothing of it. */
export function desk(
  allowed: readonly Who[],
  looking: readonly Who[],
  others: Outcome = "hidden",
): Record<Who, Outcome> {
  const told = Object.fromEntries(
    looking.filter((who) => !allowed.includes(who)).map((who) => [who, "role"]),
  ) as Partial<Record<Who, Outcome>>;
  return { ...only(allowed, others), ...told };
}

/** The address of a route, from its folder's name. */
export function door(
  route: string,
  params: Readonly<Record<string, string>>,
  form?: Ask["form"],
): Ask {
  const path = route
    .replace("[.]", "\0")
    .split(".")
    .filter((part) => !part.startsWith("_"))
    .map((part) => (part.startsWith("$") ? (params[part.slice(1)] ?? "") : part))
    .join("/")
    .replace("\0", ".");
  return { path: `/${path}`, params, ...(form && { form }) };
}

/** Sends one request as one person straight to the route. */
export async function outcomeOf(
  module: RouteModule,
  row: Row,
  { path, params = {}, form, init }: Ask,
  world: World,
  who: Who,
): Promise<Outcome> {
  const headers = new Headers({ [CLIENT_IP_HEADER]: `203.0.113.${1 + EVERYBODY.indexOf(who)}` });
  const cookie = world.cookieOf(who);
  if (cookie) headers.set("Cookie", cookie);
  const posted =
    form instanceof FormData
      ? form
      : form && new URLSearchParams({ ...(row.intent && { intent: row.intent }), ...form });
  new Headers(init?.headers).forEach((value, name) => headers.set(name, value));
  const request = new Request(new URL(path, "http://sangtao.test"), {
    ...init,
    headers,
    ...(posted && { method: "POST", body: posted }),
  });
  const handler = posted || (init && row.intent !== null) ? module.action : module.loader;
  if (!handler) throw new Error(`${row.route} has nothing to ask`);
  const answer = await Promise.resolve(handler({ request, params, context: {} })).then(
    (value: unknown) => ({ value, thrown: false }),
    (value: unknown) => ({ value, thrown: true }),
  );
  return answer.value instanceof Response
    ? responseOutcome(answer.value, answer.thrown, row)
    : valueOutcome(answer.value, answer.thrown, row);
}

async function responseOutcome(answer: Response, thrown: boolean, row: Row): Promise<Outcome> {
  const location = answer.headers.get("Location") ?? "";
  // Who has ended all their sessions is sent there too, but not thrown out.
  if (thrown && /^\/sign-in(\?|$)/.test(location)) {
    // Afterwards the page is opened; what was posted is not posted again.
    if (/[?&]next=/.test(location) !== (row.intent === null))
      throw new Error(`sent to ${location}`);
    return "sign-in";
  }
  if (answer.status === 401) return "sign-in";
  if (answer.status >= 300 && answer.status < 400) return thrown ? "elsewhere" : "ok";
  if (answer.status < 300 && !thrown) return "ok";
  if (answer.headers.get("Content-Type")?.startsWith("application/json"))
    return valueOutcome(
      { data: await answer.json(), init: { status: answer.status } },
      thrown,
      row,
    );
  if (answer.status === 404) return "hidden";
  throw new Error(`answered ${answer.status}`);
}

function valueOutcome(answer: unknown, thrown: boolean, row: Row): Outcome {
  if (thrown && answer instanceof Error) throw answer;
  const { data, init } = (answer ?? {}) as { data?: unknown; init?: { status?: number } | null };
  const content = data ?? answer;
  const { refusal, code } = (content ?? {}) as { refusal?: unknown; code?: unknown };
  const refused = REFUSALS.find((known) => known === refusal || known === code);
  if (thrown && !refused) throw new Error(`refused without a reason: ${JSON.stringify(content)}`);
  if (!refused && row.done && (init?.status ?? 200) >= 400)
    throw new Error(`let in, but not done: ${JSON.stringify(content)}`);
  return refused ?? "ok";
}
