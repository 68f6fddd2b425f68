import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { tokenHash } from "~/platform/secret.server";
import { askForBallot } from "~/results/awards/cast-ballot.server";
import { ballotPage, confirmBallot } from "~/results/awards/confirm-ballot.server";
import { eraseBallots } from "~/results/awards/erase-ballots.server";
import { publicVotePage, votedEntryPage } from "~/results/awards/public-vote.server";
import { voteDesk } from "~/results/awards/vote-desk.server";
import { recount } from "~/results/recount";
import { setClock } from "~/platform/clock.server";
import { action } from "~/routes/_public.contests.$slug.vote.$code/route";
import { loader as votePage } from "~/routes/_public.contests.$slug.vote._index/route";
import { withVote } from "./awards-world";
import { at, JUDGING, must } from "./judging-world";
import { waiting } from "./locks";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";
import { amend } from "./scenarios-world";

afterEach(() => setClock(null));

let world: ResultsWorld;
let slug: string;
const BEFORE = new Date("2026-09-01T00:00:00Z");
const everything = { q: "", field: "", page: 1 };
const later = (minutes: number) => new Date(JUDGING.getTime() + minutes * 60_000);

beforeEach(async () => {
  world = await resultsContest([80, 70, 60]);
  await withVote(world);
  ({ slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } }));
});

let network = 0;
const ask = (index: number, email: string, now = JUDGING, from = `198.51.100.${(network += 1)}`) =>
  askForBallot({ slug, code: world.entries[index]!.code, email, language: "vi" }, from, now);

/** The token in the newest letter to an address. */
async function tokenTo(email: string): Promise<string> {
  const mail = await db.mail.findFirstOrThrow({ where: { to: email }, orderBy: { id: "desc" } });
  return /\/vote\/(\S+)/.exec(mail.text)![1]!;
}

async function vote(index: number, email: string, now = JUDGING) {
  must(await ask(index, email, now));
  must(await confirmBallot(await tokenTo(email), now));
}
const letters = (name: string) => db.mail.count({ where: { to: { startsWith: name }, text: { contains: "/vote/" } } });
const confirmed = () => db.ballot.count({ where: { contestId: world.contestId, confirmedAt: { not: null } } });

