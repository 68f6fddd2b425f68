import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/people/actor";
import { setClock } from "~/platform/clock.server";
import { blobKey } from "~/entries/files/attachment";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { storage } from "~/platform/storage/storage.server";
import * as entryRoute from "~/routes/_app.entries.$id._index/route";
import * as ownRoute from "~/routes/_app.entries.$id.complaint/route";
import * as deskRoute from "~/routes/_app.manage.contests.$contestId.complaints._index/route";
import * as oneRoute from "~/routes/_app.manage.contests.$contestId.complaints.$number/route";
import * as overviewRoute from "~/routes/_app.manage.contests.$contestId._index/route";
import * as publicationRoute from "~/routes/_app.manage.contests.$contestId.publication._index/route";
import * as tallyRoute from "~/routes/_app.manage.contests.$contestId.tally._index/route";
import * as resultsRoute from "~/routes/_public.contests.$slug.results/route";
import * as fileRoute from "~/routes/complaints.files.$fileId/route";
import * as bundleRoute from "~/routes/contests.$slug.results[.]json/route";
import { unitWith } from "./awards-world";
import { complaintForm, cookieOf, knock, minutes, regulate } from "./complaints-world";
import { must, person } from "./judging-world";
import { DECIDING, OFFICIAL, resultsContest, type ResultsWorld } from "./results-world";

/** The end of the seventh day after the list, in the contest's zone: 25 October is the day of DECIDING. */
const UNTIL = new Date("2026-11-01T17:00:00Z");
const PDF = "%PDF-1.4\n%%EOF\n";

let world: ResultsWorld;
let owner: Actor;
let entryId: string;
let slug: string;
let organiser: string;
let author: string;

const at = (when: Date) => setClock(() => when);
afterEach(() => setClock(null));

async function contestWithList(visibleAt = "") {
  world = await resultsContest([90, 82]);
  await regulate(world.contestId, { complaintDays: 7 });
  await world.closed();
  must(await world.publish({ kind: "PROVISIONAL", visibleAt }));
  entryId = world.entries[1]!.id;
  const { ownerId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  owner = { ...world.organiser, userId: ownerId, grants: [] };
  ({ slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } }));
  organiser = await cookieOf(world, world.organiser, "ORGANISER");
  author = await cookieOf(world, owner);
}

const complain = (form: FormData, cookie = author) => knock(ownRoute.action, { id: entryId }, { cookie, form });
const results = () => knock(resultsRoute.loader, { slug });
const publishOfficially = async () =>
  knock(
    publicationRoute.action,
    { contestId: world.contestId },
    { cookie: organiser, form: { ...OFFICIAL, version: String(await world.version()) } },
  );

