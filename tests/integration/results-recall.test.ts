import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { publicContest } from "~/contests/contest.server";
import { certificatesPage } from "~/documents/certificates/certificates-page.server";
import { checkedCertificate } from "~/documents/certificates/check.server";
import { judgeReceipts } from "~/judging/sheets/receipts.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { decide } from "~/results/decide.server";
import { prizesOfEntries } from "~/results/prizes-of-entries.server";
import { publicNews, publicPages, solutionNews } from "~/results/public/news.server";
import { publishedPage } from "~/results/publication-page.server";
import { publicationSteps } from "~/results/published.server";
import { createScenario, proposeScenario } from "~/results/scenarios/scenarios.server";
import { recordVote } from "~/results/scenarios/vote.server";
import * as correctionsRoute from "~/routes/_app.manage.contests.$contestId.corrections._index/route";
import * as correctionRoute from "~/routes/_app.manage.contests.$contestId.corrections.$number/route";
import * as publicationRoute from "~/routes/_app.manage.contests.$contestId.publication._index/route";
import * as oneRoute from "~/routes/_app.manage.contests.$contestId.publication.$number/route";
import * as resultsRoute from "~/routes/_public.contests.$slug.results/route";
import * as bundleRoute from "~/routes/contests.$slug.results[.]json/route";
import { INVARIANTS } from "../../scripts/invariants";
import { dueOf, issued } from "./certificates-world";
import { cookieOf, knock, regulate } from "./complaints-world";
import { at, grantee, must } from "./judging-world";
import { decisionForm, DECIDING, OFFICIAL, resultsContest, type ResultsWorld } from "./results-world";

/** 10:00 in the contest's zone, and the moment before. */
const VISIBLE = new Date("2026-10-26T03:00:00Z");
const BEFORE = new Date(VISIBLE.getTime() - 1);
/** A minute earlier it is too late to keep it back; the last moment at which it is not. */
const EDGE = new Date(VISIBLE.getTime() - 60_000);
const IN_TIME = new Date(EDGE.getTime() - 1);
const LATER = new Date("2026-10-28T03:00:00Z");

let world: ResultsWorld;
let slug: string;
let organiser: string;

afterEach(() => setClock(null));

beforeEach(async () => {
  world = await resultsContest([90, 82, 71]);
  ({ slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } }));
  organiser = await cookieOf(world, world.organiser, "ORGANISER");
  await world.closed();
  setClock(() => DECIDING);
});

const publish = async (fields: object = {}) =>
  knock(
    publicationRoute.action,
    { contestId: world.contestId },
    { cookie: organiser, form: { ...OFFICIAL, version: String(await world.version()), ...fields } },
  );
const putOff = (fields: object = {}) => publish({ visibleAt: "2026-10-26T10:00", ...fields });
const recall = async (fields: object = {}, cookie = organiser) =>
  knock(
    oneRoute.action,
    { contestId: world.contestId, number: "1" },
    { cookie, form: { intent: "recall", version: String(await world.version()), reason: "Sai một phiếu", ...fields } },
  );
const correct = async () => {
  const { id } = await db.assignment.findFirstOrThrow({ where: { entryId: world.entries[0]!.id, judge: { userId: world.chair.userId } } });
  const form = { version: String(await world.version()), reason: "Cộng nhầm", sheets: id };
  expect((await knock(correctionsRoute.action, { contestId: world.contestId }, { cookie: organiser, form })).status).toBe(302);
};
const endCorrection = async (fields: object = {}) => {
  const form = { version: String(await world.version()), ...fields };
  expect((await knock(correctionRoute.action, { contestId: world.contestId, number: "1" }, { cookie: organiser, form })).status).toBe(302);
};
const contest = () => db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
const listed = async () =>
  (await knock(publicationRoute.loader, { contestId: world.contestId }, { cookie: organiser })).data["publications"];

