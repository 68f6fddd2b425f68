import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/people/actor";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { entryWay } from "~/results/forwarding/entry-notes.server";
import { forwardFilter, narrowed, standsFor } from "~/results/forwarding/forwarding";
import { forwardEntries, takeBackForwarding } from "~/results/forwarding/choose-entries.server";
import { forwardingsPage } from "~/results/forwarding/forwardings.server";
import { violations } from "../../scripts/invariants";
import { minutes } from "./complaints-world";
import { at, grantee, must, person } from "./judging-world";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";

const OUT = minutes(10);

let world: ResultsWorld;
const codes = () => world.entries.map(({ code }) => code);
const choose = (actor: Actor, given: readonly string[], target: "NATIONAL" | "GOLDEN_BOOK" = "NATIONAL", now = OUT) =>
  forwardEntries(at(actor, now), { contestId: world.contestId, codes: given, target, reason: "Theo công văn số 12" });
const pageOf = async (actor = world.organiser, now = OUT) => must(await forwardingsPage(at(actor, now), world.contestId));
const mails = (subject: RegExp) =>
  db.mail.findMany({ orderBy: { createdAt: "asc" } }).then((all) => all.filter((mail) => subject.test(mail.subject)));

/** The author says yes or no to the passing on of their data. */
async function says(entryId: string, answer: "GIVEN" | "WITHDRAWN", when = OUT) {
  const known = await db.consent.findFirstOrThrow({ where: { entryId } });
  const { id: _id, ...row } = known;
  await db.consent.create({ data: { ...row, purposeId: "forward", answer, at: when } });
}

afterAll(() => setClock(null));

beforeAll(async () => {
  setClock(() => OUT);
  world = await resultsContest([90, 82, 71]);
  await world.closed();
});

describe("choosing entries to be sent on", () => {
  test("waits for the official result, also where it is put off", async () => {
    expect(await choose(world.organiser, codes().slice(0, 1))).toMatchObject({ ok: false, code: "not-yet" });
    must(await world.publish({ visibleAt: "2026-10-25T10:00" }));
    expect(await choose(world.organiser, codes().slice(0, 1), "NATIONAL", DECIDING)).toMatchObject({ ok: false, code: "not-yet" });
    await db.publication.updateMany({ where: { contestId: world.contestId }, data: { visibleAt: DECIDING } });
    await db.contest.update({ where: { id: world.contestId }, data: { publishedAt: DECIDING } });
    const { rows, asks } = await pageOf();
    expect(rows.map(({ code, rank }) => [code, rank])).toEqual(codes().map((code, index) => [code, index + 1]));
    expect(rows[0]?.prize).not.toBe("");
    expect(asks).toBe(true);
  });

  test("is done once, told to its people with what they have agreed to, and on record", async () => {
    const [first, second] = world.entries;
    await says(first!.id, "GIVEN");
    expect(must(await choose(world.organiser, [first!.code, second!.code]))).toEqual({ count: 2 });
    expect(must(await choose(world.organiser, [first!.code]))).toEqual({ count: 0 });
    const told = await mails(/được chọn/);
    expect(told.map(({ subject }) => subject)).toEqual([first, second].map((entry) => `Giải pháp ${entry!.code} được chọn dự thi toàn quốc`));
    expect(told[0]?.text).toContain("Mọi tác giả đã đồng ý");
    expect(told[0]?.text).toContain("Theo công văn số 12");
    expect(told[1]?.text).toContain("chưa đồng ý");
    expect(told[1]?.text).toContain(`/entries/${second!.id}/people`);
    expect(await db.auditEvent.count({ where: { chainId: world.contestId, action: "entry.forwarded" } })).toBe(2);
    const { rows } = await pageOf();
    expect(rows.map(({ consent }) => consent.agreed)).toEqual([1, 0, 0]);
    expect(narrowed(rows, forwardFilter(new URLSearchParams("target=NATIONAL"))).map(({ code }) => code)).toEqual([first!.code, second!.code]);
    expect(narrowed(rows, forwardFilter(new URLSearchParams("target=GOLDEN_BOOK")))).toEqual([]);
    expect(narrowed(rows, forwardFilter(new URLSearchParams(`q=${first!.code.toLowerCase()}`)))).toHaveLength(1);
    expect(narrowed(rows, forwardFilter(new URLSearchParams(`level=${rows[0]!.prizeId}`)))[0]?.code).toBe(rows[0]!.code);
  });

  test("by two at once tells nobody twice", async () => {
    const other = await grantee("ORGANISER", world.organisationId);
    const third = codes().slice(2);
    const both = await Promise.all([choose(world.organiser, third, "GOLDEN_BOOK"), choose(other, third, "GOLDEN_BOOK")]);
    expect(both.map((done) => must(done).count).sort()).toEqual([0, 1]);
    expect(await mails(/Sách vàng/)).toHaveLength(1);
  });

  test("is taken back once, and may be chosen again", async () => {
    const [first] = world.entries;
    const { forwarded } = (await entryWay(first!.id))!;
    const taken = { contestId: world.contestId, forwardingId: forwarded[0]!.id };
    must(await takeBackForwarding(at(world.organiser, OUT), taken));
    expect(await takeBackForwarding(at(world.organiser, OUT), taken)).toMatchObject({ ok: false, code: "conflict" });
    expect(await mails(/không còn trong danh sách/)).toHaveLength(1);
    const row = (await pageOf()).rows[0]!;
    expect(standsFor(row, "NATIONAL")).toBe(false);
    expect(row.forwarded.map(({ revokedBy }) => revokedBy)).toEqual([world.organiser.name]);
    expect(must(await choose(world.organiser, [first!.code]))).toEqual({ count: 1 });
    expect((await entryWay(first!.id)).forwarded.map(({ revokedAt }) => revokedAt === null)).toEqual([false, true]);
  });

  test("is not for the secretary, nor for whoever has an interest in an entry, nor of what was not judged", async () => {
    const secretary = await grantee("SECRETARY", world.organisationId);
    expect(await choose(secretary, codes())).toMatchObject({ ok: false, code: "role" });
    expect((await pageOf(secretary)).whyNot).toBe("role");
    const author = await person({ name: "Tác giả Tổ Chức" });
    const interested = { ...author, grants: world.organiser.grants };
    await db.entry.update({ where: { id: world.entries[1]!.id }, data: { ownerId: author.userId } });
    expect(await choose(interested, codes(), "GOLDEN_BOOK")).toMatchObject({ ok: false, code: "conflict-of-interest" });
    expect(must(await choose(interested, codes().slice(0, 1), "GOLDEN_BOOK"))).toEqual({ count: 1 });
    expect(await choose(world.organiser, ["STKT-2026-XX-999"])).toMatchObject({ ok: false, code: "hidden" });
  });

  test("leaves the records whole", async () => {
    const found: string[] = [];
    await violations(({ name, id, says }) => found.push(`${name} ${id} ${says}`));
    // Put off and brought forward above, by hand.
    expect(found.filter((one) => /^(forwarding|audit-chain)/.test(one))).toEqual([]);
  });
});