describe("a provisional list", () => {
  beforeAll(() => contestWithList());

  it("is seen as one, without the file, while the contest stays closed", async () => {
    at(DECIDING);
    expect(await results()).toMatchObject({ status: 200, data: { kind: "PROVISIONAL" } });
    expect((await knock(bundleRoute.loader, { slug })).status).toBe(404);
    const contest = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
    expect(contest).toMatchObject({ state: "CLOSED", publishedAt: null });
    const list = await db.publication.findFirstOrThrow({ where: { contestId: world.contestId } });
    expect(list).toMatchObject({ kind: "PROVISIONAL", bundle: "", bundleSha256: "", complaintsUntil: UNTIL });
  });

  it("keeps the official result back until complaints are over", async () => {
    at(new Date(UNTIL.getTime() - 1));
    expect(await publishOfficially()).toMatchObject({ status: 409, data: { code: "gate" } });
  });

  it("is complained about by whoever answers for the entry, with files, and answered by an organiser", async () => {
    at(new Date(UNTIL.getTime() - 1));
    const form = complaintForm("Điểm chưa đúng", [{ name: "Bằng chứng.pdf", bytes: PDF }]);
    expect((await complain(form)).status).toBe(302);
    const [complaint] = await db.complaint.findMany({ where: { entryId }, include: { files: true } });
    expect(complaint).toMatchObject({ number: 1, state: "OPEN", text: "Điểm chưa đúng", byId: owner.userId });
    expect(complaint!.files).toMatchObject([{ filename: "Bằng chứng.pdf" }]);
    // The same form once more is the same complaint; another is not taken while this one waits, and not lost.
    expect((await complain(complaintForm("Điểm chưa đúng"))).status).toBe(302);
    expect(await complain(complaintForm("Thêm nữa"))).toMatchObject({
      status: 403,
      data: { faults: [{ path: "text", code: "not-now" }], values: { text: "Thêm nữa" } },
    });
    expect(await db.complaint.count({ where: { entryId } })).toBe(1);
    const mails = await db.mail.findMany({ where: { subject: { contains: "hiếu nại số 1" } } });
    expect(mails.map(({ to }) => to)).toContain(world.organiser.email);
    expect(mails.length).toBeGreaterThan(1);

    const file = { fileId: complaint!.files[0]!.id };
    expect(await knock(fileRoute.loader, file, { cookie: author })).toMatchObject({ status: 200, text: PDF });
    const stranger = await cookieOf(world, await person({}));
    expect((await knock(fileRoute.loader, file, { cookie: stranger })).status).toBe(404);
    expect((await complain(complaintForm("Tôi là ai"), stranger)).status).toBe(404);

    // Whoever is not to read it is not sent there.
    const observer = await cookieOf(world, await person({}), "OBSERVER");
    const steps = async (cookie: string) => (await knock(overviewRoute.loader, { contestId: world.contestId }, { cookie })).data["steps"];
    expect([await steps(organiser), await steps(observer)]).toEqual([["answer-complaints", "publish"], ["publish"]]);
    const closed = async (cookie: string) =>
      ((await knock(tallyRoute.loader, { contestId: world.contestId }, { cookie })).data["names"] as { closed: string[] }).closed;
    expect([await closed(organiser), await closed(observer)]).toEqual([[], ["complaints"]]);
    expect((await knock(deskRoute.loader, { contestId: world.contestId }, { cookie: observer })).status).toBe(403);

    // Nothing is official while it waits, also when the time is over.
    at(UNTIL);
    expect(await publishOfficially()).toMatchObject({ status: 409, data: { code: "gate" } });
    const params = { contestId: world.contestId, number: "1" };
    const desk = await knock(deskRoute.loader, params, { cookie: organiser });
    expect(desk.data).toMatchObject({ complaints: [{ number: 1, state: "OPEN" }] });
    const answer = { version: "1", outcome: "REJECTED", answer: "" };
    expect(await knock(oneRoute.action, params, { cookie: organiser, form: answer })).toMatchObject({
      status: 400,
      data: { faults: [{ path: "answer", code: "required" }] },
    });
    const right = { ...answer, answer: "Phiếu chấm đúng" };
    const answered = () => knock(oneRoute.action, params, { cookie: organiser, form: right });
    expect((await answered()).status).toBe(302);
    expect(await answered()).toMatchObject({ status: 409, data: { conflict: true, values: { answer: "Phiếu chấm đúng" } } });
    const own = await knock(entryRoute.loader, { id: entryId }, { cookie: author });
    expect(own.data).toMatchObject({ complaint: { complaints: [{ state: "REJECTED", answer: "Phiếu chấm đúng" }] } });
  });

  it("is complained about no more from the shown minute on, and what was typed stays", async () => {
    at(UNTIL);
    const late = `${PDF}% too late\n`;
    expect(await complain(complaintForm("Muộn", [{ name: "Muộn.pdf", bytes: late }]))).toMatchObject({
      status: 403,
      data: { faults: [{ path: "text", code: "too-late" }], values: { text: "Muộn" } },
    });
    // Nobody fills the storage with files that nothing can come of.
    expect(await storage().get(blobKey(sha256Hex(late)))).toBeNull();
  });

  it("gives way to the official result, in which nothing is complained about", async () => {
    at(UNTIL);
    expect((await publishOfficially()).status).toBe(302);
    expect(await results()).toMatchObject({ data: { kind: "OFFICIAL", decisionNumber: OFFICIAL.decisionNumber } });
    expect((await knock(bundleRoute.loader, { slug })).status).toBe(200);
    expect((await complain(complaintForm("Nữa"))).status).toBe(403);
  });
});

