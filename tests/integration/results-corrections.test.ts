import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { publicContest } from "~/contests/contest.server";
import { trackedEntry } from "~/entries/receipt.server";
import * as entryRoute from "~/routes/_app.entries.$id._index/route";
import * as correctionsRoute from "~/routes/_app.manage.contests.$contestId.corrections._index/route";
import * as correctionRoute from "~/routes/_app.manage.contests.$contestId.corrections.$number/route";
import * as previewRoute from "~/routes/_app.manage.contests.$contestId.publication.$number/route";
import * as publicationRoute from "~/routes/_app.manage.contests.$contestId.publication._index/route";
import * as resultsRoute from "~/routes/_public.contests.$slug.results/route";
import * as bundleRoute from "~/routes/contests.$slug.results[.]json/route";
import { publicationSteps } from "~/results/published.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { cookieOf, knock, regulate } from "./complaints-world";
import { at, must } from "./judging-world";
import { DECIDING, marksOf, OFFICIAL, resultsContest, type ResultsWorld } from "./results-world";

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

const assignment = (entry: number, judge: number) =>
  db.assignment.findFirstOrThrow({
    where: { entryId: world.entries[entry]!.id, judge: { userId: world.judges[judge]!.userId } },
    include: { sheet: true },
  });
const open = async (fields: Record<string, string>) =>
  knock(
    correctionsRoute.action,
    { contestId: world.contestId },
    { cookie: organiser, form: { version: String(await world.version()), reason: "Cộng nhầm", ...fields } },
  );
const close = async (number = "1") =>
  knock(
    correctionRoute.action,
    { contestId: world.contestId, number },
    { cookie: organiser, form: { version: String(await world.version()) } },
  );
const publish = async (fields: object = {}) =>
  knock(
    publicationRoute.action,
    { contestId: world.contestId },
    { cookie: organiser, form: { ...OFFICIAL, version: String(await world.version()), ...fields } },
  );

describe("a closed contest", () => {
  it("opens no sheet without a correction", async () => {
    const { id } = await assignment(0, 0);
    expect(await returnSheet(at(world.chair), { assignmentId: id, reason: "Sửa" })).toMatchObject({ code: "state" });
    const sheet = { assignmentId: id, version: 2, marks: marksOf(world, 10) };
    expect((await saveSheet(at(world.chair), sheet)).ok).toBe(false);
    expect((await open({})).data).toMatchObject({ faults: [{ path: "sheets", code: "nothing-chosen" }] });
  });

  it("opens the named sheets by a correction, publishes nothing meanwhile, and computes anew when they are back", async () => {
    const { id } = await assignment(0, 0);
    const other = await assignment(1, 0);
    expect((await open({ sheets: id })).status).toBe(302);
    expect(await assignment(0, 0)).toMatchObject({ sheet: { state: "RETURNED" } });
    const mail = await db.mail.findFirstOrThrow({ where: { to: world.chair.email, text: { contains: "Cộng nhầm" } } });
    expect(mail.text).toContain(world.entries[0]!.code);
    expect((await publish()).data).toMatchObject({ code: "gate" });
    expect((await open({ sheets: other.id })).data).toMatchObject({ code: "correction-open" });
    expect((await close()).data).toMatchObject({ code: "sheets-missing" });
    // Only what was named is open.
    const closed = { assignmentId: other.id, version: other.sheet!.version, marks: marksOf(world, 1) };
    expect(await submitSheet(at(world.chair, DECIDING), closed)).toMatchObject({ code: "state" });

    const { sheet } = await assignment(0, 0);
    const again = { assignmentId: id, version: sheet!.version, marks: marksOf(world, 30), comment: "" };
    must(await submitSheet(at(world.chair, DECIDING), again));
    const page = await knock(correctionRoute.loader, { contestId: world.contestId, number: "1" }, { cookie: organiser });
    const { code } = world.entries[0]!;
    expect(page.data).toMatchObject({
      missing: 0,
      changes: [
        { entry: code, before: { score: "90.00", rank: 1 }, after: { score: "70.00", rank: 3 } },
        { before: { rank: 2 }, after: { rank: 1 } },
        { before: { rank: 3 }, after: { rank: 2 } },
      ],
    });
    expect((await close()).status).toBe(302);
    expect(await db.tally.findMany({ where: { contestId: world.contestId }, orderBy: { number: "asc" } })).toMatchObject([
      { number: 1, cause: "CLOSING" },
      { number: 2, cause: "CORRECTION", reason: "Cộng nhầm" },
    ]);
    expect((await close()).status).toBe(403);
    expect((await submitSheet(at(world.chair, DECIDING), again)).ok).toBe(false);
    expect((await publish()).status).toBe(302);
  });

  it("takes an entry out, and both results stay visible when the first was official", async () => {
    expect((await publish()).status).toBe(302);
    const [winner] = world.entries;
    const out = { "entries.0.entryId": winner!.id, "entries.0.to": "INELIGIBLE" };
    expect((await open(out)).status).toBe(302);
    expect((await close()).status).toBe(302);
    expect(await db.entry.findUniqueOrThrow({ where: { id: winner!.id } })).toMatchObject({ state: "INELIGIBLE" });
    const { results, bundle } = await world.tally();
    expect(results).toHaveLength(2);
    expect(bundle.entries).toContainEqual(expect.objectContaining({ code: winner!.code, status: "ineligible" }));

    expect((await publish()).data).toMatchObject({ faults: [{ path: "reason", code: "required" }] });
    expect((await publish({ reason: "Hồ sơ không đủ điều kiện", decisionNumber: "2810/QĐ-UBND" })).status).toBe(302);
    const page = await knock(resultsRoute.loader, { slug });
    expect(page.data).toMatchObject({ decisionNumber: "2810/QĐ-UBND", reason: "Hồ sơ không đủ điều kiện" });
    expect(JSON.stringify(page.data)).not.toContain(`"${winner!.code}"`);
    expect(await publicationSteps(world.contestId, DECIDING)).toMatchObject([
      { number: 1, kind: "OFFICIAL", decisionNumber: OFFICIAL.decisionNumber },
      { number: 2, kind: "OFFICIAL", reason: "Hồ sơ không đủ điều kiện" },
    ]);
  });
});

