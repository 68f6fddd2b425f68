import { beforeEach, describe, expect, it } from "vitest";
import { windowOf } from "~/contests/timeline";
import { answerDifference } from "~/judging/differences/answer-difference.server";
import { entrySheets } from "~/judging/differences/entry-sheets.server";
import { judgeQueue, sheetPage } from "~/judging/sheets/judge-reads.server";
import { receiptOf, scoresOf } from "~/judging/sheets/receipt";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { paths } from "~/paths";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { at, judgingContest, must, person, sheetOf, type JudgingWorld } from "./judging-world";
import { holdRound } from "./steering-world";

let world: JudgingWorld;
let judge: Actor;
let chair: Actor;
let assignmentId: string;
let first: string;
let second: string;

beforeEach(async () => {
  world = await judgingContest();
  judge = await person();
  chair = await person();
  const judgeId = await world.judge(judge);
  await world.judge(chair, { chair: true });
  const entry = await world.entry();
  assignmentId = await world.assigned(entry.id, judgeId);
  [first, second] = world.regulation.rule.criteria.map(({ id }) => id) as [string, string];
});

const typed = (version: number, marks: Record<string, string>, comment = "") => ({
  assignmentId,
  version,
  marks,
  comment,
});

describe("saving", () => {
  it("keeps comma and dot alike, and not scored apart from 0", async () => {
    must(await saveSheet(at(judge), typed(1, { [first]: "1,5", [second]: "0" }, "Tốt")));
    const sheet = await sheetOf(assignmentId);
    expect(sheet.marks).toEqual({ [first]: 1500, [second]: 0 });
    expect(sheet).toMatchObject({ version: 2, state: "DRAFT", comment: "Tốt" });
    const page = must(await sheetPage(at(judge), assignmentId));
    expect(page.sheet.marks).toEqual({ [first]: "1.5", [second]: "0" });
  });

  it("keeps the good marks and names the wrong ones", async () => {
    const saved = must(await saveSheet(at(judge), typed(1, { [first]: "999", [second]: "2" })));
    expect(saved.faults).toEqual([{ path: `marks.${first}`, code: "above-max" }]);
    expect((await sheetOf(assignmentId)).marks).toEqual({ [second]: 2000 });
  });

  it("tells the second of two tabs, shows both and overwrites nothing", async () => {
    must(await saveSheet(at(judge), typed(1, { [first]: "5" }, "tab một")));
    const answer = await saveSheet(at(judge), typed(1, { [first]: "7" }, "tab hai"));
    expect(answer).toMatchObject({
      ok: false,
      code: "conflict",
      other: { version: 2, marks: { [first]: 5000 }, comment: "tab một" },
    });
    expect((await sheetOf(assignmentId)).marks).toEqual({ [first]: 5000 });
    must(await saveSheet(at(judge), typed(2, { [first]: "7" }, "tab hai")));
    expect((await sheetOf(assignmentId)).marks).toEqual({ [first]: 7000 });
  });

  it("answers a save whose answer was lost without a conflict", async () => {
    must(await saveSheet(at(judge), typed(1, { [first]: "5" })));
    expect(must(await saveSheet(at(judge), typed(1, { [first]: "5,0" }))).version).toBe(2);
  });

  it("lets exactly one of eight simultaneous saves win", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        saveSheet(at(judge), typed(1, { [first]: `${index + 1}` })),
      ),
    );
    const won = answers.flatMap((answer, index) => (answer.ok ? [index + 1] : []));
    expect(won).toHaveLength(1);
    expect((await sheetOf(assignmentId)).marks).toEqual({ [first]: won[0]! * 1000 });
    for (const answer of answers) if (!answer.ok) expect(answer.code).toBe("conflict");
  });

  it("is refused outside the time of judging", async () => {
    const late = new Date("2027-01-01T00:00:00Z");
    const early = new Date("2026-09-01T00:00:00Z");
    expect(await saveSheet(at(judge, late), typed(1, {}))).toMatchObject({ code: "too-late" });
    expect(await submitSheet(at(judge, early), typed(1, world.fullMarks()))).toMatchObject({
      code: "not-yet",
    });
  });
});

describe("the deadline", () => {
  it("that is shown is the one that holds, with the regulation's grace and not a millisecond more", async () => {
    const window = windowOf(world.regulation, "judge", world.roundId)!;
    const closes = Date.parse(window.closesAt);
    const end = closes + window.graceMinutes * 60_000;
    const queue = must(await judgeQueue(at(judge), world.contestId));
    expect(queue.panels[0]!.closesAt).toBe(window.closesAt);
    const [before, after] = [new Date(end - 1), new Date(end)];
    must(await saveSheet(at(judge, before), typed(1, { [first]: "5" })));
    expect(await saveSheet(at(judge, after), typed(2, { [first]: "6" }))).toMatchObject({
      code: "too-late",
    });
    expect(await submitSheet(at(judge, after), typed(2, world.fullMarks()))).toMatchObject({
      code: "too-late",
    });
    // What was kept in time stays to be read.
    expect(must(await sheetPage(at(judge, after), assignmentId)).sheet.marks).toEqual({
      [first]: "5",
    });
  });
});