describe("a complaint", () => {
  it("is taken back by its author until it is answered; another may follow", async () => {
    await contestWithList();
    at(minutes(1));
    expect((await complain(complaintForm("Nhầm"))).status).toBe(302);
    const { id } = await db.complaint.findFirstOrThrow({ where: { entryId } });
    const form = { intent: "take-back", complaintId: id, version: "1" };
    expect((await knock(ownRoute.action, { id: entryId }, { cookie: author, form })).status).toBe(302);
    expect(await db.complaint.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "WITHDRAWN" });
    expect((await complain(complaintForm("Lần hai"))).status).toBe(302);
    expect(await db.complaint.count({ where: { entryId } })).toBe(2);
  });

  it("with a file of another kind or nothing written is told so beside the field, the words kept", async () => {
    await contestWithList();
    at(minutes(1));
    const script = complaintForm("Có căn cứ", [{ name: "x.pdf", bytes: "<script>" }]);
    expect(await complain(script)).toMatchObject({
      status: 400,
      data: { faults: [{ path: "files.evidence", code: "file-type" }], values: { text: "Có căn cứ" } },
    });
    expect(await complain(complaintForm("  "))).toMatchObject({
      status: 400,
      data: { faults: [{ path: "text", code: "required" }] },
    });
    expect(await db.complaint.count({ where: { entryId } })).toBe(0);
  });

  it("is not answered by an organiser who has an interest in the entry", async () => {
    await contestWithList();
    at(minutes(1));
    await complain(complaintForm("Xin xem lại"));
    await db.entry.update({ where: { id: entryId }, data: { ownerId: world.organiser.userId } });
    const params = { contestId: world.contestId, number: "1" };
    const form = { version: "1", outcome: "UPHELD", answer: "Đồng ý" };
    const answer = await knock(oneRoute.action, params, { cookie: organiser, form });
    expect(answer).toMatchObject({ status: 403, data: { refusal: "conflict-of-interest" } });
  });

  it("is not taken about a list that is not out yet", async () => {
    await contestWithList("2026-10-25T10:00");
    at(new Date("2026-10-25T02:59:59.999Z"));
    expect((await complain(complaintForm("Sớm"))).status).toBe(403);
    expect((await results()).status).toBe(404);
    at(new Date("2026-10-25T03:00:00Z"));
    expect((await results()).status).toBe(200);
    expect((await complain(complaintForm("Đúng giờ"))).status).toBe(302);
  });
});

describe("an entry of a unit", () => {
  it("is complained about by the unit and by each author, and neither waits for the other", async () => {
    await contestWithList();
    const unitId = await unitWith(world, "Trường THPT Lê Lợi", [entryId]);
    const coordinator = await person({});
    await db.roleGrant.create({
      data: { userId: coordinator.userId, role: "UNIT_COORDINATOR", organisationId: world.organisationId, unitId },
    });
    const writer = await person({});
    await db.coAuthor.create({
      data: {
        ...{ entryId, memberId: "m1", email: writer.email, tokenHash: "t", userId: writer.userId },
        ...{ invitedById: owner.userId, expiresAt: UNTIL, confirmedAt: DECIDING },
      },
    });
    const [unit, co] = [await cookieOf(world, coordinator), await cookieOf(world, writer)];
    at(new Date(DECIDING.getTime() + 60_000));
    expect((await complain(complaintForm("Đơn vị đề nghị xem lại"), unit)).status).toBe(302);
    expect((await complain(complaintForm("Tác giả đề nghị xem lại"), co)).status).toBe(302);
    expect(await db.complaint.findMany({ where: { entryId }, orderBy: { number: "asc" } })).toMatchObject([
      { byId: coordinator.userId, unitId },
      { byId: writer.userId, unitId: null },
    ]);
    // One at a time each.
    for (const cookie of [unit, co]) expect((await complain(complaintForm("Thêm nữa"), cookie)).status).toBe(403);
    const [ofUnit] = await db.complaint.findMany({ where: { entryId, unitId } });
    const takeBack = (cookie: string) =>
      knock(ownRoute.action, { id: entryId }, { cookie, form: { intent: "take-back", complaintId: ofUnit!.id, version: "1" } });
    const seen = async (cookie: string) => {
      const { data } = await knock(ownRoute.loader, { id: entryId }, { cookie });
      const { complaints } = data["page"] as { complaints: { text: string; mayTakeBack: boolean }[] };
      return complaints.map(({ text, mayTakeBack }) => [text.split(" ")[0], mayTakeBack]);
    };
    expect(await seen(co)).toEqual([["Tác", true], ["Đơn", false]]);
    expect(await seen(unit)).toEqual([["Tác", false], ["Đơn", true]]);
    expect((await takeBack(co)).status).toBe(403);
    expect((await takeBack(unit)).status).toBe(302);
    expect(await db.complaint.findMany({ where: { entryId }, orderBy: { number: "asc" } })).toMatchObject([
      { state: "WITHDRAWN" },
      { state: "OPEN" },
    ]);
  });
});
