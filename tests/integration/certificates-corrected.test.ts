import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batchFile, batchesOf, orderBatch } from "~/documents/certificates/batches.server";
import { certificatePass } from "~/documents/certificates/certificate-pass.server";
import { certificateFile, certificatesOfEntry } from "~/documents/certificates/own-certificates.server";
import { runBatch } from "~/documents/certificates/run-batch.server";
import { backgroundDone } from "~/platform/background.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { decide } from "~/results/decide.server";
import { recallPublication } from "~/results/recall.server";
import { recallFormSchema } from "~/results/publication-form";
import * as certificatesRoute from "~/routes/_app.manage.contests.$contestId.certificates._index/route";
import * as correctionsRoute from "~/routes/_app.manage.contests.$contestId.corrections._index/route";
import * as correctionRoute from "~/routes/_app.manage.contests.$contestId.corrections.$number/route";
import { unitWith, withAwards } from "./awards-world";
import { batch, broken, issued, publishAwards, storedBytes, textOf, waiting } from "./certificates-world";
import { cookieOf, knock } from "./complaints-world";
import { at, must } from "./judging-world";
import { decisionForm, DECIDING, resultsContest, type ResultsWorld } from "./results-world";

/** 10:00 in the contest's zone, to which a result is put off, and after it. */
const PUT_OFF = "2026-10-26T10:00";
const LATER = new Date("2026-10-28T03:00:00Z");

let world: ResultsWorld;
let organiser: string;

afterEach(() => setClock(null));

beforeEach(async () => {
  world = await resultsContest([90, 82, 71]);
  organiser = await cookieOf(world, world.organiser, "ORGANISER");
  await world.closed();
  setClock(() => DECIDING);
});

/** A print run of all certificates there are, finished. */
async function printed() {
  const { id } = await waiting(world);
  expect(await runBatch(id)).toBe(true);
  return batch(id);
}

/** The newest print run's state and the numbers that are read in its file. */
async function newestRun(now: Date) {
  await backgroundDone();
  const [newest] = await batchesOf(world.contestId, now);
  const file = must(await batchFile(at(world.organiser, now), world.contestId, newest!.number));
  return { newest, pages: await textOf(await storedBytes(file.sha256!)) };
}

const order = (now: Date) => orderBatch(at(world.organiser, now), world.contestId, { form: "pdf", prizeId: "" });
const certificateOf = (given: Awaited<ReturnType<typeof issued>>, entry: number) =>
  given.find(({ entryId }) => entryId === world.entries[entry]!.id)!;

/** The entry is taken out by a correction. */
async function takenOut(entry: number) {
  const { contestId } = world;
  const out = { "entries.0.entryId": world.entries[entry]!.id, "entries.0.to": "INELIGIBLE" };
  const opened = { version: String(await world.version()), reason: "Không đủ điều kiện", ...out };
  expect((await knock(correctionsRoute.action, { contestId }, { cookie: organiser, form: opened })).status).toBe(302);
  const closed = { version: String(await world.version()) };
  expect((await knock(correctionRoute.action, { contestId, number: "1" }, { cookie: organiser, form: closed })).status).toBe(302);
}

