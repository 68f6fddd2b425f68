import { db } from "~/platform/db.server";
import { CLIENT_IP_HEADER } from "~/platform/client-ip";
import { confirmEmail, signIn, signUp } from "~/people/accounts.server";
import type { Actor, Context } from "~/people/actor";
import { actorOf } from "~/people/request.server";

export const PASSWORD = "a long enough password";

/** A browser: its network address, and the cookies that it was told to keep. */
export class Browser {
  readonly jar = new Map<string, string>();

  constructor(readonly ip = "203.0.113.7") {}

  headers(): Headers {
    const headers = new Headers({ [CLIENT_IP_HEADER]: this.ip });
    if (this.jar.size > 0)
      headers.set("cookie", [...this.jar].map(([name, value]) => `${name}=${value}`).join("; "));
    return headers;
  }

  keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (!name) continue;
      if (/max-age=0/i.test(cookie) || value === "") this.jar.delete(name);
      else this.jar.set(name, value ?? "");
    }
  }

  actor(): Promise<Actor | null> {
    return actorOf(new Request("http://sangtao.test/", { headers: this.headers() }));
  }

  async context(now = new Date()): Promise<Context> {
    const actor = await this.actor();
    if (!actor) throw new Error("not signed in");
    return { actor, now };
  }
}

/** Mails to an address, oldest first. */
export function mailsTo(to: string) {
  return db.mail.findMany({ where: { to }, orderBy: { id: "asc" } });
}

/** The query parameter `token` of the last link mailed to an address. */
export async function mailedToken(to: string): Promise<string> {
  const mail = (await mailsTo(to)).at(-1);
  const link = /http:\/\/\S+token=\S+/.exec(mail?.text ?? "")?.[0];
  const token = link ? new URL(link).searchParams.get("token") : null;
  if (!token) throw new Error(`no link with a token was mailed to ${to}`);
  return token;
}

export function signUpAs(email: string, browser = new Browser(), name = "Nguyễn Thị Hoa") {
  return signUp(browser.headers(), {
    name,
    email,
    password: PASSWORD,
    unitName: "Trường THPT Lê Lợi",
    phone: "",
    language: "vi",
    next: null,
  });
}

/** Signs up, confirms and signs in, as a person does. */
export async function newPerson(
  email: string,
  browser = new Browser(),
  name?: string,
): Promise<Browser> {
  await signUpAs(email, browser, name);
  await confirmEmail(browser.headers(), await mailedToken(email));
  const signedIn = await signIn(browser.headers(), { email, password: PASSWORD });
  if (!signedIn.ok) throw new Error(signedIn.code);
  browser.keep(signedIn.value.cookies);
  return browser;
}
