import { unzipSync } from "fflate";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openedContest } from "~/contests/contest.server";
import { batchFile, batchesOf, orderBatch } from "~/documents/certificates/batches.server";
import { designOf } from "~/documents/certificates/design.server";
import { certificatesPage } from "~/documents/certificates/certificates-page.server";
import { certificatePass } from "~/documents/certificates/certificate-pass.server";
import { certificateFile, certificatesOfEntry, certificatesOfUnit } from "~/documents/certificates/own-certificates.server";
import { issueCertificates, reissueCertificate, revokeCertificate } from "~/documents/certificates/issue.server";
import { runBatch } from "~/documents/certificates/run-batch.server";
import { backgroundDone } from "~/platform/background.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { log } from "~/platform/log.server";
import { storage } from "~/platform/storage/storage.server";
import { violations } from "../../scripts/invariants";
import { unitWith, withAwards } from "./awards-world";
import { certificatesOf, certifiedContest, dueOf, issued, publishAwards, storedBytes, textOf, withdraw } from "./certificates-world";
import { at, must, person } from "./judging-world";
import { DECIDING, type ResultsWorld } from "./results-world";

const ALL = { search: "", show: "all", page: 1 } as const;
const LATER = new Date(DECIDING.getTime() + 60_000);
const ctx = ({ organiser }: ResultsWorld, now = LATER) => at(organiser, now);

beforeAll(() => {
  setClock(() => LATER);
  return () => setClock(null);
});
afterEach(() => vi.restoreAllMocks());

/** A print run that waits: nothing of it happens by itself. */
async function waiting({ contestId, organiser }: ResultsWorld, form: "pdf" | "zip" = "pdf") {
  const certificates = await db.certificate.findMany({ where: { contestId }, orderBy: { sequence: "asc" } });
  const { number } = (await db.certificateBatch.findFirst({ where: { contestId }, orderBy: { number: "desc" } })) ?? { number: 0 };
  const certificateIds = certificates.map(({ id }) => id);
  return db.certificateBatch.create({
    data: { contestId, form, number: number + 1, certificateIds, total: certificateIds.length, createdById: organiser.userId, createdAt: LATER },
  });
}
/** The same program a second time: it shares the database and the storage's folder, and nothing else. */
async function otherProcess() {
  vi.resetModules();
  const clock = await import("~/platform/clock.server");
  clock.setClock(() => LATER);
  const { runBatch: run } = await import("~/documents/certificates/run-batch.server");
  const { certificatePass: pass } = await import("~/documents/certificates/certificate-pass.server");
  return { runBatch: run, certificatePass: pass };
}
const batch = (id: string) => db.certificateBatch.findUniqueOrThrow({ where: { id } });
const broken = async (about: string) => {
  const found: string[] = [];
  await violations(({ name, says }) => name.startsWith(about) && found.push(says));
  return found;
};

