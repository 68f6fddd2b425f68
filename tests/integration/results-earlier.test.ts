import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { recount } from "~/results/recount";
import * as complaintRoute from "~/routes/_app.entries.$id.complaint/route";
import * as correctionsRoute from "~/routes/_app.manage.contests.$contestId.corrections._index/route";
import * as correctionRoute from "~/routes/_app.manage.contests.$contestId.corrections.$number/route";
import * as publicationRoute from "~/routes/_app.manage.contests.$contestId.publication._index/route";
import * as recountRoute from "~/routes/_public.contests.$slug.recount/route";
import * as resultsRoute from "~/routes/_public.contests.$slug.results/route";
import * as bundleRoute from "~/routes/contests.$slug.results[.]json/route";
import { complaintForm, cookieOf, knock, regulate } from "./complaints-world";
import { answerOf, DECIDING, OFFICIAL, resultsContest, type ResultsWorld } from "./results-world";

const DAY = 86_400_000;
/** The end of the seventh day after DECIDING, in the contest's zone. */
const UNTIL = new Date("2026-11-01T17:00:00Z");

let world: ResultsWorld;
let slug: string;
let organiser: string;

afterEach(() => setClock(null));

async function contest(complaintDays: number) {
  world = await resultsContest([90, 82, 71, 40]);
  ({ slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } }));
  organiser = await cookieOf(world, world.organiser, "ORGANISER");
  await regulate(world.contestId, { complaintDays });
  await world.closed();
  setClock(() => DECIDING);
}

const publish = async (fields: object = {}) =>
  knock(
    publicationRoute.action,
    { contestId: world.contestId },
    { cookie: organiser, form: { ...OFFICIAL, version: String(await world.version()), ...fields } },
  );
/** An entry leaves the result: the winner, or the fourth, who has no prize. */
async function takeOut(entry: 0 | 3 = 0) {
  const params = { contestId: world.contestId };
  const out = { "entries.0.entryId": world.entries[entry]!.id, "entries.0.to": "INELIGIBLE" };
  const form = async (fields: object) => ({ version: String(await world.version()), ...fields });
  const opened = await knock(correctionsRoute.action, params, { cookie: organiser, form: await form({ reason: "Trùng giải pháp cũ", ...out }) });
  expect(opened.status).toBe(302);
  const number = String(await db.correction.count({ where: { contestId: world.contestId } }));
  const closed = await knock(correctionRoute.action, { ...params, number }, { cookie: organiser, form: await form({}) });
  expect(closed.status).toBe(302);
}
const ask = (handler: (args: never) => unknown, query = "") => {
  const request = new Request(`http://sangtao.test/${query}`);
  return answerOf(Promise.resolve(handler({ request, params: { slug }, context: {} } as never)));
};
const file = (query = "") => ask(bundleRoute.loader, query);
const results = () => knock(resultsRoute.loader, { slug });
const desk = async () => (await knock(publicationRoute.loader, { contestId: world.contestId }, { cookie: organiser })).data;

describe("an official result that was corrected", () => {
  beforeEach(() => contest(0));

  it("stays to be downloaded and recounted, byte for byte, beside the one that took its place", async () => {
    expect((await publish()).status).toBe(302);
    const first = (await file()).text;
    await takeOut();
    expect((await publish({ reason: "Giải pháp trùng" })).status).toBe(302);
    const second = (await file()).text;
    expect(second).not.toBe(first);
    const earlier = await file("?publication=1");
    expect(earlier.text).toBe(first);
    expect(earlier.headers.get("ETag")).toBe(`"${sha256Hex(first)}"`);
    expect(earlier.headers.get("Content-Disposition")).toContain(`${slug}-1.json`);
    expect((await file("?publication=2")).text).toBe(second);
    for (const text of [first, second]) expect(recount(JSON.parse(text))).toMatchObject({ kind: "counted", ok: true });
    expect((await results()).data["steps"]).toMatchObject([
      { number: 1, bundleSha256: sha256Hex(first), bundleBytes: Buffer.byteLength(first) },
      { number: 2, bundleSha256: sha256Hex(second), reason: "Giải pháp trùng" },
    ]);
    expect((await ask(recountRoute.loader)).data).toMatchObject({ number: null, bundleSha256: sha256Hex(second) });
    expect((await ask(recountRoute.loader, "?publication=2")).data).toMatchObject({ number: null });
    // An address that asks for none asks for the newest, for everybody.
    expect((await ask(recountRoute.loader, "?publication=")).data).toMatchObject({ number: null, bundleSha256: sha256Hex(second) });
    expect((await file("?publication=")).text).toBe(second);
    expect((await ask(recountRoute.loader, "?publication=1")).data).toMatchObject({
      number: 1,
      bundleSha256: sha256Hex(first),
      bundleBytes: Buffer.byteLength(first),
    });
  });

  it("is there by no other number, and not before its minute", async () => {
    expect((await publish({ visibleAt: "2026-10-26T10:00" })).status).toBe(302);
    for (const query of ["?publication=1", "?publication=2", "?publication=0", "?publication=x", "?publication="])
      expect([query, (await file(query)).status]).toEqual([query, 404]);
    expect((await ask(recountRoute.loader, "?publication=1")).status).toBe(404);
    setClock(() => new Date(DECIDING.getTime() + 2 * DAY));
    expect((await file("?publication=1")).status).toBe(200);
  });
});

