import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/platform/db.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { reopenPanel } from "~/judging/panels/close-panel.server";
import { contestProgress } from "~/judging/progress/progress.server";
import { decideConflict, enterConflict } from "~/judging/conflicts/decide-conflict.server";
import type { Actor } from "~/people/actor";
import type { RenewForm } from "~/results/advance-form";
import { addToLine, revokeLine } from "~/results/advance.server";
import { gateFaults } from "~/results/gate/gate";
import { recount } from "~/results/recount";
import { renewLine } from "~/results/renew-line.server";
import { roundList, roundPage } from "~/results/round-page.server";
import { entryWorkings, tallyPage } from "~/results/tally-page.server";
import { newestTally } from "~/results/tally-read.server";
import { violations } from "../../scripts/invariants";
import { at, grantee, must, person } from "./judging-world";
import { DECIDING } from "./results-world";
import { FIRST, LAST, roundsContest, SECOND, type RoundsWorld } from "./rounds-world";

let world: RoundsWorld;

const lineOf = (contestId: string) =>
  db.advancement.findFirstOrThrow({
    where: { contestId, revokedAt: null },
    include: { entries: { include: { entry: true } } },
  });
const advancing = async (contestId: string) =>
  (await lineOf(contestId)).entries
    .filter(({ advances }) => advances)
    .map(({ entry }) => entry.code)
    .sort();
const assignedIn = async (roundId: string) =>
  (
    await db.assignment.findMany({
      where: { roundId, endedAt: null, entry: { contestId: world.contestId } },
      select: { entry: { select: { code: true } } },
      distinct: ["entryId"],
    })
  )
    .map(({ entry }) => entry.code)
    .sort();

