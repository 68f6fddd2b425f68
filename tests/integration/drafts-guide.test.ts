import { afterEach, describe, expect, test } from "vitest";
import type { EntryContent } from "~/entries/entry-content";
import { saveDraft } from "~/entries/writing/save-draft.server";
import { drawnValues } from "~/entries/writing/draft-form";
import { setClock } from "~/platform/clock.server";
import * as guideRoute from "~/routes/_app.entries.$id.guide.$step/route";
import * as resumeRoute from "~/routes/_app.entries.$id.guide._index/route";
import { coWrites } from "./access/world";
import { ask, draft, visitor, world } from "./drafts-world";
import { at, entryRow, goodContent, PDF, received } from "./entries-world";

afterEach(() => setClock(null));

type World = Awaited<ReturnType<typeof world>>;

async function written(over: Partial<EntryContent> = {}) {
  const made = await world();
  const { contest, owner, id } = made;
  const added = [await received(contest.regulation, "form", "Phiếu.pdf", PDF)];
  const content = goodContent(contest.regulation, over);
  await saveDraft(at(owner.actor), { entryId: id, version: 1, content, added });
  return { ...made, content };
}

function post({ owner, id, writer }: World, step: string, base: object, fields: Record<string, string>) {
  const body = new FormData();
  const all = { version: "2", writer, base: JSON.stringify(base), ...fields };
  for (const [name, value] of Object.entries(all)) body.set(name, value);
  return ask(guideRoute.action, owner.browser, `/entries/${id}/guide/${step}`, { id, step }, { body });
}

async function page({ owner, id }: World, step: string, query = "", cookie = "") {
  const headers = owner.browser.headers();
  if (cookie) headers.set("Cookie", `${headers.get("Cookie") ?? ""}; ${cookie}`);
  const request = new Request(`http://sangtao.test/entries/${id}/guide/${step}${query}`, { headers });
  const answer = await guideRoute.loader({ request, params: { id, step }, context: {} as never });
  const { data, init } = answer as unknown as {
    data: { faults: { path: string }[]; steps: { id: string; missing: boolean }[] };
    init: { headers: Record<string, string> };
  };
  return { ...data, cookie: init.headers["Set-Cookie"] ?? "" };
}

describe("the guided form", () => {
  test("tells what is wrong in a step beside its fields, keeps it all the same, and lets one go on", async () => {
    const made = await written();
    const { id, content } = made;
    const m2 = content.members[1]!;
    const base = { "members.m2": m2 };
    const fields = { "members.0.id": "m2", "members.0.birthDate": "31/02/1990", "members.0.phone": "1" };
    const told = await post(made, "member-m2", base, { ...fields, go: "next" });
    expect(told).toMatchObject({ status: 400, body: { kind: "saved" } });
    expect((told.body["faults"] as { path: string }[]).map(({ path }) => path)).toEqual([
      "members.0.birthDate",
      "members.0.phone",
    ]);
    expect((await draft(id)).members[1]).toMatchObject({ phone: "1", name: m2.name });
    expect(await post(made, "member-m2", base, { ...fields, go: "skip" })).toMatchObject({
      status: 302,
      location: `/entries/${id}/guide/main`,
    });
    expect((await page(made, "member-m2")).faults).toEqual([]);
    const checked = await page(made, "member-m2", "?check=1");
    expect(checked.faults.map(({ path }) => path)).toEqual(["members.0.birthDate", "members.0.phone"]);
    expect(checked.steps.filter(({ missing }) => missing).map(({ id }) => id)).toEqual(["member-m2"]);
    expect((await page(made, "member-m1", "?check=1")).faults).toEqual([]);
  });

  test("asks who is the main author, once there are two", async () => {
    const made = await written();
    const ids = { "members.0.id": "m1", "members.1.id": "m2" };
    const chosen = await post(made, "main", { mainMember: "m1" }, { ...ids, mainMember: "m2", go: "next" });
    expect(chosen.status).toBe(302);
    const { members } = await draft(made.id);
    expect(members.map(({ id, main }) => [id, main])).toEqual([["m1", false], ["m2", true]]);
    expect(members.map(({ name }) => name)).toEqual(made.content.members.map(({ name }) => name));
  });

  test("goes on at the step that was left last", async () => {
    const made = await written({ title: "" });
    const { owner, id } = made;
    const { cookie } = await page(made, "question-novelty");
    expect(cookie).toContain(`Path=/entries/${id};`);
    const resume = async (kept: string) => {
      const headers = owner.browser.headers();
      headers.set("Cookie", `${headers.get("Cookie") ?? ""}; ${kept}`);
      const request = new Request(`http://sangtao.test/entries/${id}/guide`, { headers });
      const led = await resumeRoute.loader({ request, params: { id }, context: {} as never });
      return led.headers.get("Location");
    };
    expect(await resume(cookie.split(";")[0]!)).toBe(`/entries/${id}/guide/question-novelty`);
    expect(await resume("guide=question-of-another-form")).toBe(`/entries/${id}/guide/general`);
    expect(await resume("x=1")).toBe(`/entries/${id}/guide/general`);
  });

  test("sends in what its last step shows, and nothing that came after", async () => {
    const made = await written();
    const { contest, owner, id, content } = made;
    const seen = JSON.stringify(drawnValues(contest.regulation, content, null));
    const send = (shown: string) => post(made, "send", {}, { intent: "submit", seen: shown });
    await saveDraft(at(owner.actor), {
      entryId: id,
      version: 2,
      content: { ...content, title: "Của người khác" },
    });
    expect(await send(seen)).toMatchObject({
      status: 409,
      body: { kind: "conflict", theirs: { title: "Của người khác" } },
    });
    const now = JSON.stringify(drawnValues(contest.regulation, await draft(id), null));
    expect(await send(now)).toMatchObject({ status: 302, location: `/entries/${id}?sent=1` });
    expect(await entryRow(id)).toMatchObject({
      state: "SUBMITTED",
      versions: [{ snapshot: { title: "Của người khác" } }],
    });
  });

  test("says what keeps it from being sent in; who only writes along does not send", async () => {
    const made = await written({ title: "" });
    const { contest, id, content } = made;
    const seen = JSON.stringify(drawnValues(contest.regulation, content, null));
    expect(await post(made, "send", {}, { intent: "submit", seen })).toMatchObject({
      status: 400,
      body: { kind: "invalid", faults: [{ path: "title" }] },
    });
    const other = await visitor();
    await coWrites(id, other.actor.userId);
    const along = { ...made, owner: other, writer: other.actor.userId };
    expect(await post(along, "send", {}, { intent: "submit", seen })).toMatchObject({ status: 403 });
    expect((await entryRow(id)).versions).toHaveLength(0);
  });
});
