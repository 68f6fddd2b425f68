import { beforeEach, describe, expect, it } from "vitest";
import { sheetList } from "~/documents/sheet-list.server";
import { readSheet } from "~/documents/spreadsheet.server";
import { assignOne, assignPanels, previewAssignments } from "~/judging/assignment/assignment.server";
import { closePanel } from "~/judging/panels/close-panel.server";
import { addPanelMember } from "~/judging/panels/seats.server";
import { panelProgress, contestProgress } from "~/judging/progress/progress.server";
import { previewReminders, reminderPage, sendReminders } from "~/judging/progress/reminders.server";
import { exportSheets } from "~/judging/progress/sheet-export.server";
import { judgeQueue } from "~/judging/sheets/judge-reads.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import type { Actor } from "~/people/actor";
import { db } from "~/platform/db.server";
import { at, grantee, JUDGING, judgingContest, must, person, sheetOf, type JudgingWorld } from "./judging-world";
import { ending, holdRound, mailsTo } from "./steering-world";

let world: JudgingWorld;
let judge: Actor;
let other: Actor;
let judgeId: string;
let otherId: string;
beforeEach(async () => {
  world = await judgingContest();
  judge = await person({ name: "Lê Thị Hoa" });
  other = await person({ name: "Võ Minh" });
  judgeId = await world.judge(judge);
  otherId = await world.judge(other);
});

const submit = async (actor: Actor, assignmentId: string) => {
  const { version } = await sheetOf(assignmentId);
  return submitSheet(at(actor), { assignmentId, version, marks: world.fullMarks(), comment: "Tốt" });
};
const save = async (actor: Actor, assignmentId: string, comment: string) => {
  const { version } = await sheetOf(assignmentId);
  return saveSheet(at(actor), { assignmentId, version, marks: {}, comment });
};
const panelNow = async () =>
  must(await contestProgress(at(world.organiser), world.contestId)).rounds[0]!.panels[0]!;

describe("progress", () => {
  it("counts by judge what is to do, started, in, given back and ended, and who has not begun", async () => {
    const chair = await person();
    const chairId = await world.judge(chair, { chair: true });
    const entries = [await world.entry(), await world.entry(), await world.entry()];
    const mine = [];
    for (const { id } of entries) mine.push(await world.assigned(id, judgeId));
    must(await submit(judge, mine[0]!));
    must(await save(judge, mine[1]!, "Đang xem"));
    must(await submit(judge, mine[2]!));
    must(await returnSheet(at(chair), { assignmentId: mine[2]!, reason: "Xem lại" }));
    must(
      await ending(at(world.organiser), world.panelId, chairId, { whole: "some", entryIds: [entries[0]!.id] }),
    );
    const panel = await panelNow();
    expect(panel).toMatchObject({ entries: 3, unassigned: 0, submitted: 1, daysLeft: expect.any(Number) });
    expect(panel.judges).toMatchObject([
      { name: "Lê Thị Hoa", state: "under-way", todo: 0, started: 1, submitted: 1, returned: 1, ended: 0 },
      { name: "Võ Minh", state: "not-begun", todo: 3, lastAt: null, remindedAt: null },
      { role: "CHAIR", state: "not-begun", todo: 2, ended: 1 },
    ]);
    expect(panel.judges[0]!.lastAt).not.toBeNull();
    const { matrix } = must(
      await panelProgress(at(world.organiser), { contestId: world.contestId, panelId: world.panelId, page: 9 }),
    );
    expect(matrix).toMatchObject({ page: 1, pages: 1 });
    expect(matrix.entries[2]!.sheets.map(({ progress }) => progress)).toEqual(["returned", "todo", "todo"]);
    expect(JSON.stringify({ panel, matrix })).not.toMatch(/total":"|Đang xem/);
  });

  it("shows beside a person that mail does not reach them, until one does", async () => {
    await world.entry();
    const failed = { to: other.email, subject: "Trả lại phiếu", text: "…", state: "FAILED" as const };
    await db.mail.create({ data: { ...failed, error: "550 no such user", createdAt: JUDGING } });
    await db.invitation.create({
      data: {
        tokenHash: "x",
        email: "khong-co@example.vn",
        role: "JUDGE",
        organisationId: world.organisationId,
        contestId: world.contestId,
        panelId: world.panelId,
        invitedById: world.organiser.userId,
        expiresAt: JUDGING,
      },
    });
    await db.mail.create({ data: { ...failed, to: "khong-co@example.vn", error: "550 unknown" } });
    const panel = await panelNow();
    expect(panel.judges.map(({ trouble }) => trouble?.error ?? null)).toEqual([null, "550 no such user"]);
    expect(panel.unreached).toMatchObject([{ email: "khong-co@example.vn", error: "550 unknown" }]);
    await db.mail.create({
      data: { ...failed, state: "SENT", createdAt: new Date(JUDGING.getTime() + 60_000) },
    });
    expect((await panelNow()).judges.map(({ trouble }) => trouble)).toEqual([null, null]);
  });
});