describe("a line", () => {
  beforeEach(async () => {
    world = await roundsContest();
  });

  it("is not locked while anything of the round is missing, and shows no marks of a panel that still scores", async () => {
    const page = await world.page();
    expect(page.groups).toMatchObject([{ id: world.groupId, entries: 4, withheld: "panel-open" }]);
    expect(page.rows).toEqual([]);
    const faults = gateFaults(page.gate);
    expect(faults.filter(({ code }) => code === "panel-open")).toHaveLength(1);
    expect(faults.filter(({ code }) => code === "sheet-missing")).toHaveLength(12);
    expect(await world.lock()).toMatchObject({ ok: false, code: "not-ready" });
    expect(await db.advancement.count({ where: { contestId: world.contestId } })).toBe(0);
  });

  it("of the regulation is locked without a word, and the next round sees exactly those entries", async () => {
    await world.firstJudged();
    await world.finalPanel();
    expect(await assignedIn(LAST)).toEqual([]);
    const [a, b, c] = world.codes;
    expect(must(await world.lock())).toEqual({ advancing: 3 });
    expect(await advancing(world.contestId)).toEqual([a, b, c]);
    const line = await lineOf(world.contestId);
    expect(line).toMatchObject({ reason: "", documentNumber: "", cut: { by: "top", count: 2 } });
    expect(line.entries.map(({ score, rank }) => [score, rank]).sort()).toEqual([
      ["30.00", 4],
      ["50.00", 2],
      ["50.00", 2],
      ["60.00", 1],
    ]);
    await world.assign();
    expect(await assignedIn(LAST)).toEqual([a, b, c]);
    const audit = await db.auditEvent.findMany({
      where: { chainId: world.contestId, action: "line.locked" },
    });
    expect(audit).toMatchObject([
      { actorId: world.organiser.userId, data: { advancing: 3, entries: 4 } },
    ]);
    expect(must(await roundList(at(world.organiser), world.contestId))).toMatchObject([
      { id: FIRST, line: { locked: true, advancing: 3 }, waits: false },
      { id: LAST, entries: 3, line: null, waits: false },
    ]);
  });

  it("other than the regulation's, or with an exception, needs a reason and a document", async () => {
    await world.firstJudged();
    const other = { line: { by: "minimum", score: "60" } };
    expect(await world.lock(other)).toMatchObject({
      code: "invalid",
      faults: [
        { path: "reason", code: "required" },
        { path: "documentNumber", code: "required" },
      ],
    });
    const [, , , last] = world.codes;
    const exceptions = [{ entry: last, advances: "yes", reason: "" }];
    expect(await world.lock({ exceptions, reason: "x", documentNumber: "1" })).toMatchObject({
      code: "invalid",
      faults: [{ path: "exceptions.0.reason", code: "required" }],
    });
    const unknown = [{ entry: "X", advances: "yes", reason: "y" }];
    expect(await world.lock({ exceptions: unknown })).toMatchObject({
      faults: [{ path: "exceptions.0.entry", code: "unknown-entry" }],
    });
    must(
      await world.lock({
        ...other,
        exceptions: [{ entry: last, advances: "yes", reason: "Đã có bằng sáng chế" }],
        reason: "Biên bản họp",
        documentNumber: "12/BB-HĐGK",
      }),
    );
    expect(await advancing(world.contestId)).toEqual([world.codes[0], last]);
    const exception = (await lineOf(world.contestId)).entries.filter((entry) => entry.exception);
    expect(exception).toMatchObject([{ advances: true, reason: "Đã có bằng sáng chế" }]);
  });

  it("is locked by the first of two who do it at once", async () => {
    await world.firstJudged();
    const both = await Promise.all([world.lock(), world.lock()]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "conflict" });
    expect(await db.advancement.count({ where: { contestId: world.contestId } })).toBe(1);
  });

  it("is what was looked at: a ranking that has changed since is not locked", async () => {
    await world.firstJudged();
    const { seen } = await world.page();
    await db.entry.update({ where: { id: world.entries[0]!.id }, data: { state: "WITHDRAWN" } });
    expect(await world.lock({ seen })).toMatchObject({ ok: false, code: "conflict" });
  });

  it("is drawn by organisers alone, and read by secretaries and observers", async () => {
    await world.firstJudged();
    const { organisationId, contestId } = world;
    for (const role of ["SECRETARY", "OBSERVER"] as const) {
      const actor = await grantee(role, organisationId);
      expect((await world.page(at(actor))).rows).toHaveLength(4);
      expect(await world.lock({}, at(actor))).toMatchObject({ code: "role" });
    }
    expect(await roundPage(at(world.judges[0]!), contestId, FIRST)).toMatchObject({ code: "role" });
    expect(await roundPage(at(world.organiser), contestId, "x")).toMatchObject({ code: "hidden" });
  });

  it("shows no mark of a group, and cannot be locked, by whoever has a conflict of interest in it", async () => {
    const organiser = await grantee("ORGANISER", world.organisationId);
    await world.entry({ owner: organiser, state: "ELIGIBLE" });
    await world.assign();
    for (const judge of world.judges) {
      const own = await db.entry.findFirstOrThrow({ where: { ownerId: organiser.userId } });
      await world.score(FIRST, judge, own.id, 65);
    }
    await world.firstJudged();
    const theirs = await world.page(at(organiser));
    expect(theirs).toMatchObject({ rows: [], seen: "", whyNot: "conflict-of-interest" });
    expect(theirs.groups).toMatchObject([{ withheld: "conflict" }]);
    expect(JSON.stringify(theirs)).not.toMatch(/65\.00|60\.00/);
    expect(await world.lock({}, at(organiser))).toMatchObject({ code: "conflict-of-interest" });
    must(await world.lock());
    const locked = await world.page(at(organiser));
    expect(locked.locked?.entries).toEqual([]);
    expect((await world.page()).locked?.entries).toHaveLength(5);
  });
});