describe("a result that is put off", () => {
  /** 10:00 in the contest's zone. */
  const VISIBLE = new Date("2026-10-26T03:00:00Z");

  it("is there from its minute on, for nobody before but those with a part in the contest", async () => {
    expect((await publish({ visibleAt: "2026-10-24T10:00" })).data).toMatchObject({
      faults: [{ path: "visibleAt", code: "in-the-past" }],
    });
    // It is signed by the day on which the public reads of it.
    expect((await publish({ visibleAt: "2026-10-26T10:00", decisionDate: "27/10/2026" })).data).toMatchObject({
      faults: [{ path: "decisionDate", code: "future-date" }],
    });
    expect((await publish({ visibleAt: "2026-10-26T10:00", decisionDate: "26/10/2026" })).status).toBe(302);
    const [entry] = world.entries;
    const { ownerId } = await db.entry.update({ where: { id: entry!.id }, data: { trackingCode: "ABCDEFGHJK" } });
    const author = await cookieOf(world, { ...world.organiser, userId: ownerId, grants: [] });
    const before = new Date(VISIBLE.getTime() - 1);
    for (const [now, seen] of [
      [before, false],
      [VISIBLE, true],
    ] as const) {
      setClock(() => now);
      expect((await knock(resultsRoute.loader, { slug })).status).toBe(seen ? 200 : 404);
      expect((await knock(bundleRoute.loader, { slug })).status).toBe(seen ? 200 : 404);
      expect((await publicContest(slug, now))?.contest).toMatchObject(
        seen ? { phase: "published" } : { phase: "closed", publishedAt: null },
      );
      expect((await trackedEntry("ABCDEFGHJK", now))?.contestState ?? "CLOSED").toBe(seen ? "PUBLISHED" : "CLOSED");
      const own = await knock(entryRoute.loader, { id: entry!.id }, { cookie: author });
      expect(own.data).toMatchObject({ contestState: seen ? "PUBLISHED" : "CLOSED" });
      expect(own.data["own"] === null).toBe(!seen);
      const preview = await knock(
        previewRoute.loader,
        { contestId: world.contestId, number: "1" },
        { cookie: organiser },
      );
      expect(preview).toMatchObject({ status: 200, data: { publication: { isVisible: seen } } });
    }
  });
});

describe("its authors", () => {
  it("read of their own entry what the regulation allows, and nothing of others", async () => {
    await regulate(world.contestId, { feedback: { total: true, rank: true, criteria: true, comments: true } });
    const { id } = await assignment(1, 1);
    const revision = await db.scoreSheetRevision.findFirstOrThrow({ where: { sheet: { assignmentId: id } } });
    await db.scoreSheetRevision.update({ where: { id: revision.id }, data: { feedback: "Nên thử ngoài đồng" } });
    const [, second] = world.entries;
    const { ownerId } = await db.entry.findUniqueOrThrow({ where: { id: second!.id } });
    const author = await cookieOf(world, { ...world.organiser, userId: ownerId, grants: [] });
    const own = async () => (await knock(entryRoute.loader, { id: second!.id }, { cookie: author })).data["own"];
    expect(await own()).toBeNull();
    expect((await publish()).status).toBe(302);
    const told = (await own()) as { criteria: { mean: string }[] };
    expect(told).toMatchObject({ total: "82.00", rank: { rank: 2, of: 3 }, comments: ["Nên thử ngoài đồng"] });
    expect(told.criteria.reduce((sum, { mean }) => sum + Number(mean), 0)).toBe(82);
    expect(JSON.stringify(told)).not.toMatch(/J0\d|Viện số/);
    await regulate(world.contestId, { feedback: { total: false, rank: false, criteria: false, comments: false } });
    expect(await own()).toMatchObject({ total: null, rank: null, criteria: [], comments: [] });
  });
});