describe("the page of the vote", () => {
  it("shows code, field and title of judged entries in its time, and nothing of who made them", async () => {
    await world.entry({ title: "Giải pháp bị loại", state: "INELIGIBLE" });
    const page = (await publicVotePage(slug, everything, JUDGING))!;
    expect(page.contest).toMatchObject({ state: "open", votesPerPerson: 2 });
    expect(page.entries.map(({ code }) => code).sort()).toEqual(world.entries.map(({ code }) => code));
    expect(Object.keys(page.entries[0]!).sort()).toEqual(["code", "field", "title"]);
    expect(JSON.stringify(page)).not.toContain("Tác giả Dự Thi");
    expect((await publicVotePage(slug, everything, BEFORE))!).toMatchObject({ entries: [], contest: { state: "before" } });
    expect((await publicVotePage(slug, everything, DECIDING))!).toMatchObject({ entries: [], contest: { state: "after" } });
    expect(await votedEntryPage(slug, world.entries[0]!.code, DECIDING)).toBeNull();
  });

  it("is nowhere more than a minute old, with the list behind it that is kept for some seconds", async () => {
    setClock(() => JUDGING);
    const shown = async () => {
      const { data, init } = await votePage({ request: new Request("http://test/"), params: { slug }, context: {} });
      return { codes: data.entries.map(({ code }) => code), headers: new Headers(init?.headers) };
    };
    const { codes, headers } = await shown();
    const { id, code } = world.entries[0]!;
    expect(codes).toContain(code);
    await db.entry.update({ where: { id }, data: { state: "WITHDRAWN" } });
    const [, kept] = /^public, max-age=(\d+)$/.exec(headers.get("Cache-Control") ?? "")!;
    setClock(() => new Date(JUDGING.getTime() + (60 - Number(kept)) * 1000));
    expect((await shown()).codes).not.toContain(code);
  });

  it("covers in titles what blind judges must not read, also from those who search for it", async () => {
    await amend(world.contestId, (regulation) => ({
      ...regulation,
      rounds: regulation.rounds.map((round) => ({ ...round, blind: true })),
    }));
    const members = [{ name: "Đỗ Thị Hoà", unit: "Trường Lê Lợi" }];
    const { code } = await world.entry({ title: "Máy của Đỗ Thị Hoà lọc nước", members });
    const found = (q: string) => publicVotePage(slug, { ...everything, q }, JUDGING);
    const [entry] = (await found("lọc nước"))!.entries;
    expect(entry).toMatchObject({ code });
    expect(entry!.title).not.toContain("Hoà");
    expect((await found("Đỗ Thị Hoà"))!.found).toBe(0);
    expect((await votedEntryPage(slug, code, JUDGING))!.entry.title).toBe(entry!.title);
  });

  it("reads the list once for all that is searched for, and again after ten seconds", async () => {
    const found = async (q: string, seconds: number) =>
      (await publicVotePage(slug, { ...everything, q }, new Date(JUDGING.getTime() + seconds * 1000)))!.found;
    expect(await found("", 0)).toBe(3);
    const { code } = await world.entry({ title: "Máy đến sau" });
    expect(await found("may den sau", 9)).toBe(0);
    expect(await found("may den sau", 10)).toBe(1);
    expect(await found(code, 10)).toBe(1);
    expect(await found("không có", 10)).toBe(0);
  });

  it("shows a summary where the regulation names one and its authors agree", async () => {
    await amend(world.contestId, (regulation) => ({
      ...regulation,
      publicVote: { ...regulation.publicVote!, summaryQuestionId: regulation.sections[0]!.questions[0]!.id },
    }));
    const questionId = world.regulation.sections[0]!.questions[0]!.id;
    const { id, code } = await world.entry({
      content: { answers: { [questionId]: "Máy tưới tự động cho vườn nhỏ." }, sections: undefined },
    });
    const summary = async () => (await votedEntryPage(slug, code, JUDGING))!.summary;
    expect(await summary()).toBeNull();
    const { id: _id, ...given } = await db.consent.findFirstOrThrow({ where: { entryId: id } });
    const purposes = (await amend(world.contestId, (regulation) => regulation)).consents.purposes;
    const purposeId = purposes.find(({ use }) => use === "entry-summary")!.id;
    await db.consent.create({ data: { ...given, purposeId } });
    expect(await summary()).toMatchObject({ text: "Máy tưới tự động cho vườn nhỏ." });
  });
});

