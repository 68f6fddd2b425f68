import { CLIENT_IP_HEADER } from "~/platform/client-ip";
import { env } from "~/platform/env.server";
import { auth, AUTH_PATH } from "./auth.server";

export interface AuthAnswer {
  readonly status: number;
  /** The library's error code, "" when it had none. */
  readonly code: string;
  /** Cookies for the browser, whole `Set-Cookie` values. */
  readonly cookies: readonly string[];
}

type Values = Readonly<Record<string, string | boolean>>;

/**
 * Asks the sign-in library through its own front door, in this process: only there do its rate limits stand.
 * `headers` are those of the browser's request; cookie, agent and the address that the web server wrote go along.
 */
export async function callAuth(
  headers: Headers,
  path: string,
  given: { readonly body: Values } | { readonly query: Readonly<Record<string, string>> },
): Promise<AuthAnswer> {
  const { appUrl } = env();
  const url = new URL(AUTH_PATH + path, appUrl);
  const sent = new Headers({ origin: appUrl });
  for (const name of ["cookie", "user-agent", CLIENT_IP_HEADER]) {
    const value = headers.get(name);
    if (value !== null) sent.set(name, value);
  }
  const init: RequestInit = { headers: sent };
  if ("body" in given) {
    sent.set("content-type", "application/json");
    Object.assign(init, { method: "POST", body: JSON.stringify(given.body) });
  } else {
    url.search = new URLSearchParams(given.query).toString();
  }
  const response = await auth().handler(new Request(url, init));
  if (response.status >= 500) throw new Error(`the sign-in library failed at ${path}`);
  const answer: unknown = await response.json().catch(() => null);
  const code =
    typeof answer === "object" && answer !== null && "code" in answer ? String(answer.code) : "";
  return { status: response.status, code, cookies: response.headers.getSetCookie() };
}