describe("reminders", () => {
  const scope = () => ({ contestId: world.contestId });
  async function written() {
    const page = must(await reminderPage(at(world.organiser), scope(), "vi"));
    return { page, memberIds: page.people.map(({ memberId }) => memberId), subject: page.subject, text: page.text };
  }

  it("are shown exactly as each will get them, sent through the outbox, and noted", async () => {
    const entry = await world.entry();
    await world.entry();
    must(await submit(judge, await world.assigned(entry.id, judgeId)));
    const { page, ...form } = await written();
    expect(page.text).toContain("{họ tên}");
    const { mails, seen } = must(await previewReminders(at(world.organiser), scope(), form));
    expect(mails.map(({ name, to }) => [name, to])).toEqual([
      ["Lê Thị Hoa", judge.email],
      ["Võ Minh", other.email],
    ]);
    expect(mails[0]!.text).toContain("còn 1 phiếu");
    expect(mails[1]!.text).toContain("còn 2 phiếu");
    expect(mails[1]!.text).toContain("Hội đồng 1");
    expect(mails.map(({ text }) => text).join()).not.toMatch(/[{}]/);
    expect(must(await sendReminders(at(world.organiser), scope(), { ...form, seen }))).toEqual({ sent: 2 });
    const [mail] = await mailsTo(other.email);
    expect(mail).toMatchObject({ subject: mails[1]!.subject, text: mails[1]!.text });
    expect((await panelNow()).judges[1]!.remindedAt).toEqual(JUDGING);
  });

  it("ask before the same person is reminded again, also when two press at once", async () => {
    await world.entry();
    await world.assigned((await world.entry()).id, judgeId);
    const { page: _page, ...form } = await written();
    const { seen } = must(await previewReminders(at(world.organiser), scope(), form));
    const both = await Promise.all(
      [1, 2].map(() => sendReminders(at(world.organiser), scope(), { ...form, seen })),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "lately" });
    expect(await mailsTo(judge.email)).toHaveLength(1);
    must(await sendReminders(at(world.organiser), scope(), { ...form, seen, again: "on" }));
    expect(await mailsTo(judge.email)).toHaveLength(2);
    const later = at(world.organiser, new Date(JUDGING.getTime() + 13 * 60 * 60 * 1000));
    must(await sendReminders(later, scope(), { ...form, seen }));
  });

  it("are not sent when they would say something else than was shown", async () => {
    const entry = await world.entry();
    await world.entry();
    const assignmentId = await world.assigned(entry.id, judgeId);
    const { page: _page, ...form } = await written();
    const { seen } = must(await previewReminders(at(world.organiser), scope(), form));
    must(await submit(judge, assignmentId));
    const answer = await sendReminders(at(world.organiser), scope(), { ...form, seen });
    expect(answer).toMatchObject({ code: "changed" });
    expect(await mailsTo(judge.email)).toEqual([]);
    const stray = await previewReminders(at(world.organiser), scope(), { ...form, text: "Kính gửi {tên}" });
    expect(stray).toMatchObject({ faults: [{ path: "text", code: "unknown-token", params: { word: "tên" } }] });
  });

  it("are a chair's for their own panel only", async () => {
    const chair = await person();
    await world.judge(chair, { chair: true });
    await world.assigned((await world.entry()).id, judgeId);
    expect(must(await reminderPage(at(chair), { panelId: world.panelId }, "vi")).people).toHaveLength(3);
    expect(await reminderPage(at(chair), scope(), "vi")).toMatchObject({ code: "hidden" });
    const elsewhere = await judgingContest();
    expect(await reminderPage(at(chair), { panelId: elsewhere.panelId }, "vi")).toMatchObject({ code: "hidden" });
  });
});

