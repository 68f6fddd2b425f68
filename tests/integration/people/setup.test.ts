import { expect, test } from "vitest";

process.env["SETUP_TOKEN"] = "a-setup-token-of-some-length";
const { setUpAdministrator, setupState } = await import("~/people/setup.server");
const { signIn } = await import("~/people/accounts.server");
const { accountsFor, mailFor, outboxFor } = await import("~/people/administration.server");
const { db } = await import("~/platform/db.server");
const { Browser } = await import("./helpers");

const NOW = new Date("2026-03-02T02:00:00Z");
const person = { name: "Quản Trị", email: "admin@example.vn", password: "a long enough password" };
const right = { ...person, token: "a-setup-token-of-some-length" };

test("the first administrator is made once, with the installation's token, and may then sign in", async () => {
  expect(await setupState()).toBe("open");
  expect(await setUpAdministrator({ ...person, token: "wrong" }, NOW)).toEqual({
    ok: false,
    code: "wrong-token",
  });
  const guesses = [];
  for (let n = 0; n < 10; n++) {
    const guess = await setUpAdministrator({ ...person, token: "wrong" }, NOW);
    guesses.push(guess.ok ? "ok" : guess.code);
  }
  // Strangers who guess do not keep out who has the token.
  expect(guesses.at(-1)).toBe("too-many");
  const both = await Promise.all([
    setUpAdministrator(right, NOW),
    setUpAdministrator({ ...right, email: "second@example.vn" }, NOW),
  ]);
  expect(both.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual(["done", "ok"]);
  expect(await db.user.count()).toBe(1);
  expect(await setupState()).toBe("done");
  expect(await setUpAdministrator(right, NOW)).toEqual({ ok: false, code: "done" });

  const { email } = await db.user.findFirstOrThrow();
  const browser = new Browser();
  const signedIn = await signIn(browser.headers(), { email, password: person.password });
  if (signedIn.ok) browser.keep(signedIn.value.cookies);
  const actor = await browser.actor();
  expect(actor?.isPlatformAdmin).toBe(true);

  const kept = await db.mail.create({
    data: { to: "a@example.vn", subject: "A", text: "link", state: "KEPT" },
  });
  const sent = await db.mail.create({
    data: { to: "b@example.vn", subject: "B", text: "link", state: "SENT" },
  });
  expect(await outboxFor(actor!, 1)).toMatchObject({ ok: true, value: { total: 2 } });
  expect(await mailFor(actor!, kept.id)).toMatchObject({ value: { text: "link" } });
  expect(await mailFor(actor!, sent.id)).toMatchObject({ value: { text: null } });
  expect(await accountsFor(actor!, "quản", 1)).toMatchObject({ value: { total: 1 } });
  const nobody = { ...actor!, isPlatformAdmin: false };
  expect(await outboxFor(nobody, 1)).toEqual({ ok: false, code: "role" });
  expect(await mailFor(nobody, kept.id)).toEqual({ ok: false, code: "role" });
  expect(await accountsFor(nobody, "", 1)).toEqual({ ok: false, code: "role" });
});
