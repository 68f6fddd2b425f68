import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import type { Change } from "~/entries/writing/draft-values";
import { NO_MEMBER } from "~/entries/entry-content";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import * as guideRoute from "~/routes/_app.entries.$id.guide.$step/route";
import * as saveRoute from "~/routes/entries.$id.save/route";
import { coWrites } from "./access/world";
import { ask, draft, edit, formOf, save, title, visitor, world } from "./drafts-world";
import { at, CLOSES, entryRow, goodContent, GRACE, later, OPEN, PDF, received } from "./entries-world";
import { Browser, PASSWORD } from "./people/helpers";

afterEach(() => setClock(null));

describe("an open form saves itself", () => {
  test("two devices: what is apart is merged, what is not comes back with who and when", async () => {
    const { owner, id, writer } = await world();
    const colleague = await visitor();
    await coWrites(id, colleague.actor.userId);
    const first = await save(owner.browser, id, {
      writer,
      version: 1,
      changes: [title("", "Máy A")],
    });
    expect(first.body).toMatchObject({
      ok: true,
      value: { version: 2, content: null, conflicts: [] },
    });

    const second = await save(colleague.browser, id, {
      writer: colleague.actor.userId,
      version: 1,
      changes: [title("", "Máy B"), { path: "createdOn", before: "", after: "2026-01-02" }],
    });
    expect(second.body).toMatchObject({
      ok: true,
      value: {
        version: 3,
        content: { title: "Máy A", createdOn: "2026-01-02" },
        conflicts: [
          {
            path: "title",
            mine: "Máy B",
            theirs: "Máy A",
            by: owner.actor.name,
            at: OPEN.toISOString(),
          },
        ],
      },
    });
    expect(await draft(id)).toMatchObject({ title: "Máy A", createdOn: "2026-01-02" });
    const knowingly = await save(colleague.browser, id, {
      writer: colleague.actor.userId,
      version: 3,
      changes: [title("Máy A", "Máy B")],
    });
    expect(knowingly.body).toMatchObject({ value: { version: 4, conflicts: [] } });
    expect(await entryRow(id)).toMatchObject({ title: "Máy B", version: 4 });
  });

  test("eight at once from one version: exactly one has its way, the others are told", async () => {
    const { owner, id, writer } = await world();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        save(owner.browser, id, { writer, version: 1, changes: [title("", `Tên ${i}`)] }),
      ),
    );
    const told = answers.map(
      ({ body }) => (body["value"] as { conflicts: unknown[] }).conflicts.length,
    );
    expect(told.sort()).toEqual([0, 1, 1, 1, 1, 1, 1, 1]);
    expect((await entryRow(id)).version).toBe(2);
  });

  test("a request sent again is done once, also after somebody went on; asking for news changes nothing", async () => {
    const { owner, id, writer } = await world();
    const request = randomUUID();
    const body = { writer, version: 1, changes: [title("", "Một")], request };
    await save(owner.browser, id, body);
    await save(owner.browser, id, { writer, version: 2, changes: [title("Một", "Hai")] });
    const again = await save(owner.browser, id, body);
    expect(again.body).toMatchObject({
      value: { version: 3, content: { title: "Hai" }, conflicts: [] },
    });
    const news = await save(owner.browser, id, { writer, version: 3, changes: [] });
    expect(news.body).toMatchObject({ value: { version: 3, content: null } });
    expect((await entryRow(id)).version).toBe(3);
  });

  test("members added on two devices are two people", async () => {
    const { owner, id, writer } = await world();
    for (const [memberId, name] of [
      ["m111111111", "Lan"],
      ["m222222222", "Huệ"],
    ] as const)
      await save(owner.browser, id, {
        writer,
        version: 1,
        changes: [
          {
            path: `members.${memberId}`,
            before: null,
            after: { ...NO_MEMBER, id: memberId, name },
          },
          { path: "members", before: ["m1"], after: ["m1", memberId] },
        ],
      });
    expect((await draft(id)).members.map(({ name, main }) => [name, main])).toEqual([
      ["", true],
      ["Huệ", false],
      ["Lan", false],
    ]);
  });

  test("what does not fit the form is refused, whole", async () => {
    const { owner, id, writer } = await world();
    const wrong: Change[] = [
      { path: "title", before: "", after: ["x"] },
      { path: "title", before: "", after: "x".repeat(2_001) },
      { path: "version", before: "", after: "9" },
      { path: "answers.nothing", before: null, after: "x" },
      { path: "answers.__proto__", before: null, after: "x" },
      { path: "members.m1", before: null, after: { ...NO_MEMBER, id: "m2" } },
    ];
    for (const change of wrong) {
      const answer = await save(owner.browser, id, {
        writer,
        version: 1,
        changes: [title("", "A"), change],
      });
      expect(answer, change.path).toMatchObject({ status: 400, body: { code: "invalid" } });
    }
    expect(await entryRow(id)).toMatchObject({ version: 1, draft: { title: "" } });
    const odd = await save(owner.browser, id, {
      writer,
      version: 1,
      changes: [title("", "a\u0000\ud800b")],
    });
    expect(odd.status).toBe(200);
    expect((await draft(id)).title).toBe("a\ufffdb");
  });

  test("nobody is asked to sign in, another account is not written for, and after the deadline it is refused", async () => {
    const { owner, id, writer } = await world();
    const other = await visitor();
    await coWrites(id, other.actor.userId);
    const body = { writer, version: 1, changes: [title("", "A")] };
    expect(await save(null, id, body)).toMatchObject({ status: 401, body: { code: "sign-in" } });
    expect(await save(other.browser, id, body)).toMatchObject({
      status: 403,
      body: { code: "other-person" },
    });
    setClock(() => later(CLOSES, GRACE));
    expect(await save(owner.browser, id, body)).toMatchObject({
      status: 403,
      body: { code: "too-late" },
    });
    setClock(() => later(CLOSES, GRACE - 1));
    expect(await save(owner.browser, id, body)).toMatchObject({ status: 200 });
    const asForm = new Request("http://x", { method: "POST", body: new FormData() });
    const headers = { "Content-Type": asForm.headers.get("Content-Type")! };
    const answer = await ask(
      saveRoute.action,
      owner.browser,
      `/entries/${id}/save`,
      { id },
      { headers, body: "x" },
    );
    expect(answer.status).toBe(400);
  });
});

