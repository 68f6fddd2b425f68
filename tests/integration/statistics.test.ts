import { beforeAll, describe, expect, test } from "vitest";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { loader as report } from "../../app/routes/_app.manage.contests.$contestId.report/route";
import { action, loader as editions } from "../../app/routes/_app.manage.organisations.$organisationId.editions/route";
import { answerOf, DECIDING, organiserCookie, resultsContest, type ResultsWorld } from "./results-world";

interface Table {
  rows: { label: string; count: number; percent: string; prized: number | null }[];
  total: number;
}
interface Report {
  facts: Record<"byField" | "byUnit" | "byLocality" | "byGender" | "byAge", Table> & {
    submitted: number;
    authors: number;
    editions: { year: number; submitted: number; prized: number | null; moneyVnd: number | null; current: boolean; source: string | null }[];
  };
}

let world: ResultsWorld;
let cookie: string;

const request = (form?: Record<string, string>) =>
  new Request("http://sangtao.test/x", {
    headers: { Cookie: cookie },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
const read = async () =>
  (await report({ request: request(), params: { contestId: world.contestId }, context: {} })) as unknown as Report;
const post = (form: Record<string, string>) =>
  answerOf(action({ request: request(form), params: { organisationId: world.organisationId }, context: {} }) as Promise<unknown>);

/** Entries with a prize, by the newest tally. */
const prizedIn = async (contest: ResultsWorld) =>
  (await contest.tally()).results.filter(({ prize }) => prize !== null && prize !== "none").length;

const form = {
  intent: "save",
  id: "",
  version: "0",
  kind: "TECHNICAL",
  year: "2017",
  edition: "lần thứ VII",
  submitted: "1.128",
  eligible: "1.100",
  prized: "48",
  authors: "",
  women: "",
  units: "",
  moneyVnd: "300.000.000",
  source: "Báo cáo tổng kết năm 2017",
};

beforeAll(async () => {
  world = await resultsContest([95, 82, 71]);
  cookie = await organiserCookie(world);
  setClock(() => DECIDING);
  await world.closed();
  return () => setClock(null);
});

const TAKEN = { faults: [{ path: "year", code: "year-taken" }] };

describe("figures of a contest's report", () => {
  test("count entries and authors, each heading to the same sum and to 100 percent", async () => {
    const { facts } = await read();
    expect(facts.submitted).toBe(3);
    for (const table of [facts.byField, facts.byUnit, facts.byLocality]) {
      expect(table.total).toBe(3);
      expect(table.rows.reduce((sum, { percent }) => sum + Number(percent) * 10, 0)).toBeCloseTo(1000);
    }
    for (const table of [facts.byGender, facts.byAge]) expect(table.total).toBe(facts.authors);
    const prized = await prizedIn(world);
    expect(prized).toBeGreaterThan(0);
    expect(facts.byField.rows.reduce((sum, row) => sum + (row.prized ?? 0), 0)).toBe(prized);
  });

  test("find the commune that a unit's name says", async () => {
    const [entry] = world.entries;
    const { organisationId } = world;
    const unit = await db.unit.create({ data: { organisationId, name: "UBND xã Hàm Thuận", nameKey: "ubnd xa ham thuan" } });
    await db.entry.update({ where: { id: entry!.id }, data: { unitId: unit.id } });
    const { facts } = await read();
    expect(facts.byLocality.rows.find(({ label }) => label === "xã Hàm Thuận")?.count).toBe(1);
    expect(facts.byUnit.rows.find(({ label }) => label === "UBND xã Hàm Thuận")?.count).toBe(1);
  });

  test("stand beside those of earlier editions, put in by hand with where they are from", async () => {
    expect((await read()).facts.editions).toMatchObject([{ current: true, submitted: 3, source: null }]);
    expect((await post({ ...form, year: "17", source: "" })).data["faults"]).toMatchObject([
      { path: "year", code: "year" },
      { path: "source", code: "required" },
    ]);
    expect((await post({ ...form, eligible: "2.000" })).data["faults"]).toMatchObject([{ path: "eligible", code: "more-than-all" }]);
    expect((await post(form)).status).toBe(302);
    expect(await post(form)).toMatchObject({ status: 400, data: { code: "invalid", values: { prized: "48" }, ...TAKEN } });
    expect((await read()).facts.editions).toMatchObject([
      { year: 2017, submitted: 1128, eligible: 1100, prized: 48, authors: null, moneyVnd: 300_000_000, current: false, source: form.source },
      { current: true },
    ]);
    const { id } = await db.earlierEdition.findFirstOrThrow();
    expect((await post({ ...form, id, version: "1", prized: "50" })).status).toBe(302);
    expect((await post({ ...form, id, version: "1", prized: "51" })).status).toBe(409);
    expect((await read()).facts.editions[0]).toMatchObject({ prized: 50 });
    // Two who write the same year at once: one is told, beside the year.
    const both = await Promise.all([post({ ...form, year: "2019" }), post({ ...form, year: "2019" })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([302, 400]);
    expect(both.find(({ status }) => status === 400)).toMatchObject({ data: TAKEN });
    const next = await db.earlierEdition.findFirstOrThrow({ where: { year: 2019 } });
    expect(await post({ ...form, id: next.id, version: "1" })).toMatchObject({ status: 400, data: TAKEN });
    expect((await post({ intent: "remove", id: next.id, version: "1" })).status).toBe(302);
    expect((await post({ intent: "remove", id, version: "2" })).status).toBe(302);
    const page = (await editions({ request: request(), params: { organisationId: world.organisationId }, context: {} })) as unknown as {
      editions: unknown[];
    };
    expect(page.editions).toEqual([]);
    const trail = await db.auditEvent.findMany({ where: { action: { startsWith: "edition." } } });
    expect(trail.map(({ action: done }) => done).sort()).toEqual([
      ...Array.from({ length: 2 }, () => "edition.removed"),
      ...Array.from({ length: 3 }, () => "edition.saved"),
    ]);
    const gone = trail.filter(({ action: done }) => done === "edition.removed").map(({ data }) => data);
    expect(gone).toContainEqual(expect.objectContaining({ year: 2017, kind: "TECHNICAL", prized: 50, source: form.source }));
  });

  test("count an earlier contest of the same organisation and kind once it is published, and no other", async () => {
    const other = await resultsContest([90, 80]);
    await other.closed();
    await other.publish();
    const revision = await db.regulationRevision.findFirstOrThrow({ where: { contestId: other.contestId } });
    const { year } = revision.document as { year: number };
    await db.$executeRaw`ALTER TABLE "RegulationRevision" DISABLE TRIGGER USER`;
    await db.regulationRevision.update({
      where: { id: revision.id },
      data: { document: { ...(revision.document as object), year: year - 2 } },
    });
    await db.$executeRaw`ALTER TABLE "RegulationRevision" ENABLE TRIGGER USER`;
    expect((await read()).facts.editions).toHaveLength(1);
    await db.contest.update({ where: { id: other.contestId }, data: { organisationId: world.organisationId } });
    const { facts } = await read();
    const [prized, own] = [await prizedIn(other), await prizedIn(world)];
    expect([prized, own]).toEqual([2, 3]);
    expect(facts.editions).toMatchObject([
      { year: year - 2, submitted: 2, prized, current: false, source: null },
      { year, submitted: 3, prized: own, current: true },
    ]);
    // What nobody sees yet is told of no earlier contest, be it a correction or the result itself.
    const { id: _, ...tally } = await db.tally.findFirstOrThrow({ where: { contestId: other.contestId } });
    const bundle = tally.bundle as { results: { prize: string | null }[] };
    const results = bundle.results.map((row, at) => ({ ...row, prize: at === 0 ? "none" : row.prize }));
    await db.tally.create({ data: { ...tally, number: 2, cause: "CORRECTION", bundle: { ...bundle, results } } });
    expect(await prizedIn(other)).toBe(1);
    const money = facts.editions[0]!.moneyVnd;
    expect(money).toBeGreaterThan(0);
    expect((await read()).facts.editions[0]).toMatchObject({ prized, moneyVnd: money });
    const later = new Date(DECIDING.getTime() + 3_600_000);
    await db.publication.updateMany({ where: { contestId: other.contestId }, data: { visibleAt: later } });
    expect((await read()).facts.editions[0]).toMatchObject({ submitted: 2, prized: null, moneyVnd: null });
    setClock(() => later);
    expect((await read()).facts.editions[0]).toMatchObject({ prized, moneyVnd: money });
    setClock(() => DECIDING);
  });

  test("count no contest of another name, though it was made from the same template", async () => {
    const other = await resultsContest([90]);
    const revision = await db.regulationRevision.findFirstOrThrow({ where: { contestId: other.contestId } });
    const document = revision.document as { year: number };
    const before = { ...document, year: document.year - 4, title: "Giải thưởng Sáng kiến nông thôn lần thứ II" };
    await other.closed();
    await db.contest.update({ where: { id: other.contestId }, data: { organisationId: world.organisationId } });
    await db.$executeRaw`ALTER TABLE "RegulationRevision" DISABLE TRIGGER USER`;
    const rename = (title: string) =>
      db.regulationRevision.update({ where: { id: revision.id }, data: { document: { ...before, title } } });
    await rename(before.title);
    const years = async () => (await read()).facts.editions.map(({ year }) => year);
    expect(await years()).not.toContain(before.year);
    await rename("Hội thi Sáng tạo Kỹ thuật lần thứ I");
    expect(await years()).toContain(before.year);
    await db.$executeRaw`ALTER TABLE "RegulationRevision" ENABLE TRIGGER USER`;
  });
});
