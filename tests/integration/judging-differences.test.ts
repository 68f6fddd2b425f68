import { beforeEach, describe, expect, it } from "vitest";
import { answerDifference } from "~/judging/differences/answer-difference.server";
import { contestDifferences } from "~/judging/differences/contest-differences.server";
import { entrySheets } from "~/judging/differences/entry-sheets.server";
import { closePanel } from "~/judging/panels/close-panel.server";
import { chairedPanel } from "~/judging/progress/chaired-panel.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { at, grantee, judgingContest, must, person, sheetOf, type JudgingWorld } from "./judging-world";
import { ending, holdRound, mailsTo, standsWith } from "./steering-world";

let world: JudgingWorld;
let chair: Actor;
let judge: Actor;
let chairId: string;
let judgeId: string;
beforeEach(async () => {
  world = await judgingContest();
  await holdRound(world.contestId, world.roundId, { differenceLimit: "12.5" });
  chair = await person({ name: "Chủ Tịch" });
  judge = await person({ name: "Giám Khảo" });
  chairId = await world.judge(chair, { chair: true });
  judgeId = await world.judge(judge);
});

/** Every mark at this share of what the criterion allows. */
const marksAt = (share: number) =>
  Object.fromEntries(
    Object.entries(world.fullMarks()).map(([id, max]) => [id, String((Number(max) * share) / 100)]),
  );
async function submit(actor: Actor, assignmentId: string, share: number) {
  const { version } = await sheetOf(assignmentId);
  return must(await submitSheet(at(actor), { assignmentId, version, marks: marksAt(share), comment: "" }));
}
async function entryWith(shares: readonly [number, number]) {
  const entry = await world.entry();
  const own = await world.assigned(entry.id, chairId);
  const other = await world.assigned(entry.id, judgeId);
  await submit(chair, own, shares[0]);
  await submit(judge, other, shares[1]);
  return { ...entry, own, other };
}
const seenOf = async (entryId: string, actor = chair) =>
  must(await entrySheets(at(actor), { panelId: world.panelId, entryId })).difference?.seen ?? "";
const answer = async (entryId: string, note = "Đã thảo luận, giữ nguyên điểm.", actor = chair) =>
  answerDifference(at(actor), {
    panelId: world.panelId,
    entryId,
    note,
    seen: await seenOf(entryId).catch(() => "?"),
  });
const flags = () =>
  db.auditEvent.count({ where: { chainId: world.contestId, action: "difference.flagged" } });

describe("a difference", () => {
  it("is asked about once all sheets are in, and only beyond the limit", async () => {
    const entry = await world.entry();
    const own = await world.assigned(entry.id, chairId);
    const other = await world.assigned(entry.id, judgeId);
    const third = await person();
    const last = await world.assigned(entry.id, await world.judge(third));
    await submit(chair, own, 90);
    await submit(judge, other, 50);
    expect(must(await chairedPanel(at(chair), world.panelId)).differences).toEqual([]);
    expect(await mailsTo(chair.email)).toEqual([]);
    await submit(third, last, 70);
    expect(must(await chairedPanel(at(chair), world.panelId)).differences).toMatchObject([
      { code: entry.code, spread: "40", limit: "12.5", answer: null },
    ]);
    const near = await world.entry();
    for (const [actor, id, share] of [
      [chair, chairId, 80],
      [judge, judgeId, 70],
    ] as const)
      await submit(actor, await world.assigned(near.id, id), share);
    expect(must(await chairedPanel(at(chair), world.panelId)).differences).toHaveLength(1);
  });

  it("is told once to the chair and the judges, who read no mark, also when two submit at once", async () => {
    const entry = await world.entry();
    const own = await world.assigned(entry.id, chairId);
    const other = await world.assigned(entry.id, judgeId);
    await Promise.all([submit(chair, own, 90), submit(judge, other, 50)]);
    expect(await flags()).toBe(1);
    for (const { email } of [chair, judge]) {
      const mails = await mailsTo(email);
      expect(mails).toHaveLength(1);
      expect(mails[0]!.subject).toContain(entry.code);
      expect(mails[0]!.text).toContain("12,5");
      expect(mails[0]!.text).not.toMatch(/\b(90|50|40)\b/);
    }
  });

  it("keeps the panel open until it is answered, with the link to it", async () => {
    const entry = await entryWith([90, 50]);
    expect(await closePanel(at(chair), { panelId: world.panelId })).toMatchObject({
      code: "unfinished",
      missing: [],
      differences: [{ entryId: entry.id, code: entry.code }],
      elsewhere: false,
    });
    expect(await answer(entry.id, " ")).toMatchObject({ code: "invalid" });
    expect(await answer(entry.id, "x", judge)).toMatchObject({ code: "hidden" });
    expect(await answer(entry.id, "x", world.organiser)).toMatchObject({ code: "role" });
    must(await answer(entry.id));
    const [flagged] = must(await contestDifferences(at(world.organiser), world.contestId)).rounds[0]!.flagged;
    expect(flagged).toMatchObject({
      spread: "40",
      answer: { note: "Đã thảo luận, giữ nguyên điểm.", answeredBy: "Chủ Tịch" },
    });
    must(await closePanel(at(chair), { panelId: world.panelId }));
  });

  it("is open again with another sheet; both marks stay on record", async () => {
    const entry = await entryWith([90, 50]);
    const before = await seenOf(entry.id);
    must(await answer(entry.id));
    must(await returnSheet(at(chair), { assignmentId: entry.other, reason: "Chấm lại" }));
    expect(must(await chairedPanel(at(chair), world.panelId)).differences).toEqual([]);
    await submit(judge, entry.other, 60);
    expect(must(await chairedPanel(at(chair), world.panelId)).differences).toMatchObject([
      { spread: "30", answer: null },
    ]);
    expect(await flags()).toBe(2);
    const stale = { panelId: world.panelId, entryId: entry.id, note: "x", seen: before };
    expect(await answerDifference(at(chair), stale)).toMatchObject({ code: "conflict" });
    const page = must(await entrySheets(at(chair), { panelId: world.panelId, entryId: entry.id }));
    expect(page.earlier).toHaveLength(1);
    expect(page.sheets[1]!.submissions.map(({ total, returnReason }) => [total, returnReason])).toEqual([
      ["60", null],
      ["50", "Chấm lại"],
    ]);
    expect(JSON.stringify(page)).not.toContain("sha256:");

    must(await returnSheet(at(chair), { assignmentId: entry.other, reason: "Chấm lại" }));
    await submit(judge, entry.other, 85);
    expect(must(await chairedPanel(at(chair), world.panelId)).differences).toEqual([]);
    must(await closePanel(at(chair), { panelId: world.panelId }));
  });

  it("arises also when the work of the one who kept it waiting is ended", async () => {
    const absent = await person();
    const absentId = await world.judge(absent);
    await entryWith([90, 50]);
    expect(await flags()).toBe(0);
    must(await ending(at(world.organiser), world.panelId, absentId));
    expect(await flags()).toBe(1);
  });
});