describe("a vote", () => {
  it("counts once its link is confirmed, in its time, and once for a mailbox", async () => {
    must(await ask(0, "an.nguyen+1@gmail.com"));
    const token = await tokenTo("an.nguyen+1@gmail.com");
    expect(await ballotPage(token, JUDGING)).toMatchObject({ state: "waiting", left: 2 });
    expect(await confirmed()).toBe(0);
    must(await confirmBallot(token, JUDGING));
    must(await confirmBallot(token, JUDGING));
    expect(await confirmed()).toBe(1);
    expect(await ballotPage(token, JUDGING)).toMatchObject({ state: "counted", left: 1 });
    // The same mailbox under another spelling: the answer is the same, and no letter is sent.
    const letters = await db.mail.count();
    must(await ask(0, "annguyen@googlemail.com"));
    expect(await db.mail.count()).toBe(letters);
    expect(await confirmed()).toBe(1);
  });

  it("is given to so many entries as the regulation says", async () => {
    await vote(0, "a@example.vn");
    await vote(1, "a@example.vn");
    must(await ask(2, "a@example.vn"));
    const token = await tokenTo("a@example.vn");
    expect(await ballotPage(token, JUDGING)).toMatchObject({ state: "used-up", left: 0 });
    expect(await confirmBallot(token, JUDGING)).toMatchObject({ code: "state" });
    expect(await confirmed()).toBe(2);
  });

  it("is not given twice by two presses at once", async () => {
    const tokens: string[] = [];
    for (const index of [0, 1, 2]) {
      must(await ask(index, "b@example.vn"));
      tokens.push(await tokenTo("b@example.vn"));
    }
    await Promise.all(tokens.map((token) => confirmBallot(token, JUDGING)));
    expect(await confirmed()).toBe(2);
  });

  it("is too late by an old link, and after the vote", async () => {
    must(await ask(0, "c@example.vn"));
    const token = await tokenTo("c@example.vn");
    expect(await ballotPage(token, later(25 * 60))).toMatchObject({ state: "expired" });
    expect(await confirmBallot(token, later(25 * 60))).toMatchObject({ code: "state" });
    expect(await confirmBallot(token, DECIDING)).toMatchObject({ code: "state" });
    expect(await ask(0, "c@example.vn", DECIDING)).toMatchObject({ code: "hidden" });
    // A new letter makes the old link worthless.
    must(await ask(0, "c@example.vn", later(26 * 60)));
    expect(await ballotPage(token, later(26 * 60))).toBeNull();
    must(await confirmBallot(await tokenTo("c@example.vn"), later(26 * 60)));
  });

  it("keeps no address: a keyed hash, and no letter once it is counted", async () => {
    await vote(0, "d@example.vn");
    expect(await db.mail.count({ where: { to: "d@example.vn" } })).toBe(0);
    const [ballot] = await db.ballot.findMany({ where: { contestId: world.contestId } });
    expect(JSON.stringify(ballot)).not.toContain("example");
    expect(ballot!.voter).toMatch(/^[0-9a-f]{64}$/);
  });

  it("has one letter an hour, whose link stays good, however often somebody asks", async () => {
    must(await ask(0, "e@example.vn"));
    const token = await tokenTo("e@example.vn");
    for (let minute = 1; minute < 60; minute += 2) must(await ask(0, `e+${minute}@example.vn`, later(minute)));
    expect(await letters("e")).toBe(1);
    expect(await ballotPage(token, later(59))).toMatchObject({ state: "waiting" });
    must(await ask(0, "e@example.vn", later(60)));
    expect(await letters("e")).toBe(2);
    must(await confirmBallot(await tokenTo("e@example.vn"), later(61)));
  });

  it("is asked for so often a day in the name of a mailbox from one network, with the votes that a person has", async () => {
    const from = "2001:db8:1:2::";
    const answers = [];
    for (let hour = 0; hour < 13; hour++) answers.push((await ask(0, "f@example.vn", later(hour * 60), from)).ok);
    expect(answers).toEqual([...Array<boolean>(12).fill(true), false]);
    expect(await letters("f")).toBe(12);
    // The next day, and from another network at any time.
    must(await ask(0, "f@example.vn", later(13 * 60), "2001:db8:1:3::"));
    must(await ask(0, "f@example.vn", later(24 * 60), from));
    expect(await letters("f")).toBe(14);
  });

  it("sends a mailbox so many letters a day whoever asks, and tells nobody whether it has voted", async () => {
    await vote(0, "g@example.vn");
    for (let hour = 0; hour < 23; hour++) must(await ask(1, "g@example.vn", later(hour * 60)));
    expect(await letters("g")).toBe(23);
    for (const index of [0, 1, 2]) must(await ask(index, "g@example.vn", later(23 * 60)));
    expect(await letters("g")).toBe(23);
    must(await ask(2, "g@example.vn", later(24 * 60)));
    expect(await letters("g")).toBe(24);
  });

  it("is answered as soon where the address has voted as where it has not", async () => {
    await vote(0, "h@example.vn");
    const params = { slug, code: world.entries[0]!.code };
    setClock(() => JUDGING);
    for (const email of ["h@example.vn", "i@example.vn"]) {
      const request = new Request("http://test/vote", { method: "POST", body: new URLSearchParams({ email }) });
      const asked = performance.now();
      const answer = (await action({ request, params, context: {} })) as Response;
      expect([answer.status, performance.now() - asked >= 249]).toEqual([302, true]);
    }
    expect(await letters("i")).toBe(1);
  });

  it("is limited for one network", async () => {
    // A school behind one address has 120 letters in a quarter of an hour.
    must(await ask(0, "school0@example.vn", JUDGING, "198.51.100.250"));
    const key = `account|vote-from|${sha256Hex("198.51.100.250")}`;
    await db.rateLimit.update({ where: { key }, data: { count: 119 } });
    must(await ask(0, "school1@example.vn", JUDGING, "198.51.100.250"));
    expect(await ask(0, "school2@example.vn", JUDGING, "198.51.100.250")).toMatchObject({ code: "too-many" });
    must(await ask(0, "school2@example.vn", later(16), "198.51.100.250"));
  });
});

