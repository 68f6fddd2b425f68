import { beforeEach, describe, expect, it } from "vitest";
import { receiveSubmission } from "~/judging/offline/receive-submission.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { at, JUDGING, judgingContest, must, person, sheetOf, type JudgingWorld } from "./judging-world";

let world: JudgingWorld;
let judge: Actor;
let chair: Actor;
let assignmentId: string;

beforeEach(async () => {
  world = await judgingContest();
  judge = await person();
  chair = await person();
  const judgeId = await world.judge(judge);
  await world.judge(chair, { chair: true });
  const entry = await world.entry();
  assignmentId = await world.assigned(entry.id, judgeId);
});

const sheet = (version: number, comment = "Chấm lúc mất mạng") => ({
  assignmentId,
  version,
  marks: world.fullMarks(),
  comment,
});

describe("a sheet that a browser submits by itself", () => {
  it("is submitted once however often it comes, with the receipt of the first time", async () => {
    const first = must(await receiveSubmission(at(judge), sheet(1)));
    const again = must(await receiveSubmission(at(judge), sheet(1)));
    expect(again).toMatchObject({ receipt: first.receipt, version: first.version });
    const stored = await sheetOf(assignmentId);
    expect(stored).toMatchObject({ state: "SUBMITTED", version: first.version });
    expect(stored.revisions).toHaveLength(1);
  });

  it("of eight at once one is submitted, and all are told its receipt", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => receiveSubmission(at(judge), sheet(1))),
    );
    const receipts = new Set(answers.map((answer) => must(answer).receipt));
    expect(receipts.size).toBe(1);
    expect((await sheetOf(assignmentId)).revisions).toHaveLength(1);
  });

  it("goes through where the same had been saved and the answer was lost", async () => {
    must(await saveSheet(at(judge), sheet(1)));
    expect(must(await receiveSubmission(at(judge), sheet(1))).version).toBe(3);
    expect((await sheetOf(assignmentId)).state).toBe("SUBMITTED");
  });

  it("never writes over what another device saved or submitted", async () => {
    must(await saveSheet(at(judge), sheet(1, "máy khác")));
    expect(await receiveSubmission(at(judge), sheet(1))).toMatchObject({
      code: "conflict",
      other: { state: "DRAFT", comment: "máy khác" },
    });
    must(await submitSheet(at(judge), sheet(2, "máy khác")));
    expect(await receiveSubmission(at(judge), sheet(1))).toMatchObject({
      code: "conflict",
      other: { state: "SUBMITTED", comment: "máy khác" },
    });
    expect((await sheetOf(assignmentId)).revisions).toHaveLength(1);
  });

  it("is not submitted again after the chair gave it back: the judge reads the reason first", async () => {
    must(await receiveSubmission(at(judge), sheet(1)));
    must(await returnSheet(at(chair), { assignmentId, reason: "Nhầm thang điểm" }));
    expect(await receiveSubmission(at(judge), sheet(1))).toMatchObject({
      code: "conflict",
      other: { state: "RETURNED" },
    });
    expect((await sheetOf(assignmentId)).revisions).toHaveLength(1);
  });

  it.each([
    ["the judge's work was ended", "hidden", () => end()],
    ["an interest of the judge came to light", "conflict-of-interest", () => interest()],
    ["the panel was closed", "state", () => close()],
  ] as const)("is refused where %s meanwhile, and the sheet stays as it was", async (_, code, change) => {
    must(await saveSheet(at(judge), sheet(1, "Đã lưu trước khi mất mạng")));
    await change();
    expect(await receiveSubmission(at(judge), sheet(2))).toEqual({ ok: false, code });
    expect(await saveSheet(at(judge), sheet(2))).toEqual({ ok: false, code });
    expect(await sheetOf(assignmentId)).toMatchObject({
      state: "DRAFT",
      version: 2,
      comment: "Đã lưu trước khi mất mạng",
      revisions: [],
    });
  });

  it("is refused after the time of scoring and its grace, by when it arrives", async () => {
    const late = new Date("2027-03-01T00:00:00Z");
    expect(await receiveSubmission(at(judge, late), sheet(1))).toEqual({ ok: false, code: "too-late" });
  });
});

const end = () => db.assignment.update({ where: { id: assignmentId }, data: { endedAt: JUDGING } });
const close = () => db.panel.update({ where: { id: world.panelId }, data: { closedAt: JUDGING } });

/** The judge turns out to have sent the entry in. */
async function interest() {
  const { entryId } = await db.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
  await db.entry.update({ where: { id: entryId }, data: { ownerId: judge.userId } });
}
