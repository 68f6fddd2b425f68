import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contestById, openedContest } from "~/contests/contest.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { audit } from "~/platform/audit.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { renewForm } from "~/results/advance-form";
import { cancelCorrection } from "~/results/complaints/cancel-correction.server";
import { cancelFormSchema, correctionFormSchema } from "~/results/complaints/correction-form";
import { correctionPage } from "~/results/complaints/correction-pages.server";
import { openCorrection } from "~/results/complaints/corrections.server";
import { readContestRecord } from "~/results/contest-record.server";
import { renewLine } from "~/results/renew-line.server";
import { standingLines } from "~/results/lines.server";
import { INVARIANTS } from "../../scripts/invariants";
import { at, grantee, must } from "./judging-world";
import { waiting } from "./locks";
import { DECIDING, marksOf, resultsContest, type ResultsWorld } from "./results-world";
import { FIRST, LAST, roundsContest } from "./rounds-world";

const REASON = "Giám khảo đi công tác dài ngày";
/** What must hold of sheets, results and corrections. */
const HOLD = ["sheet-state", "sheet-marks", "assignment", "tally", "correction"];
const LATER = new Date(DECIDING.getTime() + 3_600_000);

type World = Pick<ResultsWorld, "contestId" | "organiser">;

const version = async ({ contestId }: World) => String((await contestById(contestId))!.contest.version);
const open = async (world: World, sheets: readonly string[]) => {
  const form = correctionFormSchema.parse({ version: await version(world), reason: "Cộng nhầm", sheets });
  return must(await openCorrection(at(world.organiser, DECIDING), { contestId: world.contestId, form }));
};
const cancel = async (world: World, fields: object = {}, actor = world.organiser) => {
  const form = cancelFormSchema.parse({ version: await version(world), reason: REASON, ...fields });
  return cancelCorrection(at(actor, LATER), { contestId: world.contestId, number: 1, form });
};
/** What a result would be computed from now. */
const record = async ({ contestId }: World) => {
  const { bundle } = await readContestRecord(db, (await openedContest(contestId))!);
  return JSON.stringify(bundle);
};

beforeEach(() => setClock(() => DECIDING));
afterEach(() => setClock(null));