describe("the form without script", () => {
  test("drawn long ago it changes only what its writer changed; a collision is chosen in", async () => {
    const { contest, owner, id, writer } = await world();
    const base = await draft(id);
    const theirs = { ...base, title: "Của Lan", province: "68" };
    await saveDraft(at(owner.actor), { entryId: id, version: 1, content: theirs });
    const mine = { ...base, title: "Của tôi", createdOn: "2026-01-02" };

    const answer = await edit(owner.browser, id, formOf(contest, base, mine, { writer }));
    expect(answer).toMatchObject({
      status: 409,
      body: {
        kind: "conflict",
        content: { title: "Của tôi", province: "68", createdOn: "2026-01-02" },
        conflicts: [{ path: "title", mine: "Của tôi", theirs: "Của Lan" }],
      },
    });
    expect(await draft(id)).toMatchObject({
      title: "Của Lan",
      province: "68",
      createdOn: "2026-01-02",
    });

    const shown = { ...mine, province: "68" };
    const page = { ...shown, title: base.title };
    const hidden = { theirs: JSON.stringify({ title: "Của Lan" }) };
    const unchosen = await edit(owner.browser, id, formOf(contest, page, shown, hidden));
    expect(unchosen.status, "without a choice it stays one").toBe(409);
    const kept = await edit(
      owner.browser,
      id,
      formOf(contest, page, shown, { ...hidden, "keep.title": "mine" }),
    );
    expect(kept.status).toBe(302);
    expect(await draft(id)).toMatchObject({ title: "Của tôi", province: "68" });
    const back = await edit(
      owner.browser,
      id,
      formOf(
        contest,
        page,
        { ...shown, title: "Thứ ba" },
        { theirs: JSON.stringify({ title: "Của tôi" }), "keep.title": "theirs" },
      ),
    );
    expect(back.status).toBe(302);
    expect((await draft(id)).title).toBe("Của tôi");
  });

  test("nobody sends in what somebody else has just written and they have not seen", async () => {
    const { contest, owner, id } = await world();
    const base = await draft(id);
    const file = await received(contest.regulation, "form", "Phiếu.pdf", PDF);
    const good = goodContent(contest.regulation);
    const form = formOf(contest, base, good, { intent: "submit" });
    form.append("files.form", new File([PDF], file.filename));
    await saveDraft(at(owner.actor), {
      entryId: id,
      version: 1,
      content: {
        ...base,
        supporters: [{ id: "s1", name: "Cô Mai", unit: "", role: "", phone: "", email: "" }],
      },
    });
    const answer = await edit(owner.browser, id, form);
    expect(answer).toMatchObject({ status: 409, body: { kind: "conflict", conflicts: [] } });
    expect(await entryRow(id)).toMatchObject({ state: "DRAFT", versions: [] });
    const seen = await draft(id);
    expect(seen).toMatchObject({ title: good.title, supporters: [{ name: "Cô Mai" }] });
    const sent = await submitEntry(at(owner.actor), {
      entryId: id,
      version: (await entryRow(id)).version,
      content: { ...good, supporters: [] },
    });
    expect(sent.ok).toBe(true);
  });

  test("sent after its session had ended: nothing is stored, all of it is held, and signing in there saves it", async () => {
    const { contest, owner, id, writer } = await world();
    const base = await draft(id);
    const typed = {
      ...base,
      title: "Viết lúc phiên đã hết",
      answers: { novelty: "Một đoạn\n\nDài" },
    };
    const form = formOf(contest, base, typed, { writer });
    form.append("files.form", new File([PDF], "Phiếu.pdf"));
    const held = await edit(null, id, form);
    expect(held).toMatchObject({
      status: 401,
      body: {
        refusal: "sign-in",
        kept: { action: `/entries/${id}/edit`, hadFiles: true, code: null },
      },
    });
    const { fields } = held.body["kept"] as { fields: [string, string][] };
    expect((await entryRow(id)).version).toBe(1);

    const resend = (email: string, password: string) => {
      const again = new FormData();
      for (const [name, value] of fields) again.append(name, value);
      again.set("signIn.email", email);
      again.set("signIn.password", password);
      return again;
    };
    const signedOut = new Browser("198.51.100.77");
    const wrong = await edit(signedOut, id, resend(owner.email, "không phải mật khẩu"));
    expect(wrong).toMatchObject({
      status: 401,
      body: { kept: { code: "wrong-password", fields } },
    });
    expect(JSON.stringify(wrong.body)).not.toContain("không phải mật khẩu");

    const stranger = await visitor();
    const foreign = await edit(stranger.browser, id, resend(stranger.email, PASSWORD));
    expect(foreign).toMatchObject({
      status: 401,
      body: { kept: { code: "other-person", fields } },
    });

    setClock(null);
    const right = await edit(signedOut, id, resend(owner.email, PASSWORD));
    expect(right).toMatchObject({ status: 307, location: `/entries/${id}/edit` });
    expect(right.response!.headers.get("Set-Cookie")).toContain("HttpOnly");
    setClock(() => OPEN);
    const sent = await edit(owner.browser, id, resend(owner.email, PASSWORD));
    expect(sent.status).toBe(302);
    expect(await draft(id)).toMatchObject({
      title: typed.title,
      answers: { novelty: "Một đoạn\n\nDài" },
    });
  });

  test("one step of the guided form touches only what it shows", async () => {
    const { contest, owner, id, writer } = await world();
    const whole = { ...goodContent(contest.regulation) };
    await saveDraft(at(owner.actor), { entryId: id, version: 1, content: whole });
    const step = (stepId: string, fields: Record<string, string>) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ version: "2", writer, ...fields }))
        form.set(name, value);
      return ask(
        guideRoute.action,
        owner.browser,
        `/entries/${id}/guide/${stepId}`,
        { id, step: stepId },
        { body: form },
      );
    };
    const m2 = whole.members[1]!;
    const saved = await step("member-m2", {
      base: JSON.stringify({ "members.m2": m2 }),
      "members.0.id": "m2",
      "members.0.name": "Trần Văn Bình An",
      mainMember: "m2",
      go: "back",
    });
    expect(saved).toMatchObject({ status: 302, location: `/entries/${id}/guide/member-m1` });
    const after = await draft(id);
    expect(after.members).toEqual([whole.members[0], { ...m2, name: "Trần Văn Bình An" }]);
    expect(after).toMatchObject({ title: whole.title, fieldId: whole.fieldId });

    const general = await step("general", {
      base: JSON.stringify({ title: whole.title, fieldId: whole.fieldId }),
      title: "Tên mới",
      fieldId: whole.fieldId,
      go: "next",
    });
    expect(general.location).toBe(`/entries/${id}/guide/member-m1`);
    expect(await draft(id)).toMatchObject({ title: "Tên mới", members: after.members });
    expect(await db.entry.count({ where: { id, title: "Tên mới" } })).toBe(1);
  });
});
