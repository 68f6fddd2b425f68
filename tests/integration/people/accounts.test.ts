import { beforeEach, describe, expect, test } from "vitest";
import {
  changePassword,
  confirmEmail,
  requestReset,
  resendConfirmation,
  resetPassword,
  signIn,
  signOut,
} from "~/people/accounts.server";
import { mayTry } from "~/people/attempts.server";
import { endAllSessions, profileOf, saveProfile, sessionsOf } from "~/people/profile.server";
import { sessionTokenOf } from "~/people/session.server";
import { now } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { Browser, mailedToken, mailsTo, newPerson, PASSWORD, signUpAs } from "./helpers";

const OTHER = "another long password";

beforeEach(async () => {
  await db.rateLimit.deleteMany();
});

describe("an account", () => {
  test("signing up, confirming, signing in, resetting, signing out everywhere", async () => {
    const email = "hoa@example.vn";
    const browser = new Browser();
    expect(await signUpAs(email, browser)).toEqual({ ok: true, value: undefined });
    expect(await signIn(browser.headers(), { email, password: PASSWORD })).toEqual({
      ok: false,
      code: "unconfirmed",
    });

    const token = await mailedToken(email);
    expect(await confirmEmail(browser.headers(), token)).toMatchObject({ ok: true });
    await newSession(browser, email, PASSWORD);
    expect(await browser.actor()).toMatchObject({
      email,
      name: "Nguyễn Thị Hoa",
      isPlatformAdmin: false,
      grants: [],
    });

    await requestReset(browser.headers(), email);
    const reset = await mailedToken(email);
    expect(
      await resetPassword(new Browser().headers(), { token: reset, password: OTHER }),
    ).toMatchObject({ ok: true });
    expect(await browser.actor()).toBeNull();
    expect(
      await resetPassword(new Browser().headers(), { token: reset, password: PASSWORD }),
    ).toEqual({
      ok: false,
      code: "link-invalid",
    });
    expect(await signIn(browser.headers(), { email, password: PASSWORD })).toEqual({
      ok: false,
      code: "wrong-password",
    });

    const phone = new Browser("198.51.100.9");
    await newSession(browser, email, OTHER);
    await newSession(phone, email, OTHER);
    const context = await browser.context();
    const sessions = await sessionsOf(context.actor, await sessionTokenOf(browser.headers()));
    expect(sessions.map(({ current, ipAddress }) => [current, ipAddress])).toEqual([
      [false, "198.51.100.9"],
      [true, "203.0.113.7"],
    ]);
    await endAllSessions(context);
    expect(await browser.actor()).toBeNull();
    expect(await phone.actor()).toBeNull();
    const actions = await db.auditEvent.findMany({
      where: { subjectId: context.actor.userId },
      orderBy: { position: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      "account.confirmed",
      "account.password-reset",
      "account.sessions-ended",
    ]);
  });

  test("signing out ends one session and clears the cookie; the others stay", async () => {
    const browser = await newPerson("binh@example.vn");
    const phone = new Browser();
    await newSession(phone, "binh@example.vn", PASSWORD);
    const old = browser.headers();
    browser.keep((await signOut(browser.headers())).cookies);
    expect(browser.jar.size).toBe(0);
    expect(await sessionTokenOf(old)).not.toBeNull();
    expect(await phone.actor()).not.toBeNull();
    browser.jar.set(
      "sangtao.session_token",
      /session_token=([^;]+)/.exec(old.get("cookie") ?? "")?.[1] ?? "",
    );
    expect(await browser.actor()).toBeNull();
  });

  test("the cookie is for http only, for this site, and its signature counts", async () => {
    await newPerson("cuong@example.vn");
    const browser = new Browser();
    const signedIn = await signIn(browser.headers(), {
      email: "cuong@example.vn",
      password: PASSWORD,
    });
    const [cookie] = signedIn.ok ? signedIn.value.cookies : [];
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
    browser.keep([cookie ?? ""]);
    expect(await browser.actor()).not.toBeNull();
    const [token] = (browser.jar.get("sangtao.session_token") ?? "").split(".");
    browser.jar.set("sangtao.session_token", encodeURIComponent(`${token}.${"A".repeat(43)}=`));
    expect(await browser.actor()).toBeNull();
  });

  test("changing the password wants the old one and ends all other sessions", async () => {
    const email = "dung@example.vn";
    const browser = await newPerson(email);
    const phone = new Browser();
    await newSession(phone, email, PASSWORD);
    const wrong = await changePassword(browser.headers(), {
      email,
      current: "not the password",
      password: OTHER,
    });
    expect(wrong).toEqual({ ok: false, code: "wrong-password" });
    const changed = await changePassword(browser.headers(), {
      email,
      current: PASSWORD,
      password: OTHER,
    });
    if (changed.ok) browser.keep(changed.value.cookies);
    expect(await browser.actor()).toMatchObject({ email });
    expect(await phone.actor()).toBeNull();
  });

  test("name, unit, phone and language are the person's own to change", async () => {
    const browser = await newPerson("em@example.vn");
    const ctx = await browser.context();
    await saveProfile(ctx, {
      name: "Trần Văn Em",
      unitName: "Sở KH&CN",
      phone: "0900 000 000",
      language: "en",
    });
    expect(await profileOf(ctx.actor)).toEqual({
      name: "Trần Văn Em",
      email: "em@example.vn",
      unitName: "Sở KH&CN",
      phone: "0900 000 000",
      language: "en",
    });
    await requestReset(browser.headers(), "em@example.vn");
    expect((await mailsTo("em@example.vn")).at(-1)?.subject).toBe("Set a new password");
  });

  test("nobody makes themselves an administrator by signing up", async () => {
    const input = {
      name: "X",
      email: "x@example.vn",
      password: PASSWORD,
      unitName: "",
      phone: "",
      language: "vi",
      next: null,
    };
    const { signUp } = await import("~/people/accounts.server");
    await signUp(new Browser().headers(), {
      ...input,
      isPlatformAdmin: true,
    } as typeof input).catch(() => null);
    expect(await db.user.count({ where: { isPlatformAdmin: true } })).toBe(0);
  });
});

describe("whether an address has an account", () => {
  test("cannot be learnt from signing up; the owner is told by mail", async () => {
    const email = "giang@example.vn";
    await newPerson(email);
    const again = await signUpAs(email, new Browser(), "Somebody Else");
    expect(again).toEqual(await signUpAs("new@example.vn", new Browser()));
    expect((await mailsTo(email)).at(-1)?.subject).toBe("Địa chỉ này đã có tài khoản");
    expect((await db.user.findUniqueOrThrow({ where: { email } })).name).toBe("Nguyễn Thị Hoa");
  });

  test("cannot be learnt from signing in, asking for a reset or for another confirmation", async () => {
    const known = "hanh@example.vn";
    const unknown = "nobody@example.vn";
    await newPerson(known);
    const headers = new Browser().headers();
    const wrong = { ok: false, code: "wrong-password" };
    expect(await signIn(headers, { email: known, password: "wrong password" })).toEqual(wrong);
    expect(await signIn(headers, { email: unknown, password: "wrong password" })).toEqual(wrong);
    expect(await requestReset(headers, unknown)).toEqual(await requestReset(headers, known));
    const resent = await resendConfirmation(headers, { email: unknown, next: null });
    expect(resent).toEqual(await resendConfirmation(headers, { email: known, next: null }));
    expect(await mailsTo(unknown)).toEqual([]);
  });

  test("an account opened in somebody's name is theirs after a reset", async () => {
    const email = "khanh@example.vn";
    await signUpAs(email, new Browser("192.0.2.66"), "An Impostor");
    await requestReset(new Browser().headers(), email);
    await resetPassword(new Browser().headers(), {
      token: await mailedToken(email),
      password: OTHER,
    });
    await newSession(new Browser(), email, OTHER);
    expect(await signIn(new Browser().headers(), { email, password: PASSWORD })).toMatchObject({
      code: "wrong-password",
    });
  });
});

describe("trying too often", () => {
  test("is stopped for an account at one network address, whether it exists or not", async () => {
    const email = "lan@example.vn";
    await newPerson(email);
    for (const victim of [email, "nobody-at-all@example.vn"]) {
      const guesser = new Browser("198.51.100.1");
      const codes = [];
      for (let n = 0; n < 11; n++) {
        const answer = await signIn(guesser.headers(), { email: victim, password: "wrong password" });
        codes.push(answer.ok ? "ok" : answer.code);
      }
      expect(codes).toEqual([...Array<string>(10).fill("wrong-password"), "too-many"]);
    }
    // Its owner, elsewhere, is not kept out by whoever guesses.
    expect((await signIn(new Browser("198.51.100.2").headers(), { email, password: PASSWORD })).ok).toBe(true);
  });

  test("is stopped for an account from all addresses together", async () => {
    const email = "cuc@example.vn";
    await newPerson(email);
    for (let n = 0; n < 100; n++) await mayTry("sign-in", email, now());
    expect(await signIn(new Browser("198.51.100.3").headers(), { email, password: PASSWORD })).toMatchObject({
      code: "too-many",
    });
  });

  test("is stopped per network address by the library, with its counters in the database", async () => {
    const browser = new Browser("198.51.100.200");
    const codes = new Set<string>();
    for (let n = 0; n < 20; n++) {
      const answer = await resetPassword(browser.headers(), { token: "wrong", password: OTHER });
      codes.add(answer.ok ? "ok" : answer.code);
    }
    expect([...codes]).toEqual(["link-invalid"]);
    expect(
      await resetPassword(browser.headers(), { token: "wrong", password: OTHER }),
    ).toMatchObject({ code: "too-many" });
    expect(
      await resetPassword(new Browser("198.51.100.201").headers(), {
        token: "wrong",
        password: OTHER,
      }),
    ).toMatchObject({
      code: "link-invalid",
    });
    expect(
      await db.rateLimit.findUnique({ where: { key: "198.51.100.200|/reset-password" } }),
    ).toMatchObject({ count: 20 });
  });

  test("mails to one address are limited, silently", async () => {
    const email = "minh@example.vn";
    await signUpAs(email);
    for (let n = 0; n < 6; n++) await signUpAs(email, new Browser(`203.0.113.${n + 20}`));
    expect(await mailsTo(email)).toHaveLength(5);
  });
});

async function newSession(browser: Browser, email: string, password: string): Promise<void> {
  const answer = await signIn(browser.headers(), { email, password });
  expect(answer).toMatchObject({ ok: true });
  if (answer.ok) browser.keep(answer.value.cookies);
}