describe("a line that is locked", () => {
  const revoke = async (reason = "Chốt nhầm") =>
    revokeLine(at(world.organiser, SECOND), {
      contestId: world.contestId,
      roundId: FIRST,
      lineId: (await lineOf(world.contestId)).id,
      reason,
    });

  const reopen = () =>
    reopenPanel(at(world.organiser), { panelId: world.panelId, reason: "Khiếu nại" });
  /** The next round has begun: the line can no longer be taken back. */
  const begun = async () => {
    await world.finalPanel();
    await world.score(LAST, world.judges[1]!, world.entries[0]!.id, 80);
    expect(await revoke()).toMatchObject({ code: "begun" });
  };
  /** The chair gives a sheet of the first round back, and its judge sends in another total. */
  const correct = async (judge: Actor, entryId: string, total: number) => {
    const { id: assignmentId } = await db.assignment.findFirstOrThrow({
      where: { entryId, roundId: FIRST, judge: { userId: judge.userId } },
    });
    must(await returnSheet(at(world.judges[0]!), { assignmentId, reason: "Chấm nhầm" }));
    await world.score(FIRST, judge, entryId, total);
  };
  const WHY = { reason: "Sửa phiếu chấm nhầm", documentNumber: "20/QĐ-BTC" };
  const renew = async (over: Partial<RenewForm>) =>
    renewLine(at(world.organiser, SECOND), {
      contestId: world.contestId,
      roundId: FIRST,
      form: {
        ...WHY,
        lineId: (await lineOf(world.contestId)).id,
        seen: (await world.page()).seen,
        answers: [],
        ...over,
      },
    });

  beforeEach(async () => {
    world = await roundsContest();
    await world.firstJudged();
    must(await world.lock());
  });

  it("is taken back while nobody has submitted a sheet of the next round, whose assignments then end", async () => {
    await world.finalPanel();
    expect(await assignedIn(LAST)).toHaveLength(3);
    must(await revoke());
    expect(await assignedIn(LAST)).toEqual([]);
    expect(await assignedIn(FIRST)).toHaveLength(4);
    const page = await world.page();
    expect(page.locked).toBeNull();
    expect(page.revoked).toMatchObject([{ reason: "Chốt nhầm", by: world.organiser.name }]);
    must(await world.lock());
    await world.assign();
    expect(await assignedIn(LAST)).toHaveLength(3);
  });

  it("is taken back once", async () => {
    const { id: lineId } = await lineOf(world.contestId);
    const input = { contestId: world.contestId, roundId: FIRST, lineId, reason: "Chốt nhầm" };
    const both = await Promise.all([
      revokeLine(at(world.organiser), input),
      revokeLine(at(world.organiser), input),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("stays once a sheet of the next round was submitted, also when it was given back", async () => {
    await world.finalPanel();
    const entryId = world.entries[0]!.id;
    await world.score(LAST, world.judges[1]!, entryId, 80);
    expect(await revoke()).toMatchObject({ ok: false, code: "begun" });
    const { id: assignmentId } = await db.assignment.findFirstOrThrow({
      where: { entryId, roundId: LAST, sheet: { state: "SUBMITTED" } },
    });
    must(await returnSheet(at(world.judges[0]!, SECOND), { assignmentId, reason: "Chấm nhầm" }));
    expect(await revoke()).toMatchObject({ ok: false, code: "begun" });
    expect((await world.page()).locked?.begun).toBe(true);
  });

  it("holds together: its entries are of the round, and only those that go on have sheets of the next", async () => {
    const broken = async () => {
      const found: string[] = [];
      await violations(({ name }) => found.push(name));
      return found.filter((name) => name === "line" || name === "sheet-in-round");
    };
    await world.finalPanel();
    const entryId = world.entries[0]!.id;
    await world.score(LAST, world.judges[1]!, entryId, 80);
    expect(await broken()).toEqual([]);
    const { id: advancementId } = await lineOf(world.contestId);
    await db.advancementEntry.updateMany({
      where: { advancementId, entryId },
      data: { advances: false },
    });
    expect(await broken()).toEqual(["sheet-in-round"]);
    await db.advancement.update({ where: { id: advancementId }, data: { roundId: LAST } });
    expect(await broken()).toContain("line");
  });

  it("lets nobody score who is not in the round any more", async () => {
    await world.finalPanel();
    const [judge] = world.judges;
    const entryId = world.entries[0]!.id;
    const { id: assignmentId } = await db.assignment.findFirstOrThrow({
      where: { entryId, roundId: LAST, judge: { userId: judge!.userId } },
    });
    const { id: advancementId } = await lineOf(world.contestId);
    const form = { assignmentId, version: 1, marks: {}, comment: "Tốt" };
    const advance = (advances: boolean) =>
      db.advancementEntry.updateMany({ where: { advancementId, entryId }, data: { advances } });
    await advance(false);
    for (const keep of [saveSheet, submitSheet])
      expect(await keep(at(judge!, SECOND), form)).toMatchObject({ code: "state" });
    await advance(true);
    must(await saveSheet(at(judge!, SECOND), form));
  });

  it("keeps the panels of its round closed until it is taken back", async () => {
    const { organiser, panelId, contestId } = world;
    const reopen = () => reopenPanel(at(organiser), { panelId, reason: "Khiếu nại" });
    const offered = async () =>
      must(await contestProgress(at(organiser), contestId)).rounds[0]!.panels[0]!.whyNotReopen;
    expect(await reopen()).toMatchObject({ ok: false, code: "line-locked" });
    expect(await offered()).toBe("line-locked");
    must(await revoke());
    expect(await offered()).toBeNull();
    must(await reopen());
  });

  it("says what has changed since, and decides about who became eligible later", async () => {
    const { organiser, contestId, judges } = world;
    await begun();
    const late = await world.entry();
    must(await reopen());
    await world.assign();
    for (const judge of judges) await world.score(FIRST, judge, late.id, 55);
    await world.close();
    expect((await world.page()).locked).toMatchObject({ undecided: [late.code] });
    expect(await world.tally()).toMatchObject({
      missing: expect.arrayContaining([{ code: "not-on-line", round: FIRST, entry: late.code }]),
    });
    const add = async (entry: string) =>
      addToLine(at(organiser), {
        contestId,
        roundId: FIRST,
        lineId: (await lineOf(contestId)).id,
        entry,
        advances: true,
        reason: "Khiếu nại được chấp nhận",
        documentNumber: "15/QĐ-BTC",
      });
    expect(await add(world.codes[0]!)).toMatchObject({ code: "conflict" });
    expect(await add("X")).toMatchObject({ code: "hidden" });
    must(await add(late.code));
    expect((await world.page()).locked).toMatchObject({ undecided: [] });
    expect(await assignedIn(LAST)).not.toContain(late.code);
    await world.assign();
    expect(await assignedIn(LAST)).toContain(late.code);
  });

  it("is renewed by what corrected sheets say: whoever reaches it now may go on, nobody who went on is left out", async () => {
    const { organiser, contestId, codes, entries } = world;
    await begun();
    must(await reopen());
    for (const judge of world.judges) await correct(judge, entries[3]!.id, 55);
    expect(await renew({ answers: [] })).toMatchObject({ code: "not-ready" });
    await world.close();
    expect((await world.page()).locked).toMatchObject({
      changes: [
        {
          entry: codes[3],
          before: { score: "30.00", rank: 4 },
          now: { score: "55.00", rank: 2 },
          advances: false,
          byLine: true,
        },
        { entry: codes[1], now: { score: "50.00", rank: 3 }, advances: true, byLine: false },
        { entry: codes[2], now: { score: "50.00", rank: 3 }, advances: true, byLine: false },
      ],
      asked: [codes[3]],
    });
    const outdated = { code: "line-outdated", round: FIRST, entry: codes[3] };
    expect(await world.tally()).toMatchObject({ missing: expect.arrayContaining([outdated]) });

    expect(await renew({ answers: [] })).toMatchObject({
      faults: [{ path: "answers.0.advances", code: "required" }],
    });
    const yes = { entry: codes[3]!, advances: "yes" as const };
    expect(await renew({ answers: [yes, { ...yes, entry: codes[1]! }] })).toMatchObject({
      faults: [{ path: "answers.1.advances", code: "unknown-entry" }],
    });
    expect(await renew({ answers: [yes], seen: "x" })).toMatchObject({ code: "conflict" });
    const first = await lineOf(contestId);
    const both = await Promise.all([renew({ answers: [yes] }), renew({ answers: [yes] })]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);

    expect(await advancing(contestId)).toEqual([...codes].sort());
    const line = await lineOf(contestId);
    expect(line).toMatchObject({ cut: first.cut, reason: WHY.reason, documentNumber: "20/QĐ-BTC" });
    const rows = line.entries.map(({ entry, score, rank, exception, reason }) => [
      entry.code,
      score,
      rank,
      exception,
      reason,
    ]);
    expect(rows.sort()).toEqual([
      [codes[0], "60.00", 1, false, ""],
      [codes[1], "50.00", 3, true, WHY.reason],
      [codes[2], "50.00", 3, true, WHY.reason],
      [codes[3], "55.00", 2, false, ""],
    ]);
    const page = await world.page();
    expect(page.locked).toMatchObject({ changes: [], asked: [] });
    expect(page.revoked).toMatchObject([
      { by: organiser.name, reason: WHY.reason, letIn: [codes[3]] },
    ]);
    // What was scored in the final stays.
    expect(await assignedIn(LAST)).toEqual(expect.arrayContaining(codes.slice(0, 3)));
    expect(await db.advancementEntry.count({ where: { advancementId: first.id } })).toBe(4);
    const [audit] = await db.auditEvent.findMany({
      where: { chainId: contestId, action: "line.renewed" },
    });
    expect(audit?.data).toMatchObject({
      replaces: first.id,
      letIn: [codes[3]],
      changed: expect.arrayContaining([`${codes[3]}: 30.00 -> 55.00`]),
    });
    expect((await world.tally()) as object).not.toMatchObject({
      missing: expect.arrayContaining([outdated]),
    });
    expect(await renew({ answers: [] })).toMatchObject({ code: "conflict" });
  });

  it("stays as it was for an entry that the committee does not let in though it reaches it now", async () => {
    const { contestId, codes, entries } = world;
    await begun();
    must(await reopen());
    for (const judge of world.judges) await correct(judge, entries[3]!.id, 55);
    await world.close();
    must(await renew({ answers: [{ entry: codes[3]!, advances: "no" }] }));
    expect(await advancing(contestId)).toEqual(codes.slice(0, 3));
    const refused = (await lineOf(contestId)).entries.find(({ entry }) => entry.code === codes[3]);
    expect(refused).toMatchObject({ score: "55.00", rank: 2, exception: true, reason: WHY.reason });
    expect((await world.page()).locked).toMatchObject({ changes: [] });
  });

  it("says who would go on in the place of an entry that was disqualified, and lets it in by a renewal alone", async () => {
    const { contestId, codes, entries } = world;
    await begun();
    await db.entry.updateMany({
      where: { id: { in: [entries[1]!.id, entries[2]!.id] } },
      data: { state: "INELIGIBLE" },
    });
    expect((await world.page()).locked).toMatchObject({
      changes: [
        {
          entry: codes[3],
          before: { score: "30.00", rank: 4 },
          now: { score: "30.00", rank: 2 },
          advances: false,
          byLine: true,
        },
      ],
    });
    // Its score is what it was: nobody has to.
    expect(await world.tally()).toMatchObject({
      missing: expect.not.arrayContaining([expect.objectContaining({ code: "line-outdated" })]),
    });
    must(await renew({ answers: [{ entry: codes[3]!, advances: "yes" }] }));
    expect(await advancing(contestId)).toEqual([codes[0], codes[3]]);
  });

  it("leaves a way on where a sheet under it no longer counts: another judge scores, and the line is renewed", async () => {
    const { organiser, contestId, judges, entries, codes } = world;
    await begun();
    const conflicted = await db.judge.findFirstOrThrow({ where: { userId: judges[2]!.userId } });
    must(
      await enterConflict(at(organiser), contestId, {
        judgeId: conflicted.id,
        entryId: entries[3]!.id,
        kind: "other",
        note: "Thông gia",
      }),
    );
    must(
      await decideConflict(at(organiser), contestId, {
        judgeId: conflicted.id,
        entryId: entries[3]!.id,
        kind: "other",
        state: "OPEN",
        decision: "CONFIRMED",
        reason: "Đúng",
      }),
    );
    expect(await world.tally()).toMatchObject({
      missing: expect.arrayContaining([
        expect.objectContaining({ code: "too-few-judges", round: FIRST, entry: codes[3] }),
        { code: "line-outdated", round: FIRST, entry: codes[3] },
      ]),
    });
    must(await reopen());
    const fourth = await person({ unitName: "Viện số 4" });
    await world.judge(fourth);
    await world.assign();
    await world.score(FIRST, fourth, entries[3]!.id, 33);
    for (const { id } of entries.slice(0, 3)) await world.score(FIRST, fourth, id, 50);
    await world.close();
    const { changes = [] } = (await world.page()).locked ?? {};
    expect(changes.find(({ entry }) => entry === codes[3])).toMatchObject({
      before: { score: "30.00" },
      now: { score: "31.00" },
    });
    must(await renew({ answers: [] }));
    expect(await advancing(contestId)).toEqual(codes.slice(0, 3));
  });
});

describe("the end of a contest with two rounds", () => {
  /** Everybody who went on scores their points of 100 in the final. */
  async function finished(
    finals: readonly number[],
    ...given: Parameters<typeof roundsContest>
  ): Promise<void> {
    world = await roundsContest(...given);
    await world.firstJudged();
    must(await world.lock());
    const panel = await world.finalPanel();
    const on = world.entries.slice(0, finals.length);
    await world.scoreAll(LAST, new Map(on.map(({ id }, nth) => [id, finals[nth]!])));
    await world.close(panel);
    must(await world.tally());
  }

  it("asks nothing more of entries that did not go on, weighs the rounds, and can be recounted", async () => {
    await finished([90, 80, 85]);
    const tally = (await newestTally(db, world.contestId))!;
    const [a, b, c, d] = world.codes;
    // 0.4 × of 70 points + 0.6 × of 100.
    expect(tally.results.map(({ entry, score, rank }) => [entry, score, rank])).toEqual([
      [a, "78.00", 1],
      [c, "71.00", 2],
      [b, "68.00", 3],
      [d, null, null],
    ]);
    expect(tally.results.at(-1)?.prize).toBeNull();
    expect(tally.bundle.contest).toMatchObject({
      advancement: [
        {
          round: FIRST,
          line: { by: "top", count: 2, onTie: "all" },
          entries: [
            { entry: a, score: "60.00", rank: 1, advances: true },
            { entry: b, advances: true },
            { entry: c, advances: true },
            { entry: d, score: "30.00", rank: 4, advances: false },
          ],
        },
      ],
    });
    expect(recount(tally.bundle)).toMatchObject({ kind: "counted", ok: true });
  });

  it("says on the page of its workings why an entry has no rank", async () => {
    await finished([90, 80, 85]);
    const ctx = at(world.organiser, DECIDING);
    const out = must(await entryWorkings(ctx, world.contestId, world.codes[3]!));
    expect(out).toMatchObject({
      entry: { rank: null, prize: null, stopped: { round: FIRST, next: LAST } },
      row: { workings: { status: "insufficient-sheets" } },
    });
    // The list says it, too.
    const { tally, roundNames } = must(await tallyPage(ctx, world.contestId));
    const told = tally!.groups.flatMap(({ rows }) => rows.map(({ code, score, stopped }) => [code, score === null, stopped?.next]));
    expect(told).toEqual([0, 2, 1, 3].map((index) => [world.codes[index], index === 3, index === 3 ? LAST : undefined]));
    expect(roundNames[LAST]).toBeTruthy();
    expect(must(await entryWorkings(ctx, world.contestId, world.codes[0]!)).entry.stopped).toBeNull();
  });

  it("ranks by the final alone where the first round weighs nothing", async () => {
    await finished([80, 90, 85], [60, 50, 50, 30], undefined, { first: "0", last: "1" });
    const [a, b, c, d] = world.codes;
    const { results } = (await newestTally(db, world.contestId))!;
    expect(results.map(({ entry, score }) => [entry, score])).toEqual([
      [b, "90.00"],
      [c, "85.00"],
      [a, "80.00"],
      [d, null],
    ]);
  });

  it("still ranks by the first round whoever did not go on to a final that weighs nothing", async () => {
    await finished([80, 90, 85], [60, 50, 50, 30], undefined, { first: "1.5", last: "0" });
    const { results } = (await newestTally(db, world.contestId))!;
    expect(results.map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
    const ctx = at(world.organiser, DECIDING);
    expect(must(await entryWorkings(ctx, world.contestId, world.codes[3]!))).toMatchObject({
      entry: { rank: 4, stopped: { round: FIRST } },
    });
  });

  it("is not reached while a line is open", async () => {
    world = await roundsContest();
    await world.firstJudged();
    expect(await world.tally()).toMatchObject({
      code: "not-ready",
      missing: [{ code: "line-open", round: FIRST }],
    });
  });
});
