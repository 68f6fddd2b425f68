import { beforeAll, describe, expect, it } from "vitest";
import type { MarksSeen } from "~/contests/regulation";
import { judgingOfPerson } from "~/judging/own-data.server";
import { closePanel } from "~/judging/panels/close-panel.server";
import { keySheet } from "~/judging/paper/key-sheet.server";
import { PAPER_CODE_LENGTH } from "~/judging/paper/paper-code";
import { keyingPage, paperScanFile } from "~/judging/paper/paper-reads.server";
import { feedbackFor } from "~/judging/sheets/feedback.server";
import { judgeQueue, sheetPage } from "~/judging/sheets/judge-reads.server";
import { judgeReceipts } from "~/judging/sheets/receipts.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { sheetHistory } from "~/judging/sheets/sheet-history.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { READABLE } from "~/platform/readable-secret";
import { sha256Tag } from "~/platform/sha256";
import { at, judgingContest, must, person, sheetOf, type JudgingWorld } from "./judging-world";

/** Words that no text of the application holds, so that finding one means that it leaked. */
const NOTES = "GHI-CHU-RIENG-CUA-TOI";
const COMMENT = "NHAN-XET-CHO-HOI-DONG";

interface Scene {
  readonly world: JudgingWorld;
  readonly judge: Actor;
  readonly chair: Actor;
  readonly third: Actor;
  readonly entryId: string;
  /** Of the judge, the chair and the third, in that order. */
  readonly assignments: readonly [string, string, string];
}

/** Three judges with one entry. */
async function scene(seen: MarksSeen, asksProposal = false): Promise<Scene> {
  const world = await judgingContest((regulation) => ({
    ...regulation,
    rounds: regulation.rounds.map((round) => ({ ...round, marksSeen: seen, asksProposal })),
  }));
  const [judge, chair, third] = [await person(), await person(), await person()];
  const ids = [
    await world.judge(judge),
    await world.judge(chair, { chair: true }),
    await world.judge(third),
  ] as const;
  const { id: entryId } = await world.entry();
  const assigned = [];
  for (const id of ids) assigned.push(await world.assigned(entryId, id));
  return {
    world,
    judge,
    chair,
    third,
    entryId,
    assignments: assigned as [string, string, string],
  };
}

async function submit({ world }: Scene, actor: Actor, assignmentId: string, first?: string) {
  const [criterion] = world.regulation.rule.criteria;
  const marks = { ...world.fullMarks(), ...(first && { [criterion!.id]: first }) };
  const { version } = await sheetOf(assignmentId);
  return submitSheet(at(actor), {
    assignmentId,
    version,
    marks,
    comment: COMMENT,
    notes: NOTES,
    proposal: "first",
  });
}

const othersOf = async (actor: Actor, assignmentId: string) =>
  must(await sheetPage(at(actor), assignmentId)).others;