/** Whether anybody who looks at a result sees one at that moment: they must all say the same. */
async function seenAt(now: Date): Promise<boolean> {
  setClock(() => now);
  const news = await publicNews(now);
  const receipts = must(await judgeReceipts(at(world.chair, now), world.contestId));
  const seen = {
    page: (await knock(resultsRoute.loader, { slug })).status === 200,
    bundle: (await knock(bundleRoute.loader, { slug })).status === 200,
    phase: (await publicContest(slug, now))?.contest.phase === "published",
    feed: news.some(({ slug: of, what }) => of === slug && what === "published"),
    sitemap: (await publicPages(now)).some(({ slug: of, of: what }) => of === slug && what === "results"),
    receipts: receipts.contest.published,
    steps: (await publicationSteps(world.contestId, now)).length > 0,
    ownList: world.entries[0]!.id in (await prizesOfEntries([world.entries[0]!.id], now)),
  };
  expect((await solutionNews(now)).some(({ slug: of }) => of === slug && !seen.page)).toBe(false);
  const answers = [...new Set(Object.values(seen))];
  expect({ ...seen, answers }).toEqual({ ...seen, answers: [seen.page] });
  return seen.page;
}

describe("a publication that is put off", () => {
  it("is recalled before its minute with a reason, and nobody ever sees it", async () => {
    expect((await putOff()).status).toBe(302);
    expect(await contest()).toMatchObject({ state: "PUBLISHED" });
    const secretary = await cookieOf(world, await grantee("SECRETARY", world.organisationId));
    expect((await recall({}, secretary)).status).toBe(403);
    expect(await recall({ reason: " " })).toMatchObject({ status: 400, data: { faults: [{ path: "reason", code: "required" }] } });
    const stale = String((await world.version()) - 1);
    expect(await recall({ version: stale })).toMatchObject({ status: 409, data: { code: "conflict", values: { reason: "Sai một phiếu" } } });

    setClock(() => IN_TIME);
    expect((await recall()).status).toBe(302);
    expect(await contest()).toMatchObject({ state: "CLOSED", publishedAt: null });
    expect(await db.auditEvent.findFirstOrThrow({ where: { chainId: world.contestId, action: "results.recalled" } })).toMatchObject({
      actorId: world.organiser.userId,
      data: { number: 1, kind: "OFFICIAL", reason: "Sai một phiếu" },
    });
    expect((await recall()).status).toBe(403);
    expect(await seenAt(VISIBLE)).toBe(false);
    expect(await listed()).toMatchObject([{ number: 1, isVisible: false, recalled: { reason: "Sai một phiếu" } }]);

    // What comes instead is a first one, at a time of its own choosing.
    expect((await publish({ visibleAt: "2026-10-26T10:30" })).status).toBe(302);
    expect(await seenAt(new Date("2026-10-26T03:30:00Z"))).toBe(true);
    expect(await publicationSteps(world.contestId, LATER)).toMatchObject([{ number: 2, reason: "" }]);
  });

  it("is recalled no more from a minute before on, whenever it was asked for", async () => {
    expect((await putOff()).status).toBe(302);
    // Asked for in time; the contest is held only after that. What is recalled then may be read before it is committed.
    let asked = 0;
    setClock(() => (asked++ === 0 ? IN_TIME : EDGE));
    expect(await recall()).toMatchObject({ status: 409, data: { code: "too-late", values: { reason: "Sai một phiếu" } } });
    const page = async (now: Date) => must(await publishedPage(at(world.organiser, now), world.contestId, 1));
    expect([(await page(IN_TIME)).whyNotRecall, (await page(EDGE)).whyNotRecall]).toEqual([null, "too-late"]);
    expect(await seenAt(VISIBLE)).toBe(true);
    expect(await contest()).toMatchObject({ state: "PUBLISHED" });
    expect(await db.auditEvent.count({ where: { chainId: world.contestId, action: "results.recalled" } })).toBe(0);
  });

  it("keeps its certificates, unseen until the next one; one of a prize that is lost there is never seen", async () => {
    expect((await putOff()).status).toBe(302);
    const given = await issued(world);
    const of = (entry: number) => given.find(({ entryId }) => entryId === world.entries[entry]!.id)!;
    const check = (entry: number) => checkedCertificate({ code: of(entry).token }, LATER);
    expect((await recall()).status).toBe(302);
    expect([await check(0), await check(1)]).toEqual([null, null]);
    const form = decisionForm({ version: await world.version(), kind: "prize", entry: world.entries[1]!.code, outcome: "none" });
    must(await decide(at(world.organiser, DECIDING), { contestId: world.contestId, form }));
    setClock(() => LATER);
    expect((await publish()).status).toBe(302);
    expect(await check(0)).toMatchObject({ state: "valid", number: of(0).number });
    expect(await check(1)).toBeNull();
    const filter = { search: "", show: "outdated", page: 1 } as const;
    const desk = must(await certificatesPage(at(world.organiser, LATER), world.contestId, await dueOf(world), filter));
    expect(desk.rows.map(({ id }) => id)).toEqual([of(1).id]);
  });
});