describe("who must not know", () => {
  /** An entry that the chair has an interest in, and whose two other judges differ. */
  async function kept() {
    const third = await person();
    const thirdId = await world.judge(third);
    await db.user.update({ where: { id: chair.userId }, data: { unitName: "Sở Y tế" } });
    const entry = await world.entry({ members: [{ name: "Trần Nam", unit: "Sở Y tế" }] });
    await submit(judge, await world.assigned(entry.id, judgeId), 90);
    await submit(third, await world.assigned(entry.id, thirdId), 40);
    return entry;
  }

  it("tells a chair with an interest nothing, and an organiser answers in their place", async () => {
    const entry = await kept();
    const page = must(await chairedPanel(at(chair), world.panelId));
    expect(page.differences).toEqual([]);
    expect(await mailsTo(chair.email)).toEqual([]);
    expect(must(await entrySheets(at(chair), { panelId: world.panelId, entryId: entry.id }))).toMatchObject({
      withheld: "conflict",
      difference: null,
      earlier: [],
    });
    expect(await closePanel(at(chair), { panelId: world.panelId })).toMatchObject({
      differences: [],
      elsewhere: true,
    });
    const [flagged] = must(await contestDifferences(at(world.organiser), world.contestId)).rounds[0]!.flagged;
    expect(flagged).toMatchObject({ entryId: entry.id, whyNotAnswer: null });
    const input = { panelId: world.panelId, entryId: entry.id, note: "Đã họp", seen: flagged!.seen };
    expect(await answerDifference(at(chair), input)).toMatchObject({ code: "conflict-of-interest" });
    must(await answerDifference(at(world.organiser), input));
    must(await closePanel(at(chair), { panelId: world.panelId }));
  });

  it("leaves it out of an organiser's list and counts who wrote the entry", async () => {
    const author = await grantee("ORGANISER", world.organisationId);
    const entry = await world.entry({ owner: author });
    await standsWith(await world.assigned(entry.id, judgeId), 40);
    await standsWith(await world.assigned(entry.id, chairId), 90);
    expect(must(await contestDifferences(at(author), world.contestId)).rounds[0]!.flagged).toEqual([]);
    expect(
      must(await contestDifferences(at(world.organiser), world.contestId)).rounds[0]!.flagged,
    ).toHaveLength(1);
  });
});

describe("notices", () => {
  it("reach the chair alone, and leave out what the chair may not see", async () => {
    for (let index = 0; index < 6; index += 1) {
      const entry = await world.entry();
      await standsWith(await world.assigned(entry.id, judgeId), 80, new Date(Date.UTC(2026, 9, 1, 3, index)));
      const own = await world.assigned(entry.id, chairId);
      if (index < 4) await standsWith(own, 60 + index * 5, new Date(Date.UTC(2026, 9, 1, 4, index)));
    }
    // Of six sheets alike the chair's own stand beside four: too few to speak of.
    expect(must(await chairedPanel(at(chair), world.panelId)).notices).toEqual([]);
    for (const { id } of await db.assignment.findMany({
      where: { judgeId: chairId, sheet: { state: "DRAFT" } },
    }))
      await standsWith(id, 70, new Date("2026-10-01T06:00:00Z"));
    const { notices } = must(await chairedPanel(at(chair), world.panelId));
    expect(notices).toMatchObject([
      { kind: "same-mark", judge: "Giám Khảo", values: { count: 6, of: 6, total: "80" } },
    ]);
    await db.panelMember.update({
      where: { panelId_judgeId: { panelId: world.panelId, judgeId } },
      data: { role: "SECRETARY" },
    });
    const read = must(await chairedPanel(at(judge), world.panelId));
    expect(read).toMatchObject({ chair: false, notices: [], whyNotClose: "role" });
    expect(new Set(read.entries.map(({ withheld }) => withheld))).toEqual(new Set(["regulation"]));
    expect(new Set(read.differences.map(({ spread }) => spread))).toEqual(new Set([null]));
  });
});
