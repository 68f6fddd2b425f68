import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { openedContest } from "~/contests/contest.server";
import { batchFile, batchesOf, orderBatch } from "~/documents/certificates/batches.server";
import { designOf } from "~/documents/certificates/design.server";
import { certificatesPage } from "~/documents/certificates/certificates-page.server";
import { certificateFile, certificatesOfEntry, certificatesOfUnit } from "~/documents/certificates/own-certificates.server";
import { issueCertificates, reissueCertificate, revokeCertificate } from "~/documents/certificates/issue.server";
import { backgroundDone } from "~/platform/background.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { unitWith, withAwards } from "./awards-world";
import {
  broken,
  certificatesOf,
  certifiedContest,
  ctx,
  dueOf,
  issued,
  LATER,
  publishAwards,
  storedBytes,
  textOf,
} from "./certificates-world";
import { at, must, person } from "./judging-world";
import type { ResultsWorld } from "./results-world";

const ALL = { search: "", show: "all", page: 1 } as const;

beforeAll(() => {
  setClock(() => LATER);
  return () => setClock(null);
});

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
    expect([typeof pdf?.milliseconds, typeof pdf?.peakBytes]).toEqual(["number", "number"]);
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