describe("a list that is put off, of a result that the committee makes anew before its minute", () => {
  const DECIDED = {
    decision: async (now: Date) => {
      const form = decisionForm({ version: await world.version(), kind: "prize", entry: world.entries[2]!.code, outcome: "none" });
      must(await decide(at(world.organiser, now), { contestId: world.contestId, form }));
    },
    scenario: async (now: Date) => {
      const ctx = at(world.organiser, now);
      const { contestId } = world;
      const { id: scenarioId } = must(await createScenario(ctx, { contestId, form: { name: "Phương án A", note: "", source: "" } }));
      must(await proposeScenario(ctx, { contestId, scenarioId, version: 1 }));
      const votes = { votesFor: 6, votesAgainst: 3, votesTotal: 9, meetingId: "", reason: "" };
      must(await recordVote(ctx, { contestId, scenarioId, form: { version: await world.version(), ...votes } }));
    },
  };

  it.each(["decision", "scenario"] as const)("is recalled by a %s with its row in the audit, and the page says why", async (by) => {
    expect((await putOff({ kind: "PROVISIONAL" })).status).toBe(302);
    await DECIDED[by](DECIDING);
    expect(await seenAt(LATER)).toBe(false);
    setClock(() => DECIDING);
    expect(await listed()).toMatchObject([{ kind: "PROVISIONAL", tally: 1, isVisible: false, recalled: { superseded: true } }]);
    expect(await db.auditEvent.findFirstOrThrow({ where: { chainId: world.contestId, action: "results.recalled" } })).toMatchObject({
      actorId: world.organiser.userId,
      data: { number: 1, kind: "PROVISIONAL", reason: "tally-superseded" },
    });
    for (const { name, check } of INVARIANTS.filter((one) => ["publication", "contest-state"].includes(one.name)))
      for await (const violation of check(db)) expect([name, violation]).toEqual([]);
    expect((await putOff({ kind: "PROVISIONAL" })).status).toBe(302);
    setClock(() => LATER);
    expect((await knock(resultsRoute.loader, { slug })).data).toMatchObject({ kind: "PROVISIONAL" });
  });

  it("stays where it is seen within a minute", async () => {
    expect((await putOff({ kind: "PROVISIONAL" })).status).toBe(302);
    setClock(() => EDGE);
    await DECIDED.decision(EDGE);
    expect(await listed()).toMatchObject([{ tally: 1, recalled: null }]);
  });
});

