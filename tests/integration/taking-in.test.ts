import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { registrationForm } from "~/documents/registration-form.server";
import { blobKey } from "~/entries/files/attachment";
import { backgroundDone } from "~/platform/background.server";
import { db } from "~/platform/db.server";
import { storage } from "~/platform/storage/storage.server";
import { dossierWords } from "~/results/forwarding/dossier-words.server";
import { exportDossiers } from "~/results/forwarding/export-dossiers.server";
import { importRun, NOTHING_CHOSEN, sentOf } from "~/results/forwarding/import-reads.server";
import { MOST_ATTEMPTS } from "~/results/forwarding/import-run";
import { importPass } from "~/results/forwarding/run-import.server";
import { orderTakeIn } from "~/results/forwarding/take-in.server";
import { undoImport } from "~/results/forwarding/undo-import.server";
import { loader } from "../../app/routes/_app.manage.contests.$contestId.dossiers.$importId/route";
import { sessionCookie } from "./access/world";
import { brought, contest, exported, sentIn, type Unpacked } from "./dossiers-world";
import { at, must, type OpenedContest } from "./entries-world";
import { known, takeIn } from "./taking-in-world";

let here: OpenedContest;
let sent: Unpacked;
let codes: string[];
let importId: string;

beforeEach(async () => {
  const there = await contest();
  here = await contest();
  codes = [(await sentIn(there)).code, (await sentIn(there, { title: "Bếp tiết kiệm củi" })).code];
  sent = await exported(there, codes);
  importId = await brought(here, sent.archive);
  await known(here.organiser);
});
afterEach(() => vi.restoreAllMocks());

const ctx = () => at(here.organiser);
const ids = () => ({ contestId: here.contestId, importId });
const all = () => ({ ...ids(), codes, chosen: NOTHING_CHOSEN });
const row = () => db.dossierImport.findUniqueOrThrow({ where: { id: importId } });
/** Which dossiers the archive still holds. */
const kept = async () => sentOf(await row()).dossiers.flatMap(({ code, content }) => (content === null ? [] : [code]));
const run = async () => must(await importRun(ctx(), ids())).run!;
const states = async () => (await db.entry.findMany({ where: { contestId: here.contestId } })).map(({ state }) => state);

/** What the page shows to who ordered it. */
async function page() {
  const headers = { Cookie: await sessionCookie(here.organiser.userId) };
  return loader({ request: new Request("http://sangtao.test/x", { headers }), params: ids(), context: {} });
}

/** The second dossier's picture cannot be looked for, as often as is said. */
function breaking(times: number) {
  const { sha256 } = sent.manifest.entries[1]!.files.find(({ kindId }) => kindId === "photos")!;
  const kept = storage();
  const head = kept.head.bind(kept);
  let left = times;
  vi.spyOn(kept, "head").mockImplementation(async (key) => {
    if (key === blobKey(sha256) && left-- > 0) throw new Error("the storage is gone");
    return head(key);
  });
}

/** Its wait is over. */
const waited = () => db.dossierImport.update({ where: { id: importId }, data: { heldUntil: null } });