describe("the other judges' marks", () => {
  it("are never seen where the regulation says never, not even with the panel closed", async () => {
    const here = await scene("never");
    const [mine, chairs, thirds] = here.assignments;
    must(await submit(here, here.judge, mine));
    must(await submit(here, here.chair, chairs));
    must(await submit(here, here.third, thirds));
    must(await closePanel(at(here.chair), { panelId: here.world.panelId }));
    expect(await othersOf(here.judge, mine)).toBeNull();
  });

  it("are seen from the own submission on, by code and without a word of what others wrote", async () => {
    const here = await scene("after-own");
    const [mine, chairs, thirds] = here.assignments;
    must(await submit(here, here.chair, chairs, "1"));
    expect(await othersOf(here.judge, mine)).toBeNull();
    must(await submit(here, here.judge, mine));
    const others = await othersOf(here.judge, mine);
    const { code } = await db.judge.findFirstOrThrow({ where: { userId: here.chair.userId } });
    const [first] = here.world.regulation.rule.criteria;
    expect(others).toHaveLength(1);
    expect(others![0]).toMatchObject({ judge: code, marks: { [first!.id]: "1" } });
    expect(JSON.stringify(others)).not.toMatch(
      new RegExp(`${COMMENT}|${NOTES}|${here.chair.name}`),
    );
    // Who has not submitted sees nothing, not even how many have.
    expect(await othersOf(here.third, thirds)).toBeNull();
  });

  it("are hidden again while the own sheet is given back", async () => {
    const here = await scene("after-own");
    const [mine, chairs] = here.assignments;
    must(await submit(here, here.judge, mine));
    must(await submit(here, here.chair, chairs));
    expect(await othersOf(here.judge, mine)).toHaveLength(1);
    must(await returnSheet(at(here.chair), { assignmentId: mine, reason: "Nhầm thang điểm" }));
    expect(await othersOf(here.judge, mine)).toBeNull();
    // A sheet that is given back is not among those of the others either.
    expect(await othersOf(here.chair, chairs)).toEqual([]);
  });

  it("are seen after the round, once the panel is closed", async () => {
    const here = await scene("after-round");
    const [mine, chairs, thirds] = here.assignments;
    must(await submit(here, here.judge, mine));
    must(await submit(here, here.chair, chairs));
    must(await submit(here, here.third, thirds));
    expect(await othersOf(here.judge, mine)).toBeNull();
    must(await closePanel(at(here.chair), { panelId: here.world.panelId }));
    expect(await othersOf(here.judge, mine)).toHaveLength(2);
  });

  it("are never those of an entry that the judge has a conflict with, and the queue leaves it out", async () => {
    const here = await scene("after-own");
    const [mine, chairs] = here.assignments;
    must(await submit(here, here.judge, mine));
    must(await submit(here, here.chair, chairs));
    expect(await othersOf(here.judge, mine)).toHaveLength(1);
    const judge = await db.judge.findFirstOrThrow({ where: { userId: here.judge.userId } });
    await db.conflictOfInterest.create({
      data: {
        judgeId: judge.id,
        entryId: here.entryId,
        source: "ENTERED",
        kind: "kin",
        createdById: here.world.organiser.userId,
      },
    });
    expect(await sheetPage(at(here.judge), mine)).toMatchObject({ code: "conflict-of-interest" });
    const queue = must(await judgeQueue(at(here.judge), here.world.contestId));
    expect(queue).toMatchObject({ rows: [], total: 0, done: 0, nextToDo: null });
  });
});

describe("a judge's own words", () => {
  let here: Scene;
  beforeAll(async () => {
    here = await scene("after-own", true);
    const [mine, chairs] = here.assignments;
    must(await submit(here, here.judge, mine));
    must(await submit(here, here.chair, chairs));
  });

  it("in notes stay out of the revision, the chair's view and the audit chain", async () => {
    const [mine] = here.assignments;
    const sheet = await sheetOf(mine);
    expect(sheet.notes).toBe(NOTES);
    const kept = sheet.revisions.map(({ totalMicro: _total, ...revision }) => revision);
    expect(JSON.stringify(kept)).toContain(COMMENT);
    expect(JSON.stringify(kept)).not.toContain(NOTES);
    const history = must(await sheetHistory(at(here.chair), mine));
    expect(JSON.stringify(history)).toContain(COMMENT);
    expect(JSON.stringify(history)).not.toContain(NOTES);
    const events = await db.auditEvent.findMany({ where: { chainId: here.world.contestId } });
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain(NOTES);
  });

  it("are in the judge's own export of data, and in nobody else's", async () => {
    const own = JSON.stringify(await judgingOfPerson(at(here.judge)));
    for (const text of [NOTES, COMMENT, '"proposal":"first"']) expect(own).toContain(text);
    expect(JSON.stringify(await judgingOfPerson(at(here.third)))).not.toContain(COMMENT);
  });

  it("don't reach the chair with the receipt, which leads from the published record to the judge", async () => {
    const [mine] = here.assignments;
    const [revision] = (await sheetOf(mine)).revisions;
    expect(JSON.stringify(must(await sheetHistory(at(here.chair), mine)))).not.toContain(
      revision!.receipt,
    );
  });
});

describe("a signed sheet on paper", () => {
  it("is read and keyed in by a secretary who scores the entry too when their own sheet is in", async () => {
    const here = await scene("never");
    const [mine, , thirds] = here.assignments;
    const member = { judge: { userId: here.judge.userId } };
    await db.panelMember.updateMany({ where: member, data: { role: "SECRETARY", scores: true } });
    const code = READABLE[2]!.repeat(PAPER_CODE_LENGTH);
    await db.paperSheet.create({ data: { assignmentId: thirds, code, printedAt: new Date(0), printedById: "x" } });
    const secretary = at(here.judge);
    const input = { code, version: 1, marks: here.world.fullMarks(), replaceOnline: false };
    expect(await keyingPage(secretary, code)).toEqual({ ok: false, code: "state" });
    expect(await paperScanFile(secretary, code)).toEqual({ ok: false, code: "state" });
    expect(await keySheet(secretary, input)).toMatchObject({ code: "state" });
    must(await submit(here, here.judge, mine));
    must(await keyingPage(secretary, code));
    must(await keySheet(secretary, input));
  });
});

