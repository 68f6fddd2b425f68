import { beforeEach, describe, expect, it } from "vitest";
import { assignOne } from "~/judging/assignment/assignment.server";
import { conflictsPage } from "~/judging/conflicts/conflicts-page.server";
import { openedContest } from "~/contests/contest.server";
import { decideConflict, enterConflict } from "~/judging/conflicts/decide-conflict.server";
import { declarationSchema } from "~/judging/conflicts/declaration-form";
import { signDeclaration } from "~/judging/conflicts/declaration.server";
import { saveContestJudge } from "~/judging/panels/contest-judge.server";
import { createPanel } from "~/judging/panels/panels.server";
import { stepBack } from "~/judging/panels/step-back.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { scoresOf } from "~/judging/sheets/receipt";
import { screenEntry } from "~/entries/screening/screen-entry.server";
import { db } from "~/platform/db.server";
import { bundleSchema } from "~/results/bundle";
import { closeTally } from "~/results/close-tally.server";
import { readContestRecord } from "~/results/contest-record.server";
import { tallyPage } from "~/results/tally-page.server";
import { at, grantee, must, person } from "./judging-world";
import { waiting } from "./locks";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;
beforeEach(async () => {
  world = await resultsContest();
});

const stateOf = async () => {
  const { state } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } });
  return { state, tallies: (await world.tallies()).length };
};
const untouched = { state: "OPEN", tallies: 0 };

/** What keeps the contest open, as closing and the page both say it. */
async function missing() {
  const closed = await world.close();
  const page = must(await tallyPage(at(world.organiser, DECIDING), world.contestId));
  expect(await stateOf()).toEqual(untouched);
  if (closed.ok || closed.code !== "not-ready") throw new Error(JSON.stringify(closed));
  expect(page.gate.flatMap(({ faults }) => faults)).toEqual(closed.missing);
  return closed.missing;
}