describe("ending a judge's work", () => {
  it("ends what is open, keeps what is in, gives the rest to another and tells both", async () => {
    const [first, second] = [await world.entry(), await world.entry()];
    const sent = await world.assigned(first.id, judgeId);
    const open = await world.assigned(second.id, judgeId);
    const third = await person({ name: "Trần Ba" });
    must(await submit(judge, sent));
    must(await save(judge, open, "dở"));
    const thirdId = await world.judge(third);
    const done = must(
      await ending(at(world.organiser), world.panelId, judgeId, { giveTo: thirdId, reason: "Ốm dài ngày" }),
    );
    expect(done).toEqual({ ended: 1, discounted: 0, given: 1, left: [] });
    const rows = await db.assignment.findMany({ where: { judgeId }, include: { sheet: true } });
    expect(rows.find(({ id }) => id === sent)).toMatchObject({ endedAt: null, sheet: { state: "SUBMITTED" } });
    expect(rows.find(({ id }) => id === open)!.endedAt).toEqual(JUDGING);
    expect(await save(judge, open, "muộn")).toMatchObject({ code: "hidden" });
    expect(await submit(judge, sent)).toMatchObject({ code: "hidden" });
    const queue = await judgeQueue(at(judge), world.contestId);
    expect(queue.ok ? queue.value.rows : []).toEqual([]);
    const [told] = await mailsTo(judge.email);
    expect(told!.text).toContain("Ốm dài ngày");
    expect(told!.text).toContain("vẫn được tính");
    const [given] = await mailsTo(third.email);
    expect(given!.text).toContain(second.code);
    expect(given!.text).not.toContain(first.code);
    expect(
      await db.assignment.count({ where: { judgeId: thirdId, entryId: second.id, endedAt: null } }),
    ).toBe(1);
    const event = await db.auditEvent.findFirstOrThrow({
      where: { chainId: world.contestId, action: "panel.work-ended" },
    });
    expect(event.data).toMatchObject({ judgeId, reason: "Ốm dài ngày", givenTo: thirdId });
  });

  it("sets submitted sheets aside only where an organiser says so, and keeps them on record", async () => {
    const entry = await world.entry();
    const sent = await world.assigned(entry.id, judgeId);
    must(await submit(judge, sent));
    const secretary = await grantee("SECRETARY", world.organisationId);
    const form = { submitted: "discount" as const, reason: "Vi phạm quy chế" };
    expect(await ending(at(secretary), world.panelId, judgeId, form)).toMatchObject({ code: "role" });
    expect(must(await ending(at(world.organiser), world.panelId, judgeId, form))).toMatchObject({ discounted: 1 });
    expect(await sheetOf(sent)).toMatchObject({
      state: "RETURNED",
      revisions: [{ number: 1, returnReason: "Vi phạm quy chế", returnedAt: JUDGING }],
    });
    expect(await db.assignment.findUniqueOrThrow({ where: { id: sent } })).toMatchObject({ endedAt: JUDGING });
  });

  it("gives nobody what they have an interest in, nor more than they take", async () => {
    await db.user.update({ where: { id: other.userId }, data: { unitName: "Sở Y tế" } });
    const related = await world.entry({ members: [{ name: "Trần Nam", unit: "Sở Y tế" }] });
    const free = await world.entry();
    await world.assigned(related.id, judgeId);
    await db.scoreSheet.deleteMany({ where: { assignment: { judgeId: otherId } } });
    await db.assignment.deleteMany({ where: { judgeId: otherId } });
    await db.judge.update({ where: { id: otherId }, data: { maxLoad: 1 } });
    await world.entry();
    const before = await db.assignment.count({ where: { judgeId: otherId, endedAt: null } });
    expect(before).toBe(0);
    expect(
      await ending(at(world.organiser), world.panelId, judgeId, {
        giveTo: otherId,
        whole: "some",
        entryIds: [related.id, free.id],
      }),
    ).toEqual({
      ok: true,
      value: { ended: 2, discounted: 0, given: 1, left: [{ entryId: related.id, why: "conflict" }] },
    });
    const third = await person();
    const thirdId = await world.judge(third);
    const [more, evenMore] = [await world.entry(), await world.entry()];
    await db.judge.update({ where: { id: otherId }, data: { maxLoad: 2 } });
    await db.assignment.createMany({
      data: [more, evenMore].map(({ id }) => ({ entryId: id, judgeId: thirdId, roundId: world.roundId })),
    });
    for (const { id } of await db.assignment.findMany({ where: { judgeId: thirdId } }))
      await db.scoreSheet.create({ data: { assignmentId: id } });
    expect(
      await ending(at(world.organiser), world.panelId, thirdId, { giveTo: otherId }),
    ).toMatchObject({ code: "invalid", faults: [{ path: "giveTo", code: "over-load", params: { max: 2, load: 1, more: 2 } }] });
    expect(await db.assignment.count({ where: { judgeId: thirdId, endedAt: null } })).toBe(2);
    expect(await ending(at(world.organiser), world.panelId, thirdId, { giveTo: thirdId })).toMatchObject({
      faults: [{ path: "giveTo", code: "invalid" }],
    });
  });

  it("keeps what was taken back by hand from coming back with the next assignment, unless it is given by name", async () => {
    const { panelId, organiser, contestId } = world;
    const [entry, also] = [await world.entry(), await world.entry()];
    const mine = await world.assigned(entry.id, judgeId);
    must(await ending(at(organiser), panelId, judgeId, { whole: "some", entryIds: [entry.id] }));
    const left = { judgeName: "Lê Thị Hoa", entryCode: entry.code };
    const [preview] = must(await previewAssignments(at(organiser), { contestId }));
    expect(preview).toMatchObject({ added: 0, leftOut: [], takenBack: [left] });
    must(await assignPanels(at(organiser), { contestId }));
    const live = () => db.assignment.count({ where: { id: mine, endedAt: null } });
    expect(await live()).toBe(0);
    expect(await db.assignment.count({ where: { judgeId, entryId: also.id, endedAt: null } })).toBe(1);
    must(await assignOne(at(organiser), { panelId, entryId: entry.id, judgeId }));
    expect(await live()).toBe(1);
    // What ends without anybody having named it comes back.
    must(await ending(at(organiser), panelId, judgeId));
    must(await addPanelMember(at(organiser), { panelId, judgeId }));
    must(await assignPanels(at(organiser), { contestId }));
    expect(await live()).toBe(1);
  });

  it("never leaves a sheet submitted in the same moment on ended work", async () => {
    const sent = await world.assigned((await world.entry()).id, judgeId);
    const [submitted] = await Promise.all([
      submit(judge, sent),
      ending(at(world.organiser), world.panelId, judgeId),
    ]);
    const { endedAt } = await db.assignment.findUniqueOrThrow({ where: { id: sent } });
    expect((await sheetOf(sent)).state).toBe(submitted.ok ? "SUBMITTED" : "DRAFT");
    expect(endedAt === null).toBe(submitted.ok);
  });
});