describe("a print run of a result that is recalled", () => {
  async function recalled() {
    must(await world.publish({ visibleAt: PUT_OFF, decisionNumber: "2704/QĐ-UBND" }));
    const given = await issued(world);
    const run = await printed();
    const form = recallFormSchema.parse({ version: await world.version(), reason: "Sai số quyết định" });
    must(await recallPublication(at(world.organiser, DECIDING), { contestId: world.contestId, number: 1, form }));
    return { given, run };
  }

  it("is handed out no more, neither then nor with the same prizes under another decision: it names the old one", async () => {
    const { run } = await recalled();
    const download = (now: Date) => batchFile(at(world.organiser, now), world.contestId, run.number);
    expect(await download(DECIDING)).toMatchObject({ code: "state" });
    setClock(() => LATER);
    must(await world.publish({ decisionNumber: "3001/QĐ-UBND" }, LATER));
    expect(await download(LATER)).toMatchObject({ code: "state" });
    await certificatePass();
    expect((await batch(run.id)).blobSha256).toBeNull();
  });

  it("leaves out of the next one whose prize is lost, and the page says so", async () => {
    const { given } = await recalled();
    const form = decisionForm({ version: await world.version(), kind: "prize", entry: world.entries[1]!.code, outcome: "none" });
    must(await decide(at(world.organiser, DECIDING), { contestId: world.contestId, form }));
    setClock(() => LATER);
    must(await world.publish({ decisionNumber: "3001/QĐ-UBND" }, LATER));
    const [lost, kept] = [certificateOf(given, 1), certificateOf(given, 0)];
    const { data: page } = await knock(certificatesRoute.loader, { contestId: world.contestId }, { cookie: organiser });
    expect(page["counts"]).toMatchObject({ valid: given.length, outdated: 1, printable: given.length - 1 });
    expect(page["rows"]).toContainEqual(expect.objectContaining({ id: lost.id, outdated: true, printable: false }));
    must(await order(LATER));
    const { newest, pages } = await newestRun(LATER);
    expect(newest).toMatchObject({ state: "ready", total: given.length - 1, done: given.length - 1 });
    expect(pages.join(" ")).toContain(kept.number);
    expect(pages.join(" ")).not.toContain(lost.number);
    expect(new Set(pages.map((text) => text.match(/\d{4}\/QĐ-UBND/)?.[0]))).toEqual(new Set(["3001/QĐ-UBND"]));
    expect(await certificateFile(at(world.organiser, LATER), lost.id)).toMatchObject({ code: "state" });
  });

  it("holds nothing where it was ordered before and printed after, and is not handed out", async () => {
    must(await world.publish({ visibleAt: PUT_OFF }));
    await issued(world);
    const { id, number } = await waiting(world);
    const form = recallFormSchema.parse({ version: await world.version(), reason: "Sai số quyết định" });
    must(await recallPublication(at(world.organiser, DECIDING), { contestId: world.contestId, number: 1, form }));
    expect(await runBatch(id)).toBe(true);
    expect((await batch(id)).done).toBe(0);
    expect(await batchFile(at(world.organiser, DECIDING), world.contestId, number)).toMatchObject({ code: "state" });
    expect(await broken("certificate")).toEqual([]);
  });
});

describe("a certificate of a prize that a correction takes away", () => {
  it("is printed no more once the new result is published; its author has it until that is seen", async () => {
    must(await world.publish());
    const given = await issued(world);
    const run = await printed();
    const lost = certificateOf(given, 1);
    const author = { ...world.organiser, userId: (await db.entry.findUniqueOrThrow({ where: { id: lost.entryId! } })).ownerId, grants: [] };
    await takenOut(1);
    expect((await batchFile(at(world.organiser, DECIDING), world.contestId, run.number)).ok).toBe(true);
    must(await world.publish({ visibleAt: PUT_OFF, reason: "Hồ sơ không đủ điều kiện", decisionNumber: "3001/QĐ-UBND" }));
    expect(await batchFile(at(world.organiser, DECIDING), world.contestId, run.number)).toMatchObject({ code: "state" });
    must(await order(DECIDING));
    const { newest, pages } = await newestRun(DECIDING);
    expect(newest).toMatchObject({ state: "ready", total: given.length - 1 });
    expect(pages.join(" ")).not.toContain(lost.number);
    // Whoever was given a prize anew has no certificate yet; who keeps theirs keeps the decision that is named on it.
    expect(pages.join(" ")).toContain("2704/QĐ-UBND");
    for (const [now, theirs] of [
      [DECIDING, true],
      [LATER, false],
    ] as const) {
      expect((await certificatesOfEntry(lost.entryId!, now)).length > 0).toBe(theirs);
      expect(await certificateFile(at(author, now), lost.id)).toMatchObject({ ok: theirs });
    }
  });

  it("is not printed when a prize beside the ranking was taken back", async () => {
    const { contestId } = world;
    must(await world.publish());
    const unitId = await unitWith(world, "Trường THPT Phan Bội Châu", [world.entries[0]!.id]);
    await withAwards(world);
    const given = { contestId, decidedById: world.organiser.userId, decidedAt: DECIDING, byRule: true };
    const { id } = await db.specialAward.create({ data: { ...given, prizeId: "team-first", unitId } });
    await publishAwards(world);
    const before = await issued(world);
    const run = await printed();
    await db.specialAward.update({ where: { id }, data: { revokedAt: DECIDING, revokedById: world.organiser.userId, revokeReason: "Sai điểm" } });
    expect(await batchFile(at(world.organiser, DECIDING), contestId, run.number)).toMatchObject({ code: "state" });
    must(await order(DECIDING));
    expect((await newestRun(DECIDING)).newest).toMatchObject({ total: before.length - 1 });
  });
});