describe("closing is refused", () => {
  it("while a sheet is missing: it names entry and judge, and the panel that is open", async () => {
    const [first, second] = world.entries;
    for (const judge of world.judges) await world.score(judge, first!.id, 80);
    for (const judge of world.judges.slice(1)) await world.score(judge, second!.id, 70);
    const [chair] = await db.judge.findMany({
      where: { userId: world.chair.userId, contestId: world.contestId },
    });
    const list = await missing();
    expect(list.filter(({ code }) => code === "panel-open")).toEqual([
      { code: "panel-open", round: world.roundId, group: world.groupId },
    ]);
    const sheets = list.flatMap((fault) =>
      fault.code === "sheet-missing" ? [`${fault.entry} ${fault.judge}`] : [],
    );
    const third = world.entries[2]!.code;
    expect(sheets.toSorted()).toEqual(
      [`${second!.code} ${chair!.code}`, `${third} J01`, `${third} J02`, `${third} J03`].toSorted(),
    );
  });

  it("while an interest in what a judge has scored is undecided, found or declared, until somebody decides", async () => {
    await world.judged();
    const { contestId, organiser, entries, judges } = world;
    const entry = entries[1]!;
    const { owner } = await db.entry.findUniqueOrThrow({
      where: { id: entry.id },
      include: { owner: true },
    });
    await db.user.update({ where: { id: judges[1]!.userId }, data: { name: owner.name } });
    const fault = { code: "interest-undecided", round: world.roundId, entry: entry.code, judge: "J02" };
    expect(await missing()).toEqual([fault]);
    const { id: judgeId } = await db.judge.findFirstOrThrow({
      where: { contestId, userId: judges[2]!.userId },
    });
    const declared = { judgeId, entryId: entry.id, kind: "kin", createdById: judges[2]!.userId } as const;
    await db.conflictOfInterest.create({ data: { ...declared, source: "DECLARED", createdAt: DECIDING } });
    expect(await missing()).toEqual([fault, { ...fault, judge: "J03" }]);
    // All that the page with conflicts of interest asks about, and nothing else.
    for (const { toDecide, ...row } of must(await conflictsPage(at(organiser), contestId)).rows) {
      if (!toDecide) continue;
      const { kind, state } = row;
      const decision = { kind, state, decision: "LIFTED", reason: "Đã xem xét" } as const;
      const pair = { judgeId: row.judgeId, entryId: row.entryId };
      must(await decideConflict(at(organiser), contestId, { ...pair, ...decision }));
    }
    must(await world.close());
  });

  it("while a sheet is given back", async () => {
    await world.scoreAll();
    const { assignmentId } = await assignmentOf(0, 1);
    must(await returnSheet(at(world.chair), { assignmentId, reason: "Chấm nhầm" }));
    expect(await missing()).toEqual([
      { code: "panel-open", round: world.roundId, group: world.groupId },
      { code: "sheet-missing", round: world.roundId, entry: world.entries[0]!.code, judge: "J02" },
    ]);
  });

  it("while an entry is not screened", async () => {
    await world.judged();
    const { code } = await world.entry({ state: "SUBMITTED" });
    expect(await missing()).toEqual([{ code: "unscreened", entry: code }]);
  });

  it("while a group has eligible entries and no panel", async () => {
    await world.judged();
    const other = world.regulation.groups[1]!;
    const { code } = await world.entry({ fieldId: other.fieldIds[0] });
    expect(await missing()).toEqual([
      { code: "no-panel", round: world.roundId, group: other.id },
      { code: "too-few-judges", round: world.roundId, entry: code, judges: 0, minimum: 3 },
    ]);
  });

  it("while an entry has fewer judges than the rule's least number of sheets", async () => {
    const other = world.regulation.groups[1]!;
    const entry = await world.entry({ fieldId: other.fieldIds[0] });
    const { contestId, roundId } = world;
    const panel = { contestId, roundId, groupId: other.id, name: "Hội đồng 2" };
    const { id: panelId } = must(await createPanel(at(world.organiser), panel));
    const judge = await person();
    const judgeId = await world.judge(judge, { panel: panelId, chair: true });
    must(await assignOne(at(world.organiser), { panelId, entryId: entry.id, judgeId }));
    await world.score(judge, entry.id, 66);
    await world.judged();
    expect(await missing()).toContainEqual({
      code: "too-few-judges",
      round: world.roundId,
      entry: entry.code,
      judges: 1,
      minimum: 3,
    });
  });

  it("to everybody but the contest's own organisers", async () => {
    await world.judged();
    const stranger = await resultsContest([]);
    const input = { contestId: world.contestId, version: await world.version() };
    for (const actor of [
      await grantee("SECRETARY", world.organisationId),
      await grantee("OBSERVER", world.organisationId),
      stranger.organiser,
      world.chair,
      world.judges[1]!,
      await person(),
      { ...(await person()), isPlatformAdmin: true },
    ])
      expect(await closeTally(at(actor, DECIDING), input)).toMatchObject({ code: "role" });
    expect(await stateOf()).toEqual(untouched);
  });

  it("before the time of deciding, and not after it: a late committee must be able to finish", async () => {
    await world.judged();
    const input = { contestId: world.contestId, version: await world.version() };
    const early = at(world.organiser, new Date("2026-10-01T00:00:00Z"));
    expect(await closeTally(early, input)).toMatchObject({ code: "not-yet" });
    expect(await stateOf()).toEqual(untouched);
    must(await closeTally(at(world.organiser, new Date("2027-03-01T00:00:00Z")), input));
  });

  it("on a contest that has changed since it was looked at, and one that is closed", async () => {
    await world.judged();
    const seen = await world.version();
    const stale = { contestId: world.contestId, version: seen - 1 };
    expect(await closeTally(at(world.organiser, DECIDING), stale)).toMatchObject({
      code: "conflict",
    });
    must(await world.close());
    expect(await world.close()).toMatchObject({ code: "state" });
    expect(await world.tallies()).toHaveLength(1);
  });
});

