import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import type { EntryContent } from "~/entries/entry-content";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { changesBetween } from "~/entries/writing/draft-values";
import { ARRIVAL_HEADER } from "~/platform/arrival.server";
import { setClock } from "~/platform/clock.server";
import * as editRoute from "~/routes/_app.entries.$id.edit/route";
import { coWrites } from "./access/world";
import { ask, draft, edit, formOf, save, visitor, world } from "./drafts-world";
import { at, CLOSES, entryRow, goodContent, GRACE, later, PDF, PNG, received } from "./entries-world";

afterEach(() => setClock(null));

type World = Awaited<ReturnType<typeof world>>;

/** A draft that lacks nothing but what is typed now. */
async function almostDone() {
  const made = await world();
  const { contest, owner, id } = made;
  const added = [await received(contest.regulation, "form", "Phiếu.pdf", PDF)];
  const content = goodContent(contest.regulation, { title: "" });
  await saveDraft(at(owner.actor), { entryId: id, version: 1, content, added });
  return { ...made, base: content };
}

/** The open form as its script posts it: it says what its own saving under way holds. */
function posted(
  { contest, writer }: World,
  typed: EntryContent,
  { earlier, request }: { earlier: readonly object[]; request: string },
) {
  return formOf(contest, typed, typed, {
    intent: "submit",
    version: "2",
    writer,
    earlier: JSON.stringify(earlier),
    request,
  });
}