describe("the sheets of a round as a spreadsheet", () => {
  it("hold every mark once the panel is closed, by code where it is blind, without what one has an interest in", async () => {
    const chair = await person();
    const chairId = await world.judge(chair, { chair: true });
    const author = await grantee("ORGANISER", world.organisationId);
    const entries = [await world.entry(), await world.entry({ owner: author })];
    for (const [actor, id] of [
      [judge, judgeId],
      [other, otherId],
      [chair, chairId],
    ] as const)
      for (const entry of entries) must(await submit(actor, await world.assigned(entry.id, id)));
    const round = { contestId: world.contestId, roundId: world.roundId };
    expect(await exportSheets(at(world.organiser), round)).toMatchObject({ code: "state" });
    must(await closePanel(at(chair), { panelId: world.panelId }));
    const read = await readSheet(await sheetList(must(await exportSheets(at(world.organiser), round))));
    const rows = read.ok ? read.rows : [];
    expect(rows).toHaveLength(7);
    expect(rows[1]).toEqual(expect.arrayContaining([entries[0]!.code, "J01", "100", "Tốt"]));
    expect(JSON.stringify(rows)).not.toContain("Lê Thị Hoa");
    const theirs = must(await exportSheets(at(author), round));
    expect(theirs.sheets.map(({ entryCode }) => entryCode)).not.toContain(entries[1]!.code);
    await holdRound(world.contestId, world.roundId, { blind: false });
    expect(must(await exportSheets(at(world.organiser), round)).sheets[0]!.judgeName).toBe("Lê Thị Hoa");
  });
});