describe("the result", () => {
  it("counts no vote that is pressed at the last moment and comes while it is being counted", async () => {
    await vote(0, "a@example.vn");
    must(await ask(1, "b@example.vn"));
    const token = await tokenTo("b@example.vn");
    await world.judged();
    // The record is held until the one that closes has counted and waits, with the voter behind.
    const both = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "AuditChain" WHERE "id" = ${world.contestId} FOR UPDATE`;
      const closed = world.close();
      await waiting(1);
      const pressed = confirmBallot(token, JUDGING);
      await Promise.race([pressed, waiting(2)]);
      return { closed, pressed };
    });
    must(await both.closed);
    expect(await both.pressed).toMatchObject({ ok: false, code: "state" });
    expect((await world.tally()).bundle.publicVote).toEqual({ counts: { [world.entries[0]!.code]: 1 } });
    expect(await confirmed()).toBe(1);
  });

  it("waits for the end of the vote, counts it, and says how many votes each entry got", async () => {
    await vote(0, "a@example.vn");
    for (const voter of ["b", "c", "d"]) await vote(1, `${voter}@example.vn`);
    await world.judged();
    const { contestId, organiser } = world;
    const early = await voteDesk(at(organiser, JUDGING), contestId);
    expect(must(early)).toMatchObject({ confirmed: 4, asked: 4, rows: [], suspicions: [] });
    await amend(contestId, (regulation) => ({
      ...regulation,
      publicVote: { ...regulation.publicVote!, closesAt: "2026-11-01T00:00:00.000Z" },
    }));
    expect(await world.close()).toMatchObject({
      code: "not-ready",
      missing: [{ code: "public-vote-open", until: "2026-11-01T00:00:00.000Z" }],
    });
    await withVote(world);
    must(await world.close());

    const { bundle, results } = await world.tally();
    const [first, second, third] = world.entries.map(({ code }) => code);
    expect(bundle.publicVote).toEqual({ counts: { [first!]: 1, [second!]: 3 } });
    // 80 + 20 × 1/3 to one decimal; 70 + 20; 60.
    expect(results.map(({ entry, score }) => [entry, score])).toEqual([
      [second, "90.00"],
      [first, "86.70"],
      [third, "60.00"],
    ]);
    expect(recount(bundle)).toMatchObject({ ok: true });
    const desk = must(await voteDesk(at(organiser, DECIDING), contestId));
    expect(desk.rows).toMatchObject([
      { code: second, votes: 3, points: "20.0" },
      { code: first, votes: 1, points: "6.7" },
      { code: third, votes: 0, points: "0.0" },
    ]);
  });

  it("leaves nothing of who voted once it is public, and the counts stay", async () => {
    await vote(0, "a@example.vn");
    must(await ask(1, "b@example.vn"));
    const token = await tokenTo("b@example.vn");
    await world.closed();
    expect(await eraseBallots(DECIDING)).toEqual({ erased: 0, removed: 0 });
    must(await world.publish());
    expect(await eraseBallots(DECIDING)).toEqual({ erased: 1, removed: 1 });
    expect(await eraseBallots(DECIDING)).toEqual({ erased: 0, removed: 0 });
    const [ballot, ...others] = await db.ballot.findMany({ where: { contestId: world.contestId } });
    expect(others).toEqual([]);
    expect(ballot).toMatchObject({ voter: `erased:${ballot!.id}`, tokenHash: `erased:${ballot!.id}` });
    expect(await db.ballot.count({ where: { tokenHash: tokenHash(token) } })).toBe(0);
    const desk = must(await voteDesk(at(world.organiser, DECIDING), world.contestId));
    expect(desk.rows[0]).toMatchObject({ votes: 1 });
  });

  it("has no letters left whose links are old", async () => {
    must(await ask(0, "old@example.vn"));
    await db.mail.updateMany({ where: { to: "old@example.vn" }, data: { createdAt: JUDGING } });
    await eraseBallots(later(60));
    expect(await db.mail.count({ where: { to: "old@example.vn" } })).toBe(1);
    await eraseBallots(later(25 * 60));
    expect(await db.mail.count({ where: { to: "old@example.vn" } })).toBe(0);
  });
});