describe("certificates of a contest", () => {
  let world: ResultsWorld;
  beforeAll(async () => {
    world = await certifiedContest([95, 91], { second: "Tôn Nữ Quỳnh Ẩm Ưng Thụy" });
  });

  test("are not given for a result that is no longer the newest", async () => {
    const due = await dueOf(world);
    expect(await issueCertificates(ctx(world), world.contestId, { ...due, publicationId: "x" })).toMatchObject({ code: "conflict" });
    expect(await certificatesOf(world)).toEqual([]);
  });

  test("are numbered without a gap, once each, also when two people press the button at once", async () => {
    const due = await dueOf(world);
    const both = await Promise.all([1, 2].map(() => issueCertificates(ctx(world), world.contestId, due)));
    expect(both.map((done) => done.ok && done.value.issued).sort()).toEqual([0, 3]);
    const certificates = await certificatesOf(world);
    expect(certificates.map(({ sequence, number }) => [sequence, number])).toEqual([
      [1, "001/GCN-BTC"],
      [2, "002/GCN-BTC"],
      [3, "003/GCN-BTC"],
    ]);
    expect(certificates.map(({ memberId }) => memberId)).toEqual(["m1", "m2", "m1"]);
    expect(new Set(certificates.map(({ token }) => token)).size).toBe(3);
    expect(await broken("certificate")).toEqual([]);
  });

  test("are printed in the background as one PDF and as one archive, with every name", async () => {
    must(await orderBatch(ctx(world), world.contestId, { form: "pdf", prizeId: "" }));
    await backgroundDone();
    must(await orderBatch(ctx(world), world.contestId, { form: "zip", prizeId: "" }));
    await backgroundDone();
    const [zip, pdf] = await batchesOf(world.contestId, LATER);
    expect([zip, pdf]).toMatchObject([
      { form: "zip", state: "ready", total: 3, done: 3 },
      { form: "pdf", state: "ready", total: 3, done: 3 },
    ]);
    const file = must(await batchFile(ctx(world), world.contestId, pdf!.number));
    const pages = await textOf(await storedBytes(file.sha256!));
    expect(pages).toHaveLength(3);
    expect(pages[1]).toContain("Tôn Nữ Quỳnh Ẩm Ưng Thụy");
    expect(pages[1]).toContain("002/GCN-BTC");
    const archive = must(await batchFile(ctx(world), world.contestId, zip!.number));
    const files = unzipSync(await storedBytes(archive.sha256!));
    expect(Object.keys(files)).toHaveLength(3);
    expect(Object.keys(files)[1]).toBe("002-gcn-btc-ton-nu-quynh-am-ung-thuy.pdf");
    const [page] = await textOf(Object.values(files)[1]!);
    expect(page).toContain("Tôn Nữ Quỳnh Ẩm Ưng Thụy");
    expect(await broken("certificate")).toEqual([]);
  });
});

describe("printing that is broken off", () => {
  let world: ResultsWorld;
  beforeAll(async () => {
    world = await certifiedContest([95, 91, 85]);
    await issued(world);
  });

  test("a run that died is taken up once its time is over, and cannot finish after the other", async () => {
    const { id } = await waiting(world);
    const store = storage();
    const real = store.put.bind(store);
    let goOn = () => {};
    const died = new Promise<void>((resolve) => (goOn = resolve));
    let begun = () => {};
    const began = new Promise<void>((resolve) => (begun = resolve));
    vi.spyOn(store, "put").mockImplementationOnce(async (key, source, options) => {
      const stored = await real(key, source, options);
      begun();
      await died;
      return stored;
    });
    const first = runBatch(id);
    await began;
    const other = await otherProcess();
    // Somebody is at it: nobody else begins.
    expect(await other.runBatch(id)).toBe(false);
    expect((await batch(id)).state).toBe("RUNNING");
    await db.certificateBatch.update({ where: { id }, data: { heldUntil: new Date("2020-01-01") } });
    expect(await other.certificatePass()).toMatchObject({ printed: 1 });
    const done = await batch(id);
    expect(done).toMatchObject({ state: "DONE", done: 3, attempts: 2, heldBy: null });
    goOn();
    expect(await first).toBe(false);
    expect(await batch(id)).toEqual(done);
    const strays: string[] = [];
    for await (const { key } of store.list("incoming/")) strays.push(key);
    expect(strays).toEqual([]);
  });

  test("a fault is tried again; one that stays is given up with a reference to the log, and nothing is lost", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => undefined);
    const { id } = await waiting(world, "zip");
    vi.spyOn(storage(), "put").mockRejectedValueOnce(new Error("the disk is full"));
    expect(await runBatch(id)).toBe(false);
    expect(await batch(id)).toMatchObject({ state: "WAITING", heldBy: null, fault: "" });
    const free = () => db.certificateBatch.update({ where: { id }, data: { heldUntil: null } });
    await free();
    expect(await runBatch(id)).toBe(true);
    expect(await batch(id)).toMatchObject({ state: "DONE", attempts: 2 });

    const bad = await waiting(world);
    vi.spyOn(storage(), "put").mockRejectedValue(new Error("the disk is full"));
    for (let run = 0; run < 4; run++) {
      await runBatch(bad.id);
      await db.certificateBatch.updateMany({ where: { id: bad.id, state: "WAITING" }, data: { heldUntil: null } });
    }
    const given = await batch(bad.id);
    expect(given).toMatchObject({ state: "FAILED", attempts: 4 });
    expect(given.fault).toMatch(/^[0-9a-f]{8}$/);
    expect(logged).toHaveBeenCalledTimes(5);
    expect(await broken("certificate")).toEqual([]);
  });

  test("what ends every process that begins it is given up too", async () => {
    vi.spyOn(log, "error").mockImplementation(() => undefined);
    const { id } = await waiting(world);
    await db.certificateBatch.update({ where: { id }, data: { state: "RUNNING", attempts: 4, heldBy: "x", heldUntil: new Date("2020-01-01") } });
    expect(await runBatch(id)).toBe(false);
    expect((await batch(id)).state).toBe("FAILED");
  });

  test("a file is thrown away when its time is over", async () => {
    const { id } = await waiting(world);
    expect(await runBatch(id)).toBe(true);
    setClock(() => new Date(LATER.getTime() + 8 * 24 * 60 * 60 * 1000));
    await certificatePass();
    setClock(() => LATER);
    expect(await batch(id)).toMatchObject({ state: "DONE", blobSha256: null });
    const { number: own } = await batch(id);
    expect((await batchesOf(world.contestId, LATER)).find(({ number }) => number === own)?.state).toBe("removed");
  });
});