describe("a correction of what a publication is built on, opened before its minute", () => {
  it("keeps it back; when it is closed the publication is recalled", async () => {
    expect((await putOff()).status).toBe(302);
    setClock(() => IN_TIME);
    await correct();
    expect(await seenAt(VISIBLE)).toBe(false);
    expect(await listed()).toMatchObject([{ isVisible: false, isHeld: true }]);
    expect(await contest()).toMatchObject({ state: "CLOSED" });
    const { entryId } = await db.assignment.findFirstOrThrow({ where: { entryId: world.entries[0]!.id } });
    await world.score(world.chair, entryId, 30);
    await endCorrection();
    expect(await seenAt(LATER)).toBe(false);
    expect(await db.publication.findFirstOrThrow({ where: { contestId: world.contestId } })).toMatchObject({
      recallReason: "Cộng nhầm",
      recalledById: world.organiser.userId,
    });
    expect((await publish()).status).toBe(302);
    expect(await seenAt(LATER)).toBe(true);
  });

  it("does not touch what has been seen, or is seen within a minute", async () => {
    expect((await putOff()).status).toBe(302);
    setClock(() => EDGE);
    await correct();
    expect(await seenAt(VISIBLE)).toBe(true);
    expect(await contest()).toMatchObject({ state: "PUBLISHED", publishedAt: VISIBLE });
  });

  it("is given up: what was kept back holds again, at its minute or at once", async () => {
    expect((await putOff()).status).toBe(302);
    await correct();
    await endCorrection({ intent: "cancel", reason: "Mở nhầm" });
    expect(await seenAt(BEFORE)).toBe(false);
    expect(await seenAt(VISIBLE)).toBe(true);
    expect(await contest()).toMatchObject({ state: "PUBLISHED", publishedAt: VISIBLE });
  });

  it("given up after the committee decided otherwise meanwhile, it is recalled: what holds is the newest result", async () => {
    expect((await putOff()).status).toBe(302);
    await correct();
    const form = decisionForm({ version: await world.version(), kind: "prize", entry: world.entries[2]!.code, outcome: "none" });
    must(await decide(at(world.organiser, DECIDING), { contestId: world.contestId, form }));
    await endCorrection({ intent: "cancel", reason: "Mở nhầm" });
    expect(await seenAt(LATER)).toBe(false);
    expect(await contest()).toMatchObject({ state: "CLOSED", publishedAt: null });
    expect(await listed()).toMatchObject([{ isHeld: false, recalled: { superseded: true } }]);
    const events = { chainId: world.contestId, action: "results.recalled" };
    expect(await db.auditEvent.findFirstOrThrow({ where: events })).toMatchObject({
      data: { number: 1, kind: "OFFICIAL", reason: "tally-superseded" },
    });
    for (const { name, check } of INVARIANTS.filter((one) => ["publication", "contest-state"].includes(one.name)))
      for await (const violation of check(db)) expect([name, violation]).toEqual([]);
    expect((await publish()).status).toBe(302);
    expect(await seenAt(LATER)).toBe(true);
    expect(await publicationSteps(world.contestId, LATER)).toMatchObject([{ number: 2 }]);
  });

  it("given up after the committee decided otherwise meanwhile, a list that it kept back is recalled too", async () => {
    await regulate(world.contestId, { complaintDays: 7 });
    expect((await putOff({ kind: "PROVISIONAL" })).status).toBe(302);
    await correct();
    const form = decisionForm({ version: await world.version(), kind: "prize", entry: world.entries[2]!.code, outcome: "none" });
    must(await decide(at(world.organiser, DECIDING), { contestId: world.contestId, form }));
    await endCorrection({ intent: "cancel", reason: "Mở nhầm" });
    expect(await listed()).toMatchObject([{ kind: "PROVISIONAL", tally: 1, isHeld: false, recalled: { superseded: true } }]);
    expect(await db.auditEvent.findFirstOrThrow({ where: { chainId: world.contestId, action: "correction.cancelled" } })).toMatchObject({
      data: { recalled: ["1"] },
    });
    setClock(() => LATER);
    expect((await knock(resultsRoute.loader, { slug })).status).toBe(404);
    // The list of the result as it is now comes in its place, with its own days for complaints.
    expect((await publish({ kind: "PROVISIONAL" })).status).toBe(302);
    expect((await knock(resultsRoute.loader, { slug })).data).toMatchObject({ kind: "PROVISIONAL", takesComplaints: true });
  });

  it("given up after that minute shows it from then on, with the whole time for complaints", async () => {
    await regulate(world.contestId, { complaintDays: 7 });
    expect((await putOff({ kind: "PROVISIONAL" })).status).toBe(302);
    await correct();
    setClock(() => LATER);
    await endCorrection({ intent: "cancel", reason: "Mở nhầm" });
    // The seventh day after 28 October ends in the contest's zone.
    expect(await db.publication.findFirstOrThrow({ where: { contestId: world.contestId } })).toMatchObject({
      heldAt: null,
      visibleAt: LATER,
      complaintsUntil: new Date("2026-11-04T17:00:00Z"),
    });
    expect((await knock(resultsRoute.loader, { slug })).data).toMatchObject({ kind: "PROVISIONAL", takesComplaints: true });
  });
});