describe("taking dossiers in", () => {
  test("goes on behind what is in when it was broken off, and has nothing twice", async () => {
    breaking(1);
    must(await orderTakeIn(ctx(), all()));
    await backgroundDone();
    expect(await run()).toMatchObject({ state: "waiting", total: 2, done: 1, taken: [{ there: codes[0] }] });
    expect(await importPass()).toBe(0);
    expect(await page()).toMatchObject({ page: null, run: { state: "waiting" } });
    await waited();
    expect(await importPass()).toBe(1);
    const done = await run();
    expect([done.state, done.done, done.taken.map(({ there }) => there), done.left]).toEqual(["done", 2, codes, []]);
    expect(await page()).toMatchObject({ page: { left: "all-in" }, run: { state: "done" } });
    expect(await states()).toEqual(["SUBMITTED", "SUBMITTED"]);
    expect((await row()).finishedAt).not.toBeNull();
    const trail = await db.auditEvent.findMany({ where: { subjectId: importId }, orderBy: { position: "asc" } });
    expect(trail.map(({ action }) => action)).toEqual(["dossiers.brought", "dossiers.ordered", "dossiers.taken-in"]);
  });

  test("is given up with a reference where nothing helps, and can be ordered anew", async () => {
    // Once while something came in, which does not count.
    breaking(MOST_ATTEMPTS + 1);
    must(await orderTakeIn(ctx(), all()));
    await backgroundDone();
    expect(await orderTakeIn(ctx(), all())).toMatchObject({ ok: false, code: "running" });
    for (let more = 0; more < MOST_ATTEMPTS; more++) {
      await waited();
      await importPass();
    }
    const given = await run();
    expect([given.state, given.taken.length]).toEqual(["failed", 1]);
    expect(given.fault).toMatch(/^[0-9a-f]{8}$/);
    // What came in is kept in its entry alone.
    expect(await kept()).toEqual(codes.slice(1));
    const later = { ...ctx(), now: new Date(ctx().now.getTime() + 60_000) };
    const again = must(await takeIn(later, { ...all(), codes: codes.slice(1) }));
    expect(again).toMatchObject({ state: "done", fault: "", taken: [{ there: codes[1] }], left: [] });
    expect([await kept(), (await row()).finishedAt]).toEqual([[], expect.any(Date)]);
  });

  test("is done by a run that finds all of them there, which an earlier one had left in the archive", async () => {
    const { content } = await row();
    must(await takeIn(ctx(), all()));
    // As it was left by a run that was given up before it could empty the archive.
    await db.dossierImport.update({ where: { id: importId }, data: { content: content!, finishedAt: null, runState: "FAILED" } });
    const later = { ...ctx(), now: new Date(ctx().now.getTime() + 60_000) };
    expect(must(await takeIn(later, all()))).toMatchObject({ state: "done", taken: [], left: codes.map((there) => ({ there, why: "already" })) });
    expect([await kept(), (await row()).finishedAt]).toEqual([[], expect.any(Date)]);
  });

  test("given up behind the last of them, is done by itself: nothing asks for what is in, and the archive lets it go", async () => {
    const { content } = await row();
    must(await takeIn(ctx(), all()));
    // As it was left by a run that came no further, and could not empty the archive either.
    const given = { runState: "FAILED", attempts: MOST_ATTEMPTS + 1, runFault: "0badcafe" } as const;
    await db.dossierImport.update({ where: { id: importId }, data: { content: content!, finishedAt: null, ...given } });
    expect(await page()).toMatchObject({ page: { left: "all-in" }, run: { state: "done", left: [] } });
    await importPass();
    expect([await kept(), (await row()).finishedAt, (await row()).attempts]).toEqual([[], expect.any(Date), 0]);
    expect(await page()).toMatchObject({ page: { left: "all-in" } });
    // Another archive of the same dossiers has nothing to take in, and says so.
    importId = await brought(here, sent.archive);
    expect(await page()).toMatchObject({ page: { left: "all-there" }, run: null });
  });

  test("leaves what is in already, and says so", async () => {
    must(await takeIn(ctx(), { ...all(), codes: codes.slice(0, 1) }));
    const later = { ...ctx(), now: new Date(ctx().now.getTime() + 60_000) };
    const done = must(await takeIn(later, all()));
    expect([done.taken.map(({ there }) => there), done.left]).toEqual([[codes[1]], [{ there: codes[0], why: "gone" }]]);
    expect(await orderTakeIn(ctx(), { ...all(), codes: [] })).toMatchObject({ ok: false, code: "nothing" });
  });

  test("is taken back as a whole, or not at all once somebody has begun with one of them", async () => {
    const { taken } = must(await takeIn(ctx(), all()));
    const [first] = taken;
    await db.entry.update({ where: { id: first!.entryId }, data: { state: "ELIGIBLE" } });
    expect(await undoImport(ctx(), ids())).toMatchObject({ ok: false, code: "begun" });
    expect((await states()).toSorted()).toEqual(["ELIGIBLE", "SUBMITTED"]);
    await db.entry.update({ where: { id: first!.entryId }, data: { state: "SUBMITTED" } });
    expect(must(await undoImport(ctx(), ids()))).toEqual({ count: 2 });
    expect(await states()).toEqual(["WITHDRAWN", "WITHDRAWN"]);
    expect(await run()).toMatchObject({ taken: [], withdrawn: 2 });
    expect(await undoImport(ctx(), ids())).toMatchObject({ ok: false, code: "nothing" });
    expect(await db.auditEvent.count({ where: { action: "entry.withdrawn", subjectId: { in: taken.map(({ entryId }) => entryId) } } })).toBe(2);
    // The same archive may come again.
    importId = await brought(here, sent.archive);
    expect(must(await takeIn(ctx(), all())).taken).toHaveLength(2);
  });
});

describe("an archive that nobody could take in", () => {
  test("is not made, and leaves no record of having been", async () => {
    const there = await contest();
    const { code, entryId } = await sentIn(there);
    await db.$executeRaw`
      UPDATE "EntryVersion" SET "snapshot" = jsonb_set("snapshot", '{attachments,0,size}', '3000000000')
       WHERE "entryId" = ${entryId}`;
    const input = { contestId: there.contestId, asked: { codes: [code] }, people: "all" as const };
    const tools = { drawForm: registrationForm, words: dossierWords() };
    expect(await exportDossiers(at(there.organiser), input, tools)).toMatchObject({ ok: false, code: "too-large" });
    expect(await db.auditEvent.count({ where: { chainId: there.contestId, action: "dossiers.exported" } })).toBe(0);
  });
});