describe("two print runs in one process", () => {
  test("go on one after the other, and the second is free for others until it begins", async () => {
    const world = await certifiedContest([95]);
    await issued(world);
    const [one, two] = [await waiting(world), await waiting(world, "zip")];
    const store = storage();
    const real = store.put.bind(store);
    const order: string[] = [];
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let begun = () => {};
    const began = new Promise<void>((resolve) => (begun = resolve));
    vi.spyOn(store, "put").mockImplementation(async (key, source, options) => {
      order.push((await batch(one.id)).state);
      begun();
      await held;
      return real(key, source, options);
    });
    const first = runBatch(one.id);
    await began;
    const second = runBatch(two.id);
    // Long enough for a run that does not wait.
    for (let read = 0; read < 20; read++) await batch(one.id);
    expect(await batch(two.id)).toMatchObject({ state: "WAITING", heldBy: null, attempts: 0 });
    goOn();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(order).toEqual(["RUNNING", "DONE"]);
  });
});

describe("a name that may no longer be printed", () => {
  test("is on nothing new, what was printed with it is no longer handed out, and the certificate holds", async () => {
    const world = await certifiedContest([95]);
    const [certificate] = await issued(world);
    const entryId = world.entries[0]!.id;
    const { id } = await waiting(world);
    await runBatch(id);
    const { number } = await batch(id);
    expect((await batchFile(ctx(world), world.contestId, number)).ok).toBe(true);
    const name = await withdraw(entryId, new Date(LATER.getTime() + 10_000));
    const now = new Date(LATER.getTime() + 20_000);
    expect(await batchFile(ctx(world, now), world.contestId, number)).toMatchObject({ code: "state" });
    const file = must(await certificateFile(ctx(world, now), certificate!.id));
    const [text] = await textOf(file.bytes);
    expect(text).not.toContain(name);
    expect(text).toContain("001/GCN-BTC");
    expect(text).toContain("…………");
    expect(file.filename).toBe("001-gcn-btc.pdf");
    expect(await certificatesOfEntry(entryId, now)).toMatchObject([{ name: "", blank: true }]);
    await certificatePass();
    expect((await batch(id)).blobSha256).toBeNull();
  });
});