describe("a result by which somebody loses a prize that a list gave them", () => {
  beforeEach(() => contest(7));

  it("asks for a list on which they can complain, or for the reason why there is none, which is told with it", async () => {
    expect((await publish({ kind: "PROVISIONAL" })).status).toBe(302);
    await takeOut();
    setClock(() => UNTIL);
    expect(await desk()).toMatchObject({ asksList: true, obstacles: { OFFICIAL: null, PROVISIONAL: null } });
    expect(await publish()).toMatchObject({ status: 400, data: { faults: [{ path: "noListReason", code: "required" }] } });
    const noListReason = "Tác giả đã có văn bản đồng ý";
    expect((await publish({ noListReason })).status).toBe(302);
    expect((await results()).data).toMatchObject({ kind: "OFFICIAL", noListReason, steps: [{ number: 1 }, { number: 2, noListReason }] });
    expect(await db.auditEvent.findFirstOrThrow({ where: { chainId: world.contestId, action: "results.published" }, orderBy: { position: "desc" } })).toMatchObject({
      data: { noListReason },
    });
  });

  it("goes by a list again, and by its days for complaints", async () => {
    expect((await publish({ kind: "PROVISIONAL" })).status).toBe(302);
    await takeOut();
    setClock(() => UNTIL);
    expect((await publish({ kind: "PROVISIONAL" })).status).toBe(302);
    expect(await desk()).toMatchObject({ asksList: false, obstacles: { OFFICIAL: "gate" } });
    expect((await publish({ noListReason: "Gấp" })).data).toMatchObject({ code: "gate" });
    setClock(() => new Date(UNTIL.getTime() + 8 * DAY));
    // What was typed where nothing asks for it is not told.
    expect((await publish({ noListReason: "Gấp" })).status).toBe(302);
    expect((await results()).data).toMatchObject({ kind: "OFFICIAL", noListReason: "" });
  });

  it("is asked for nothing where everybody keeps theirs", async () => {
    expect((await publish({ kind: "PROVISIONAL" })).status).toBe(302);
    await takeOut(3);
    setClock(() => UNTIL);
    expect(await desk()).toMatchObject({ asksList: false, obstacles: { OFFICIAL: null } });
    expect((await publish()).status).toBe(302);
  });

  it("after the official one: the list of the correction is complained about while the result before still stands", async () => {
    expect((await publish({ kind: "PROVISIONAL" })).status).toBe(302);
    setClock(() => UNTIL);
    expect((await publish()).status).toBe(302);
    expect((await publish({ kind: "PROVISIONAL" })).data).toMatchObject({ code: "official-stands" });
    const before = (await file()).text;
    await takeOut();
    expect(await desk()).toMatchObject({ asksList: true, isOut: false, obstacles: { PROVISIONAL: null } });
    expect((await publish({ kind: "PROVISIONAL" })).status).toBe(302);
    expect((await results()).data).toMatchObject({ kind: "PROVISIONAL", takesComplaints: true, steps: [{ number: 1 }, { number: 2, kind: "OFFICIAL" }, { number: 3 }] });
    expect((await file()).text).toBe(before);
    expect((await ask(recountRoute.loader)).data).toMatchObject({ number: null, bundleSha256: sha256Hex(before) });

    const entryId = world.entries[1]!.id;
    const { ownerId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
    const author = await cookieOf(world, { ...world.organiser, userId: ownerId, grants: [] });
    const complained = await knock(complaintRoute.action, { id: entryId }, { cookie: author, form: complaintForm("Xin xem lại") });
    expect(complained.status).toBe(302);
    setClock(() => new Date(UNTIL.getTime() + 8 * DAY));
    expect((await publish({ reason: "Giải pháp trùng" })).data).toMatchObject({ code: "gate" });
    await db.complaint.updateMany({ where: { entryId }, data: { state: "REJECTED", answer: "Giữ nguyên", answeredById: world.organiser.userId, answeredAt: new Date(UNTIL.getTime() + DAY) } });
    expect((await publish({ reason: "Giải pháp trùng" })).status).toBe(302);
    expect((await results()).data).toMatchObject({ kind: "OFFICIAL", reason: "Giải pháp trùng", noListReason: "" });
  });
});