describe("an open form is sent in", () => {
  test("with all that it holds, whether its own saving under way comes before it, after it or never", async () => {
    for (const order of ["before", "after", "never"]) {
      const made = await almostDone();
      const { owner, id, writer, base } = made;
      const half = { ...base, title: "Máy gieo" };
      const whole = { ...half, title: "Máy gieo hạt" };
      const first = { request: randomUUID(), changes: changesBetween(base, half) };
      const second = { request: randomUUID(), changes: changesBetween(half, whole) };
      const saving = () => save(owner.browser, id, { ...first, writer, version: 2 });

      if (order === "before") await saving();
      const form = posted(made, whole, { earlier: [first, second], request: randomUUID() });
      const sent = await edit(owner.browser, id, form);
      expect(sent, order).toMatchObject({ status: 302, location: `/entries/${id}?sent=1` });
      if (order === "after") {
        const late = await saving();
        expect(late.body, order).toMatchObject({ ok: true, value: { conflicts: [] } });
      }
      expect((await draft(id)).title, order).toBe("Máy gieo hạt");
      const { versions } = await entryRow(id);
      expect(versions, order).toMatchObject([{ snapshot: { title: "Máy gieo hạt" } }]);
    }
  });

  test("not over what somebody else wrote in the same place, nor with what they have not seen", async () => {
    const made = await almostDone();
    const { owner, id, base } = made;
    const other = await visitor();
    await coWrites(id, other.actor.userId);
    await save(other.browser, id, {
      writer: other.actor.userId,
      version: 2,
      changes: changesBetween(base, { ...base, title: "Của người kia" }),
    });
    const mine = { ...base, title: "Của tôi" };
    const saving = { request: randomUUID(), changes: changesBetween(base, mine) };
    const both = posted(made, mine, { earlier: [saving], request: randomUUID() });
    expect(await edit(owner.browser, id, both)).toMatchObject({
      status: 409,
      body: { kind: "conflict", conflicts: [{ path: "title", theirs: "Của người kia" }] },
    });

    const blind = posted(made, base, { earlier: [], request: randomUUID() });
    expect(await edit(owner.browser, id, blind)).toMatchObject({
      status: 409,
      body: { kind: "conflict", conflicts: [], theirs: { title: "Của người kia" } },
    });
    expect(await entryRow(id)).toMatchObject({ state: "DRAFT", versions: [] });
  });

  test("again after a lost answer: the same receipt, also after the deadline and after others wrote on", async () => {
    const made = await almostDone();
    const { owner, id, base } = made;
    const whole = { ...base, title: "Máy gieo hạt" };
    const saving = { request: randomUUID(), changes: changesBetween(base, whole) };
    const request = randomUUID();
    const form = () => posted(made, whole, { earlier: [saving], request });
    expect((await edit(owner.browser, id, form())).status).toBe(302);
    const after = await draft(id);
    await saveDraft(at(owner.actor), {
      entryId: id,
      version: (await entryRow(id)).version,
      content: { ...after, title: "Sửa tiếp" },
    });
    setClock(() => later(CLOSES, GRACE));
    expect(await edit(owner.browser, id, form())).toMatchObject({
      status: 302,
      location: `/entries/${id}?sent=1`,
    });
    const other = posted(made, { ...whole, title: "Khác" }, { earlier: [], request: randomUUID() });
    expect(await edit(owner.browser, id, other)).toMatchObject({
      status: 403,
      body: { kind: "refused", refusal: "too-late" },
    });
    expect((await entryRow(id)).versions).toHaveLength(1);
  });

  test("again with a file that came in meanwhile is no retry", async () => {
    const made = await almostDone();
    const { contest, owner, id, base } = made;
    const whole = { ...base, title: "Máy gieo hạt" };
    const saving = { request: randomUUID(), changes: changesBetween(base, whole) };
    const request = randomUUID();
    const form = () => posted(made, whole, { earlier: [saving], request });
    await edit(owner.browser, id, form());
    const { version } = await entryRow(id);
    const added = [await received(contest.regulation, "photos", "Ảnh.png", PNG)];
    await saveDraft(at(owner.actor), { entryId: id, version, content: await draft(id), added });
    expect((await edit(owner.browser, id, form())).status).toBe(302);
    const { versions } = await entryRow(id);
    expect(versions.map(({ snapshot }) => (snapshot as { attachments: unknown[] }).attachments)).toMatchObject([
      [{ filename: "Phiếu.pdf" }],
      [{ filename: "Phiếu.pdf" }, { filename: "Ảnh.png" }],
    ]);
  });

  test("what does not fit the form is not taken in with it", async () => {
    const made = await almostDone();
    const { owner, id, base } = made;
    const wrong = { request: randomUUID(), changes: [{ path: "version", before: "", after: "9" }] };
    for (const earlier of [[wrong], [{ request: "x", changes: [] }], [1]]) {
      const form = posted(made, base, { earlier: earlier as object[], request: randomUUID() });
      expect(await edit(owner.browser, id, form)).toMatchObject({ status: 400, body: { kind: "broken" } });
    }
  });

  test("the hour is that at which the request reached the server, however long it waited there", async () => {
    const made = await almostDone();
    const { contest, owner, id, writer, base } = made;
    const whole = { ...base, title: "Máy gieo hạt" };
    const send = (arrived: Date) =>
      ask(editRoute.action, owner.browser, `/entries/${id}/edit`, { id }, {
        headers: { [ARRIVAL_HEADER]: String(arrived.getTime()) },
        body: formOf(contest, base, whole, { intent: "submit", version: "2", writer }),
      });
    setClock(() => later(CLOSES, GRACE + 5_000));
    expect(await send(later(CLOSES, GRACE))).toMatchObject({ status: 403 });
    expect(await send(later(CLOSES, GRACE - 1))).toMatchObject({ status: 302 });
    const { versions } = await entryRow(id);
    expect(versions).toMatchObject([{ submittedAt: later(CLOSES, GRACE - 1) }]);
  });

  test("what seems to say whose it is, is asked about once before; not in the last minutes", async () => {
    const made = await almostDone();
    const { contest, owner, id, writer, base } = made;
    const named = { ...base, title: "Máy gieo hạt của Nguyễn Thị Hoà" };
    const press = (typed: EntryContent, version: number, more: Record<string, string> = {}) => {
      const drawn = version > 2 ? named : base;
      const form = formOf(contest, drawn, typed, {
        ...{ intent: "submit", version: String(version), writer },
        ...more,
      });
      return edit(owner.browser, id, form);
    };
    const asked = await press(named, 2);
    expect(asked).toMatchObject({
      status: 409,
      body: { kind: "telling", version: 3, places: [{ path: "title", kind: "person" }] },
    });
    expect(await draft(id)).toMatchObject({ title: named.title });
    expect((await entryRow(id)).versions).toEqual([]);
    expect(await press(named, 3)).toMatchObject({ status: 409, body: { kind: "telling" } });

    const { version } = await entryRow(id);
    const again = await press(named, version, { "warned-of": "title" });
    expect(again).toMatchObject({ status: 302, location: `/entries/${id}?sent=1` });
    expect((await entryRow(id)).versions).toMatchObject([{ snapshot: { title: named.title } }]);

    const late = await almostDone();
    setClock(() => later(CLOSES, GRACE - 9 * 60_000));
    const form = formOf(late.contest, late.base, named, {
      ...{ intent: "submit", version: "2", writer: late.writer },
    });
    expect(await edit(late.owner.browser, late.id, form)).toMatchObject({ status: 302 });
  });
});