describe("a certificate", () => {
  test("issued anew has the next number and the right name; the old one points at it", async () => {
    const world = await certifiedContest([95]);
    const [old] = await issued(world);
    const due = await dueOf(world);
    const again = { certificateId: old!.id, reason: "Viết sai họ tên", name: "Nguyễn Thị Đúng Tên", due };
    const { id } = must(await reissueCertificate(ctx(world), world.contestId, again));
    const [before, made] = await certificatesOf(world);
    expect(before).toMatchObject({ replacedById: id, replaceReason: "Viết sai họ tên" });
    expect(made).toMatchObject({ id, sequence: 2, number: "002/GCN-BTC", printedName: "Nguyễn Thị Đúng Tên" });
    const [text] = await textOf(must(await certificateFile(ctx(world), id)).bytes);
    expect(text).toContain("Nguyễn Thị Đúng Tên");
    expect(await certificateFile(ctx(world), old!.id)).toMatchObject({ code: "state" });
    expect(await reissueCertificate(ctx(world), world.contestId, again)).toMatchObject({ code: "conflict" });
    expect(await revokeCertificate(ctx(world), world.contestId, { certificateId: old!.id, reason: "x" })).toMatchObject({ code: "conflict" });
    must(await revokeCertificate(ctx(world), world.contestId, { certificateId: id, reason: "Rút giải" }));
    expect(await certificatesOfEntry(world.entries[0]!.id, LATER)).toEqual([]);
    const actions = await db.auditEvent.findMany({ where: { chainId: world.contestId, action: { startsWith: "certificate." } } });
    expect(actions.map(({ action }) => action).sort()).toEqual(["certificate.issued", "certificate.replaced", "certificate.revoked"]);
    expect(await broken("certificate")).toEqual([]);
    // What was revoked is due again as long as the result says so, under a number of its own.
    await issued(world, LATER);
    expect((await certificatesOf(world)).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  test("that is revoked while it is issued anew is not replaced as well", async () => {
    const world = await certifiedContest([95]);
    const [old] = await issued(world);
    const again = { certificateId: old!.id, reason: "Viết sai họ tên", name: "Nguyễn Thị Đúng Tên", due: await dueOf(world) };
    let anew: ReturnType<typeof reissueCertificate> | undefined;
    await db.$transaction(async (tx) => {
      await tx.certificate.update({
        where: { id: old!.id },
        data: { revokedAt: LATER, revokedById: world.organiser.userId, revokeReason: "Rút giải" },
      });
      anew = reissueCertificate(ctx(world), world.contestId, again);
      await vi.waitFor(async () => {
        const [waits] = await db.$queryRaw<{ count: number }[]>`
          SELECT count(*)::int AS "count" FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock'`;
        expect(waits!.count).toBe(1);
      }, 4000);
    });
    expect(await anew).toMatchObject({ code: "conflict" });
    expect(await certificatesOf(world)).toMatchObject([{ id: old!.id, replacedById: null, revokeReason: "Rút giải" }]);
    expect(await broken("certificate")).toEqual([]);
  });

  test("whose picture waits for its scan is not made yet", async () => {
    const world = await certifiedContest([95]);
    const [certificate] = await issued(world);
    const { contestId } = world;
    const sha256 = "d".repeat(64);
    await db.blob.create({ data: { sha256, size: 1, mime: "image/png", state: "QUARANTINED" } });
    const { design } = await designOf((await openedContest(contestId))!.contest);
    const own = { ...design, logo: { ...design.logo, use: "own" as const } };
    await db.certificateDesign.create({ data: { contestId, design: own, logoSha256: sha256 } });
    expect(await certificateFile(ctx(world), certificate!.id)).toMatchObject({ code: "state" });
  });

  test("is for a special prize its author's and for a collective one the unit's, whose coordinators find both", async () => {
    const world = await certifiedContest([95]);
    const { contestId, organiser } = world;
    const entryId = world.entries[0]!.id;
    const unitId = await unitWith(world, "Trường THPT Phan Bội Châu", [entryId]);
    await withAwards(world);
    const given = { contestId, decidedById: organiser.userId, decidedAt: LATER, byRule: true };
    await db.specialAward.createMany({
      data: [
        { ...given, prizeId: "youngest", entryId, memberId: "m1" },
        { ...given, prizeId: "team-first", unitId },
        { ...given, prizeId: "industry", entryId, revokedAt: LATER, revokedById: "x", revokeReason: "x" },
      ],
    });
    // Decided after the result was published: nobody has heard of them yet.
    expect((await dueOf(world)).awards).toHaveLength(1);
    await publishAwards(world);
    await db.specialAward.create({ data: { ...given, prizeId: "industry", entryId } });
    const certificates = await issued(world, LATER);
    expect(certificates.map(({ prizeLabel, memberId, unitId: of }) => [prizeLabel, memberId, of])).toEqual([
      [expect.any(String), "m1", null],
      ["Tác giả nhỏ tuổi nhất", "m1", null],
      ["Nhất toàn đoàn", null, unitId],
    ]);
    const [text] = await textOf(must(await certificateFile(ctx(world), certificates[2]!.id)).bytes);
    expect(text).toContain("Trường THPT Phan Bội Châu");
    expect(text).toContain("Đạt Nhất toàn đoàn");
    expect(text).not.toContain("giải pháp");
    expect(await certificatesOfUnit(unitId, contestId, LATER)).toHaveLength(3);
    const coordinator = await person();
    const grants = [{ role: "UNIT_COORDINATOR" as const, organisationId: world.organisationId, contestId: null, unitId }];
    for (const { id } of certificates) expect((await certificateFile(at({ ...coordinator, grants }, LATER), id)).ok).toBe(true);
    expect(await certificateFile(at(coordinator, LATER), certificates[2]!.id)).toMatchObject({ code: "hidden" });
    expect(await broken("certificate")).toEqual([]);
  });

  test("is kept from an organiser with an interest until the result is shown", async () => {
    const world = await certifiedContest([95]);
    const { contestId, organiser } = world;
    const [certificate] = await issued(world);
    const later = new Date(LATER.getTime() + 3_600_000);
    await db.contest.update({ where: { id: contestId }, data: { publishedAt: later } });
    await db.publication.updateMany({ where: { contestId }, data: { visibleAt: later } });
    const due = await dueOf(world);
    expect((await certificatesPage(ctx(world), contestId, due, ALL)).ok).toBe(true);
    const judge = await db.judge.create({ data: { contestId, userId: organiser.userId, code: "GK-99", nonce: "n" } });
    await db.conflictOfInterest.create({
      data: {
        ...{ judgeId: judge.id, entryId: world.entries[0]!.id, source: "DECLARED", kind: "family", state: "CONFIRMED" },
        ...{ createdById: organiser.userId, decidedAt: LATER, decidedById: organiser.userId },
      },
    });
    const kept = { ok: false, code: "conflict-of-interest" };
    expect(await certificatesPage(ctx(world), contestId, due, ALL)).toMatchObject(kept);
    expect(await certificateFile(ctx(world), certificate!.id)).toMatchObject(kept);
    expect(await orderBatch(ctx(world), contestId, { form: "pdf", prizeId: "" })).toMatchObject(kept);
    expect((await certificateFile(ctx(world, later), certificate!.id)).ok).toBe(true);
  });

  test("is found where somebody broke a rule", async () => {
    const world = await certifiedContest([95]);
    const [certificate] = await issued(world);
    await db.certificate.update({ where: { id: certificate!.id }, data: { sequence: 5 } });
    expect(await broken("certificate-numbers")).toEqual(["has a gap in the numbers of its certificates"]);
    await db.certificate.update({ where: { id: certificate!.id }, data: { sequence: 1, revokedAt: LATER } });
    expect(await broken("certificate")).toEqual(["is revoked by nobody, or without a reason"]);
    await db.certificate.update({ where: { id: certificate!.id }, data: { revokedAt: null } });
  });
});