describe("submitting", () => {
  it("wants every criterion, names each that lacks, and keeps what was typed", async () => {
    const answer = await submitSheet(at(judge), typed(1, { [first]: "3" }));
    expect(answer).toMatchObject({ ok: false, code: "invalid", version: 2 });
    const paths = answer.ok
      ? []
      : ("faults" in answer ? (answer.faults ?? []) : []).map(({ path }) => path);
    expect(paths).toEqual(world.regulation.rule.criteria.slice(1).map(({ id }) => `marks.${id}`));
    expect((await sheetOf(assignmentId)).marks).toEqual({ [first]: 3000 });
  });

  it("freezes a revision whose receipt the judge can recompute, and locks the sheet", async () => {
    const submitted = must(await submitSheet(at(judge), typed(1, world.fullMarks())));
    const sheet = await sheetOf(assignmentId);
    const revision = sheet.revisions[0]!;
    const { code, nonce } = await db.judge.findFirstOrThrow({ where: { userId: judge.userId } });
    const { entry } = await db.assignment.findUniqueOrThrow({
      where: { id: assignmentId },
      include: { entry: true },
    });
    const expected = receiptOf(
      {
        round: world.roundId,
        judge: code,
        entry: entry.code!,
        scores: scoresOf(revision.marks as Record<string, number>),
        submittedAt: submitted.submittedAt.toISOString(),
      },
      nonce,
    );
    expect(submitted.receipt).toBe(expected);
    expect(revision.receipt).toBe(expected);
    expect(revision.totalMicro).toBe(100_000_000n);
    expect(await saveSheet(at(judge), typed(sheet.version, { [first]: "1" }))).toMatchObject({
      code: "state",
    });
    expect((await sheetOf(assignmentId)).revisions).toHaveLength(1);
  });

  it("lays what another tab types beside what was submitted", async () => {
    must(await submitSheet(at(judge), typed(1, world.fullMarks())));
    expect(await saveSheet(at(judge), typed(1, { [first]: "1" }))).toMatchObject({
      code: "conflict",
      other: { state: "SUBMITTED", version: 2 },
    });
  });

  it("happens once when two tabs submit at once", async () => {
    const answers = await Promise.all([
      submitSheet(at(judge), typed(1, world.fullMarks(), "một")),
      submitSheet(at(judge), typed(1, world.fullMarks(), "hai")),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await sheetOf(assignmentId)).revisions).toHaveLength(1);
  });
});

describe("giving back", () => {
  it("keeps both revisions, the first with its reason, and writes to the judge", async () => {
    must(await submitSheet(at(judge), typed(1, world.fullMarks())));
    expect(await returnSheet(at(chair), { assignmentId, reason: "  " })).toMatchObject({
      code: "invalid",
    });
    must(await returnSheet(at(chair), { assignmentId, reason: "Nhầm giải pháp" }));
    const sheet = await sheetOf(assignmentId);
    expect(sheet.state).toBe("RETURNED");
    const mail = await db.mail.findFirstOrThrow({ where: { to: judge.email } });
    expect(mail.text).toContain("Nhầm giải pháp");
    must(
      await submitSheet(at(judge), typed(sheet.version, { ...world.fullMarks(), [first]: "1" })),
    );
    const after = await sheetOf(assignmentId);
    expect(after.state).toBe("SUBMITTED");
    expect(after.revisions.map(({ number, returnReason }) => [number, returnReason])).toEqual([
      [1, "Nhầm giải pháp"],
      [2, null],
    ]);
    expect(after.revisions[0]!.totalMicro).toBe(100_000_000n);
    expect(after.revisions[1]!.totalMicro).toBeLessThan(100_000_000n);
  });

  it("is the chair's alone, and only of what was submitted", async () => {
    expect(await returnSheet(at(chair), { assignmentId, reason: "x" })).toMatchObject({
      code: "state",
    });
    must(await submitSheet(at(judge), typed(1, world.fullMarks())));
    for (const other of [judge, world.organiser, await person()])
      expect(await returnSheet(at(other), { assignmentId, reason: "x" })).toMatchObject({
        code: "hidden",
      });
  });
});

describe("a panel that is asked to discuss", () => {
  it("shows each of its judges which entry, not by how much, until it has answered", async () => {
    await holdRound(world.contestId, world.roundId, { differenceLimit: "12.5" });
    const { entryId } = await db.assignment.findUniqueOrThrow({ where: { id: assignmentId } });
    const chaired = await db.judge.findFirstOrThrow({ where: { contestId: world.contestId, userId: chair.userId } });
    const own = await world.assigned(entryId, chaired.id);
    must(await submitSheet(at(judge), typed(1, world.fullMarks())));
    const shown = async () => {
      const queue = must(await judgeQueue(at(judge), world.contestId));
      return [queue.rows.map(({ discuss }) => discuss), must(await sheetPage(at(judge), assignmentId)).discuss];
    };
    expect(await shown()).toEqual([[false], null]);

    const none = Object.fromEntries(Object.keys(world.fullMarks()).map((id) => [id, "0"]));
    must(await submitSheet(at(chair), { ...typed(1, none), assignmentId: own }));
    expect(await shown()).toEqual([[true], { limit: "12.5", answerAt: null }]);
    const answerAt = paths.judgePanelEntry(world.panelId, entryId);
    expect(must(await sheetPage(at(chair), own)).discuss).toEqual({ limit: "12.5", answerAt });

    const { difference } = must(await entrySheets(at(chair), { panelId: world.panelId, entryId }));
    must(
      await answerDifference(at(chair), {
        panelId: world.panelId,
        entryId,
        note: "Đã thảo luận",
        seen: difference!.seen,
      }),
    );
    expect(await shown()).toEqual([[false], null]);
  });
});