describe("a proposal", () => {
  it("is wanted where the round asks for one, and kept with the submission", async () => {
    const here = await scene("never", true);
    const [mine] = here.assignments;
    const marks = here.world.fullMarks();
    const refused = await submitSheet(at(here.judge), { assignmentId: mine, version: 1, marks });
    expect(refused).toMatchObject({
      code: "invalid",
      faults: [{ path: "proposal", code: "no-proposal" }],
    });
    must(
      await submitSheet(at(here.judge), {
        assignmentId: mine,
        version: 2,
        marks,
        proposal: "none",
      }),
    );
    expect((await sheetOf(mine)).revisions[0]).toMatchObject({ proposal: "none" });
  });

  it("is nothing where the round asks for none", async () => {
    const here = await scene("never");
    const [mine] = here.assignments;
    must(await submit(here, here.judge, mine));
    expect((await sheetOf(mine)).revisions[0]).toMatchObject({ proposal: null });
  });
});

describe("a sheet that comes again", () => {
  it("says what changed from one submission to the next, and when nothing did", async () => {
    const here = await scene("never");
    const [mine] = here.assignments;
    const [first] = here.world.regulation.rule.criteria;
    must(await submit(here, here.judge, mine));
    must(await returnSheet(at(here.chair), { assignmentId: mine, reason: "Nhầm thang điểm" }));
    must(await submit(here, here.judge, mine, "2"));
    must(await returnSheet(at(here.chair), { assignmentId: mine, reason: "Xem lại lần nữa" }));
    must(await submit(here, here.judge, mine, "2"));
    const { submissions } = must(await sheetPage(at(here.judge), mine));
    expect(
      submissions.map(({ number, changes, returnReason }) => [number, changes, returnReason]),
    ).toEqual([
      [3, { marks: [], proposal: null, texts: [] }, null],
      [
        2,
        {
          marks: [{ criterionId: first!.id, before: first!.max, after: "2" }],
          proposal: null,
          texts: [],
        },
        "Xem lại lần nữa",
      ],
      [1, null, "Nhầm thang điểm"],
    ]);
  });

  it("leaves every other judge's sheet as it was", async () => {
    const here = await scene("never");
    const [mine, chairs, thirds] = here.assignments;
    for (const [actor, id] of [
      [here.judge, mine],
      [here.chair, chairs],
      [here.third, thirds],
    ] as const)
      must(await submit(here, actor, id));
    const before = [await sheetOf(chairs), await sheetOf(thirds)];
    must(await returnSheet(at(here.chair), { assignmentId: mine, reason: "Nhầm" }));
    const { version } = await sheetOf(mine);
    must(await saveSheet(at(here.judge), { assignmentId: mine, version, marks: {} }));
    must(await submit(here, here.judge, mine, "3"));
    expect([await sheetOf(chairs), await sheetOf(thirds)]).toEqual(before);
  });
});

describe("feedback", () => {
  it("is that of the sheets that are asked about, without who wrote it", async () => {
    const here = await scene("never");
    const [mine] = here.assignments;
    const sheet = { assignmentId: mine, version: 1, marks: here.world.fullMarks() };
    const sent = { ...sheet, feedback: "Nên thử thêm", comment: COMMENT };
    const { receipt } = must(await submitSheet(at(here.judge), sent));
    expect(await feedbackFor(here.entryId, [])).toEqual([]);
    expect(await feedbackFor(here.entryId, [receipt])).toEqual(["Nên thử thêm"]);
  });
});

describe("receipts", () => {
  it("can be found and computed again by their judge, and by nobody else", async () => {
    const here = await scene("never");
    const [mine] = here.assignments;
    const { receipt } = must(await submit(here, here.judge, mine));
    const found = must(await judgeReceipts(at(here.judge), here.world.contestId));
    expect(found.receipts).toHaveLength(1);
    const [own] = found.receipts;
    expect(own).toMatchObject({ assignmentId: mine, receipt });
    expect(sha256Tag(own!.text + found.key)).toBe(receipt);
    const others = must(await judgeReceipts(at(here.chair), here.world.contestId));
    expect(others.receipts).toEqual([]);
    expect(others.key).not.toBe(found.key);
    expect(await judgeReceipts(at(here.world.organiser), here.world.contestId)).toMatchObject({
      code: "hidden",
    });
  });
});