describe("a correction whose sheet does not come back", () => {
  let world: ResultsWorld;
  let before: string;

  beforeEach(async () => {
    world = await resultsContest([90, 82, 71]);
    await world.closed();
    before = await record(world);
  });

  const sheetOf = async (entry: number, judge: number) => {
    const { id, sheet } = await db.assignment.findFirstOrThrow({
      where: { entryId: world.entries[entry]!.id, judge: { userId: world.judges[judge]!.userId } },
      include: { sheet: { include: { revisions: { orderBy: { number: "asc" } } } } },
    });
    return { ...sheet!, assignmentId: id };
  };

  it("is given up with a reason: the record is the one before, to the last receipt", async () => {
    const sheet = await sheetOf(0, 0);
    await open(world, [sheet.assignmentId]);
    expect(await record(world)).not.toBe(before);
    const observer = await grantee("OBSERVER", world.organisationId);
    expect(await cancel(world, {}, observer)).toMatchObject({ code: "role" });
    expect(await cancel(world, { version: "1" })).toMatchObject({ code: "conflict" });
    must(await cancel(world));
    expect(await record(world)).toBe(before);
    expect(await sheetOf(0, 0)).toMatchObject({
      state: "SUBMITTED",
      marks: sheet.marks,
      revisions: [
        { number: 1, receipt: sheet.revisions[0]!.receipt, returnReason: "Cộng nhầm" },
        { number: 2, receipt: sheet.revisions[0]!.receipt, submittedAt: sheet.revisions[0]!.submittedAt, returnedAt: null },
      ],
    });
    expect(await world.tallies()).toHaveLength(1);
    const told = await db.mail.findFirstOrThrow({ where: { to: world.chair.email, text: { contains: REASON } } });
    expect(told.subject).toContain("có hiệu lực trở lại");
    expect(await db.auditEvent.findFirstOrThrow({ where: { chainId: world.contestId, action: "correction.cancelled" } })).toMatchObject({
      data: { number: 1, reason: REASON },
    });
    expect(must(await correctionPage(at(world.organiser, LATER), world.contestId, 1))).toMatchObject({
      correction: { cancelled: REASON, tally: null },
      changes: null,
      whyNot: "state",
    });
    expect(await cancel(world)).toMatchObject({ code: "state" });
    // Nothing stands in the way of publishing, or of the next correction.
    await open(world, [sheet.assignmentId]);
    must(await cancelCorrection(at(world.organiser, LATER), {
      contestId: world.contestId,
      number: 2,
      form: cancelFormSchema.parse({ version: await version(world), reason: REASON }),
    }));
    must(await world.publish({}, LATER));
  });

  it("keeps what came in meanwhile on record, and what was typed in the judge's own notes", async () => {
    const [sent, typed] = [await sheetOf(0, 0), await sheetOf(1, 1)];
    await open(world, [sent.assignmentId, typed.assignmentId]);
    const back = await sheetOf(0, 0);
    const marks = marksOf(world, 30);
    must(await submitSheet(at(world.chair, DECIDING), { assignmentId: back.assignmentId, version: back.version, marks, comment: "" }));
    const draft = await sheetOf(1, 1);
    const unsent = { assignmentId: draft.assignmentId, version: draft.version, marks: marksOf(world, 20), comment: "Chưa xong" };
    must(await saveSheet(at(world.judges[1]!, DECIDING), unsent));
    must(await cancel(world));
    expect(await record(world)).toBe(before);
    expect(await sheetOf(0, 0)).toMatchObject({
      marks: sent.marks,
      revisions: [{ returnReason: "Cộng nhầm" }, { number: 2, returnReason: REASON }, { number: 3, returnedAt: null }],
    });
    const { notes, marks: stands } = await sheetOf(1, 1);
    expect(stands).toEqual(typed.marks);
    expect(notes).toContain("Chưa xong");
    expect(notes).toMatch(/: 20$/m);
    for (const { name, check } of INVARIANTS.filter((one) => HOLD.includes(one.name)))
      for await (const violation of check(db)) expect([name, violation]).toEqual([]);
  });

  it("waits for a sheet that is just coming in before it writes anything down, so that neither stops the other", async () => {
    const [first, second] = [await sheetOf(0, 0), await sheetOf(1, 1)];
    await open(world, [first.assignmentId, second.assignmentId]);
    const given = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "ScoreSheet" WHERE "id" = ${second.id} FOR UPDATE`;
      const cancelled = cancel(world);
      await waiting(1);
      const what = { action: "sheet.submitted", subjectType: "score-sheet", subjectId: second.id };
      await audit(tx, { chainId: world.contestId, at: LATER, actorId: world.judges[1]!.userId, ...what });
      return { cancelled };
    });
    must(await given.cancelled);
    expect(await record(world)).toBe(before);
  });
});

describe("a correction that renewed a line", () => {
  it("is given up: the line before holds, and whoever was let in is out again", async () => {
    const world = await roundsContest();
    await world.firstJudged();
    must(await world.lock());
    const finalPanelId = await world.finalPanel();
    await world.scoreAll(LAST, new Map(world.entries.slice(0, 3).map(({ id }, nth) => [id, 80 - nth * 5])));
    await world.close(finalPanelId);
    must(await world.tally());
    const before = await record(world);
    const left = world.entries[3]!;
    const sheets = await db.assignment.findMany({ where: { entryId: left.id, roundId: FIRST, endedAt: null } });
    await open(world, sheets.map(({ id }) => id));
    for (const judge of world.judges) await world.score(FIRST, judge, left.id, 55);
    const { seen, locked } = await world.page(at(world.organiser, DECIDING));
    const answers = locked!.asked.map((entry) => ({ entry, advances: "yes" }));
    const form = renewForm.parse({ lineId: locked!.id, seen, answers, reason: "Cộng nhầm", documentNumber: "21/QĐ-BTC" });
    must(await renewLine(at(world.organiser, DECIDING), { contestId: world.contestId, roundId: FIRST, form }));
    await world.score(LAST, world.judges[0]!, left.id, 90);

    // One sheet is held until giving up has come to it and waits, with a judge who sends it in behind.
    const { sheet } = await db.assignment.findFirstOrThrow({
      where: { entryId: left.id, roundId: LAST, judge: { userId: world.judges[1]!.userId } },
      include: { sheet: true },
    });
    const both = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "ScoreSheet" WHERE "id" = ${sheet!.id} FOR UPDATE`;
      const given = cancel(world);
      await waiting(1);
      const late = world.score(LAST, world.judges[1]!, left.id, 90).then(() => "in", String);
      await Promise.race([late, waiting(2)]);
      return { given, late };
    });
    must(await both.given);
    expect(await both.late).toContain("conflict");
    expect(await db.scoreSheetRevision.count({ where: { sheetId: sheet!.id } })).toBe(0);
    expect(await record(world)).toBe(before);
    const line = (await standingLines(db, world.contestId)).get(FIRST)!;
    expect(line.entries.find(({ code }) => code === left.code)).toMatchObject({ advances: false, score: "30.00" });
    expect(await db.assignment.count({ where: { entryId: left.id, roundId: LAST, endedAt: null } })).toBe(0);
    const mails = await db.mail.findMany({ where: { subject: { contains: "Không cần chấm thêm" } } });
    expect(mails.length).toBe(3);
  });
});