describe("closing", () => {
  it("keeps what the stored sheets say, entries that were not judged by their state, and one audit row", async () => {
    const withdrawn = await world.entry({ state: "WITHDRAWN" });
    const ineligible = await world.entry({ state: "INELIGIBLE" });
    await world.closed();
    const { bundle, results } = await world.tally();
    expect(await sheetsThatStand()).toEqual(bundle.sheets.map(({ receipt }) => receipt));
    expect(bundle.entries.map(({ code, status }) => [code, status])).toEqual([
      ...world.entries.map(({ code }) => [code, "judged"]),
      [withdrawn.code, "withdrawn"],
      [ineligible.code, "ineligible"],
    ]);
    expect(results.map(({ entry, score, rank, prize }) => [entry, score, rank, prize])).toEqual([
      [world.entries[0]!.code, "90.00", 1, "first"],
      [world.entries[1]!.code, "82.00", 2, "second"],
      [world.entries[2]!.code, "71.00", 3, "third"],
    ]);
    const events = await db.auditEvent.findMany({
      where: { chainId: world.contestId, action: "contest.closed" },
    });
    expect(events.map(({ data }) => data)).toEqual([{ tally: 1, entries: 5, sheets: 9 }]);
  });

  it("leaves a level empty where nobody qualifies, and passes its places to nobody", async () => {
    world = await resultsContest([84, 83, 81, 59]);
    await world.closed();
    const { results } = await world.tally();
    expect(results.map(({ prize }) => prize)).toEqual(["second", "second", "third", null]);
  });

  it("happens once when two organisers close at once", async () => {
    await world.judged();
    const second = await grantee("ORGANISER", world.organisationId);
    const input = { contestId: world.contestId, version: await world.version() };
    const answers = await Promise.all(
      [world.organiser, second, world.organiser].map((who) => closeTally(at(who, DECIDING), input)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers)
      if (!answer.ok) expect(["conflict", "state"]).toContain(answer.code);
    expect(await stateOf()).toEqual({ state: "CLOSED", tallies: 1 });
  });
});

describe("beside each other", () => {
  it.each([1, 2, 3, 4])(
    "a sheet given back and a panel and a contest being closed agree (%i)",
    async () => {
      await world.scoreAll();
      const { assignmentId } = await assignmentOf(0, 1);
      const [closed, returned, panel] = await Promise.all([
        world.closePanelNow().then(() => world.close()),
        returnSheet(at(world.chair), { assignmentId, reason: "Chấm nhầm" }),
        world.closePanelNow(),
      ]);
      if (returned.ok) {
        expect(closed).toMatchObject({ ok: false, code: "not-ready" });
        expect(panel).toMatchObject({ ok: false, code: "unfinished" });
        expect(await stateOf()).toEqual(untouched);
      } else {
        must(closed);
        const { bundle } = await world.tally();
        expect(await sheetsThatStand()).toEqual(bundle.sheets.map(({ receipt }) => receipt));
        expect(bundle.sheets).toHaveLength(9);
      }
    },
  );

  it("an entry is not found ineligible after it was tallied", async () => {
    await db.regulationRevision.updateMany({
      where: { contestId: world.contestId },
      data: { document: { ...world.regulation, windows: longScreening(world) } },
    });
    await world.judged();
    const { id, code } = world.entries[0]!;
    const { version } = await db.entry.findUniqueOrThrow({ where: { id } });
    // The entry's row is held until the one that screens has asked and waits, with the one that closes behind it.
    const both = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Entry" WHERE "id" = ${id} FOR UPDATE`;
      const decision = { version, outcome: "INELIGIBLE", reason: "Trùng", dueAt: null } as const;
      const screened = screenEntry(at(world.organiser, DECIDING), { entryId: id, ...decision });
      await waiting(1);
      const closed = world.close();
      await Promise.race([closed, waiting(2)]);
      return { screened, closed };
    });
    must(await both.screened);
    must(await both.closed);
    const { bundle } = await world.tally();
    expect(bundle.entries.find((entry) => entry.code === code)!.status).toBe("ineligible");
    expect(bundle.sheets).toHaveLength(6);
  });

  it("a conflict of interest is decided before, and the contest stays open for want of its sheet", async () => {
    await world.judged();
    const lifted = await liftedInterest();
    // The judge's row is held until the one who decides has come to it and waits, with the one that closes behind.
    const both = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Judge" WHERE "id" = ${lifted.judgeId} FOR UPDATE`;
      const decided = confirm(lifted);
      await waiting(1);
      const closed = world.close();
      await Promise.race([closed, waiting(2)]);
      return { decided, closed };
    });
    must(await both.decided);
    expect(await both.closed).toMatchObject({
      code: "not-ready",
      missing: [{ code: "too-few-judges", entry: world.entries[1]!.code, judges: 2 }],
    });
    expect(await stateOf()).toEqual(untouched);
    expect(await countedNow()).toHaveLength(8);
  });

  const asOrganiser = () => at(world.organiser, DECIDING);
  const SIGNED = { signed: "on", interests: {} };
  const NOTHING = { fieldIds: [], maxLoad: null, otherUnits: [] };
  it.each<[string, () => Promise<{ readonly ok: boolean }>]>([
    ["an interest is not confirmed", async () => confirm(await liftedInterest())],
    [
      "no interest is entered",
      async () =>
        enterConflict(asOrganiser(), world.contestId, { ...(await pair()), kind: "business", note: "" }),
    ],
    [
      "nothing is declared",
      () => signDeclaration(at(world.judges[1]!, DECIDING), world.contestId, declarationSchema.parse(SIGNED)),
    ],
    [
      "nothing is changed about a judge",
      async () => saveContestJudge(asOrganiser(), { contestId: world.contestId, ...NOTHING, ...(await pair()) }),
    ],
    [
      "nobody steps back",
      () => stepBack(at(world.judges[1]!, DECIDING), { contestId: world.contestId, panelId: null, reason: "Ốm" }),
    ],
    [
      "no panel is made",
      () => createPanel(asOrganiser(), { ...world, groupId: world.regulation.groups[1]!.id, name: "Hội đồng 2" }),
    ],
  ])("%s while the contest is being closed", async (_name, change) => {
    await world.judged();
    await liftedInterest();
    // The record is held until the one that closes has read everything and waits, with the other behind.
    const both = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "AuditChain" WHERE "id" = ${world.contestId} FOR UPDATE`;
      const closed = world.close();
      await waiting(1);
      const changed = change();
      await Promise.race([changed, waiting(2)]);
      return { closed, changed };
    });
    must(await both.closed);
    expect(await both.changed).toEqual({ ok: false, code: "state" });
    expect(await countedNow()).toEqual((await world.tally()).bundle.sheets);
  });
});

/** The second judge and the second entry. */
async function pair() {
  const { contestId, judges, entries } = world;
  const { id: judgeId } = await db.judge.findFirstOrThrow({ where: { contestId, userId: judges[1]!.userId } });
  return { judgeId, entryId: entries[1]!.id };
}

/** What was told of the two was looked at and lifted. */
async function liftedInterest() {
  const lifted = { ...(await pair()), kind: "kin" as const, state: "LIFTED" as const };
  const by = world.organiser.userId;
  await db.conflictOfInterest.upsert({
    where: { judgeId_entryId_kind: { judgeId: lifted.judgeId, entryId: lifted.entryId, kind: lifted.kind } },
    create: { ...lifted, source: "ENTERED", reason: "Họ hàng xa", createdById: by, decidedById: by, decidedAt: DECIDING },
    update: {},
  });
  return lifted;
}

const confirm = (lifted: Awaited<ReturnType<typeof liftedInterest>>) =>
  decideConflict(at(world.organiser, DECIDING), world.contestId, { ...lifted, decision: "CONFIRMED", reason: "Anh em ruột" });

/** The sheets that a tally of the record as it is now would count. */
async function countedNow() {
  const { bundle } = await readContestRecord(db, (await openedContest(world.contestId))!);
  return bundle.sheets;
}

function longScreening({ regulation: { windows } }: ResultsWorld) {
  return windows.map((window) =>
    window.capability === "screen" ? { ...window, closesAt: "2027-01-01T00:00:00.000Z" } : window,
  );
}

async function assignmentOf(entry: number, judge: number) {
  const { id } = await db.assignment.findFirstOrThrow({
    where: {
      entryId: world.entries[entry]!.id,
      judge: { userId: world.judges[judge]!.userId },
    },
  });
  return { assignmentId: id };
}

/** Receipts of the submitted sheets as they stand, in the order of the bundle; their marks are the bundle's. */
async function sheetsThatStand(): Promise<string[]> {
  const tally = await world.tallies();
  const bundle = bundleSchema.parse(tally.at(-1)!.bundle);
  const rows = await db.scoreSheetRevision.findMany({
    where: {
      returnedAt: null,
      sheet: {
        state: "SUBMITTED",
        assignment: { entry: { contestId: world.contestId, state: "ELIGIBLE" } },
      },
    },
    include: { sheet: { include: { assignment: { include: { judge: true, entry: true } } } } },
  });
  const ordered = rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  expect(ordered.map(({ marks }) => scoresOf(marks as Record<string, number>))).toEqual(
    bundle.sheets.map(({ scores }) => scores),
  );
  return ordered.map(({ receipt }) => receipt);
}

function keyOf(row: {
  sheet: { assignment: { judge: { code: string }; entry: { code: string | null } } };
}) {
  const { judge, entry } = row.sheet.assignment;
  return `${entry.code} ${judge.code}`;
}
