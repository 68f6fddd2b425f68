import { expect, it } from "vitest";
import { db } from "~/platform/db.server";
import { plantAnswer, plantEndedWork, plantPaperSheet } from "../planted";
import { DECIDING } from "../results-world";
import { after, entryId, scored, world } from "./world";

/** Violations planted in sheets. */
export function plantedInSheets(): void {
  it("a printed sheet with a code that nobody can read, and a sheet from paper that two people never read", async () => {
    const { id, sheet } = await scored(0, 0);
    const { assignmentId } = sheet;
    let paper = "";
    const print = async () => (paper = await plantPaperSheet(assignmentId));
    expect(await after(print)).toEqual([`paper-sheet ${paper}`]);
    const change = () => db.scoreSheetRevision.update({ where: { id }, data: { via: "PAPER" } });
    expect(await after(change)).toEqual([`sheet-from-paper ${id}`]);
  });

  it("marks beside the rule, a total and a receipt that are not theirs", async () => {
    const off = await scored(0, 1);
    const [criterion] = world.regulation.rule.criteria;
    const marks = { ...(off.marks as Record<string, number>), [criterion!.id]: 250 };
    const mark = () => db.scoreSheetRevision.update({ where: { id: off.id }, data: { marks } });
    expect(await after(mark)).toEqual([`sheet-marks ${off.id}`, `sheet-state ${off.sheetId}`]);

    const { id } = await scored(1, 1);
    const total = { totalMicro: { increment: 1 } };
    const change = () => db.scoreSheetRevision.update({ where: { id }, data: total });
    expect(await after(change)).toEqual([`sheet-marks ${id}`]);

    const other = await scored(2, 1);
    const submittedAt = new Date(other.submittedAt.getTime() + 1);
    const time = () =>
      db.scoreSheetRevision.update({ where: { id: other.id }, data: { submittedAt } });
    expect(await after(time)).toEqual([`sheet-marks ${other.id}`]);
  });

  it("a submitted sheet without a revision that stands, and the tallies that counted it", async () => {
    const { id, sheetId } = await scored(0, 2);
    const change = () =>
      db.scoreSheetRevision.update({ where: { id }, data: { returnedAt: DECIDING } });
    const tallies = (await world.tallies()).slice(-1).map((tally) => `tally ${tally.id}`);
    expect(await after(change)).toEqual([`sheet-state ${sheetId}`, ...tallies].toSorted());
  });

  it("a sheet that was submitted in spite of a conflict of interest", async () => {
    const { sheet } = await scored(2, 0);
    const { judgeId, entryId } = await db.assignment.findUniqueOrThrow({
      where: { id: sheet.assignmentId },
    });
    const row = { judgeId, entryId, source: "DECLARED", kind: "kin", createdById: "x" } as const;
    const declared = (createdAt: Date) => () =>
      db.conflictOfInterest.upsert({
        where: { judgeId_entryId_kind: { judgeId, entryId, kind: "kin" } },
        create: { ...row, createdAt },
        update: { createdAt },
      });
    // What becomes known afterwards is a matter for people, not a fault of the record.
    expect(await after(declared(new Date("2100-01-01T00:00:00Z")))).toEqual([]);
    expect(await after(declared(new Date("2000-01-01T00:00:00Z")))).toEqual([
      `assignment ${sheet.assignmentId}`,
    ]);
  });

  it("a sheet by somebody who sits on no panel", async () => {
    const { sheet } = await scored(2, 0);
    const { judgeId } = await db.assignment.findUniqueOrThrow({ where: { id: sheet.assignmentId } });
    const { contestId, roundId } = world;
    const before = await db.assignment.findMany({
      where: { judgeId, roundId, endedAt: null, sheet: { state: "SUBMITTED" }, entry: { contestId } },
    });
    const unseat = () => db.panelMember.deleteMany({ where: { judgeId } });
    expect(await after(unseat)).toEqual(before.map(({ id }) => `panelist ${id}`).toSorted());
  });
}

/** Violations planted in the work of judges. */
export function plantedInWork(): void {
  it("an answer to no difference, work ended and still open, a reminder across contests", async () => {
    let planted = "";
    expect(await after(async () => (planted = await plantAnswer(entryId)))).toEqual([
      `difference-answer ${planted}`,
    ]);
    let both: [string, string] = ["", ""];
    expect(await after(async () => (both = await plantEndedWork(world.contestId, entryId)))).toEqual(
      expect.arrayContaining([`ended-work ${both[0]}`, `judge-reminder ${both[1]}`]),
    );
  });
}
