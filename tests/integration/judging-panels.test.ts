import { beforeEach, describe, expect, it } from "vitest";
import { assignOne, assignPanels, previewAssignments } from "~/judging/assignment/assignment.server";
import { admitJudge } from "~/judging/panels/admit-judge.server";
import { closePanel, reopenPanel } from "~/judging/panels/close-panel.server";
import { judgeQueue } from "~/judging/sheets/judge-reads.server";
import { panelsPage } from "~/judging/panels/panel-reads.server";
import { createPanel } from "~/judging/panels/panels.server";
import { changeSeat, removePanelMember } from "~/judging/panels/seats.server";
import { chairedPanel } from "~/judging/progress/chaired-panel.server";
import { contestProgress } from "~/judging/progress/progress.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { saveSheet, submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { db } from "~/platform/db.server";
import {
  at,
  grantee,
  JUDGING,
  judgingContest,
  must,
  person,
  sheetOf,
  type JudgingWorld,
} from "./judging-world";
import { waiting } from "./locks";

let world: JudgingWorld;
beforeEach(async () => {
  world = await judgingContest();
});

const assign = () => assignPanels(at(world.organiser), { contestId: world.contestId });

describe("admitting judges", () => {
  it("gives pseudonyms in the order of admission, also at once, and a nonce of their own", async () => {
    const people = await Promise.all([
      person({ name: "Võ Ý" }),
      person({ name: "An Á" }),
      person(),
      person(),
    ]);
    await world.judge(people[0]!);
    await Promise.all(people.slice(1).map((one) => world.judge(one)));
    await world.judge(people[1]!);
    const judges = await db.judge.findMany({
      where: { contestId: world.contestId },
      orderBy: { code: "asc" },
    });
    expect(judges.map(({ code }) => code)).toEqual(["J01", "J02", "J03", "J04"]);
    expect(judges[0]!.userId).toBe(people[0]!.userId);
    expect(new Set(judges.map(({ nonce }) => nonce)).size).toBe(4);
  });

  it("does not displace a chair by an invitation accepted late", async () => {
    const first = await world.judge(await person(), { chair: true });
    await world.judge(await person(), { chair: true });
    const chairs = await db.panelMember.findMany({
      where: { panelId: world.panelId, role: "CHAIR" },
    });
    expect(chairs.map(({ judgeId }) => judgeId)).toEqual([first]);
  });

  it("neither keeps nor is kept from what holds the panel meanwhile: both hold the contest first", async () => {
    const first = await world.judge(await person());
    const { userId } = await person();
    const { contestId, panelId } = world;
    const changed = await db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Contest" WHERE "id" = ${contestId} FOR NO KEY UPDATE`;
      const seat = { panelId, judgeId: first, role: "CHAIR", scores: true, fieldIds: [] } as const;
      const changing = changeSeat(at(world.organiser), seat);
      await waiting(1);
      const who = { contestId, userId, panelId, role: "JUDGE", now: JUDGING, actorId: world.organiser.userId } as const;
      await admitJudge(tx, who);
      return { changing };
    });
    must(await changed.changing);
    const members = await db.panelMember.findMany({ where: { panelId } });
    expect(members.map(({ role }) => role).sort()).toEqual(["CHAIR", "MEMBER"]);
  });
});

describe("assigning", () => {
  it("gives everybody everything but conflicts, says who was left out, and adds nothing the second time", async () => {
    const teacher = await person({ name: "Lê Thị Thu", unitName: "THPT Bảo Lộc" });
    const author = await person({ name: "Ngô Tác Giả" });
    const namesake = await person({ name: "nguyễn văn hoà" });
    const stranger = await person();
    for (const one of [teacher, author, namesake, stranger]) await world.judge(one);
    const a = await world.entry({ members: [{ name: "Trần Nam", unit: "Trường THPT Bảo Lộc" }] });
    const b = await world.entry({ owner: author });
    const c = await world.entry({ members: [{ name: "Nguyễn Văn Hòa", unit: "Xã Hàm Thuận" }] });
    await world.entry({ state: "SUBMITTED" });

    const preview = must(
      await previewAssignments(at(world.organiser), { contestId: world.contestId }),
    )[0]!;
    expect(preview).toMatchObject({ judges: 4, entries: 3, added: 9 });
    expect(
      preview.leftOut.map(({ entryCode, judgeName, conflicts }) => [
        entryCode,
        judgeName,
        conflicts,
      ]),
    ).toEqual([
      [a.code, teacher.name, ["unit"]],
      [b.code, author.name, ["owner", "name"]],
      [c.code, namesake.name, ["name"]],
    ]);
    expect(await db.assignment.count({ where: { entry: { contestId: world.contestId } } })).toBe(0);

    expect(must(await assign())[0]).toMatchObject({ added: 9 });
    expect(must(await assign())[0]).toMatchObject({ added: 0 });
    expect(
      must(await judgeQueue(at(teacher), world.contestId)).rows.map(({ code }) => code),
    ).toEqual([b.code, c.code]);

    const judgeId = (await db.judge.findFirstOrThrow({ where: { userId: teacher.userId } })).id;
    expect(
      await assignOne(at(world.organiser), { panelId: world.panelId, entryId: a.id, judgeId }),
    ).toMatchObject({ ok: false, code: "conflict-of-interest", conflicts: ["unit"] });
  });

  it("adds only what is missing when judges and entries come later", async () => {
    await world.judge(await person());
    const first = await world.entry();
    must(await assign());
    await world.judge(await person());
    await world.entry();
    expect(must(await assign())[0]).toMatchObject({ added: 3 });
    expect(await db.assignment.count({ where: { entryId: first.id } })).toBe(2);
  });

  it("gives each sheet once when two secretaries press at once", async () => {
    await world.judge(await person());
    await world.entry();
    const reports = await Promise.all([assign(), assign()]);
    expect(reports.map((report) => must(report)[0]!.added).sort()).toEqual([0, 1]);
    expect(
      await db.scoreSheet.count({
        where: { assignment: { entry: { contestId: world.contestId } } },
      }),
    ).toBe(1);
  });

  it("stops the work of a judge whose conflict becomes known, before anything is submitted", async () => {
    const judge = await person();
    const judgeId = await world.judge(judge);
    const entry = await world.entry({ members: [{ name: "Trần Nam", unit: "THPT Di Linh" }] });
    const assignmentId = await world.assigned(entry.id, judgeId);
    await db.user.update({
      where: { id: judge.userId },
      data: { unitName: "Trường THPT Di Linh" },
    });
    const now = { ...judge, unitName: "Trường THPT Di Linh" };
    const input = { assignmentId, version: 1, marks: world.fullMarks(), comment: "" };
    expect(await submitSheet(at(now), input)).toMatchObject({ code: "conflict-of-interest" });
    expect(must(await assign())[0]).toMatchObject({
      ended: 1,
      withoutJudge: [{ code: entry.code }],
    });
    expect(await saveSheet(at(now), input)).toMatchObject({ code: "hidden" });
  });

  it("is told that no formal decision lists the entries, which hinders nothing", async () => {
    const { contestId } = world;
    await world.judge(await person());
    const listed = await world.entry();
    await world.entry();
    const undecided = async () => must(await panelsPage(at(world.organiser), contestId)).undecided;
    expect(await undecided()).toBe(2);
    const decision = await db.eligibilityDecision.create({
      data: {
        contestId,
        number: 1,
        decisionNumber: "60/QĐ-BTC",
        decisionDate: new Date("2026-09-01"),
        entries: [],
        appealUntil: new Date("2026-09-11"),
        createdById: world.organiser.userId,
        createdAt: new Date("2026-09-01"),
      },
    });
    await db.entry.update({ where: { id: listed.id }, data: { decisionId: decision.id } });
    expect(await undecided()).toBe(1);
    expect(must(await assign())[0]).toMatchObject({ added: 2 });
  });

  it("is the secretariat's; observers look", async () => {
    const observer = await grantee("OBSERVER", world.organisationId);
    const secretary = await grantee("SECRETARY", world.organisationId);
    const { contestId, panelId, roundId } = world;
    expect(await assignPanels(at(observer), { contestId })).toMatchObject({ code: "role" });
    expect(must(await panelsPage(at(observer), contestId)).whyNotManage).toBe("role");
    expect((await assignPanels(at(secretary), { contestId })).ok).toBe(true);
    expect(await panelsPage(at(await person()), contestId)).toMatchObject({ code: "role" });
    const again = { contestId, roundId, groupId: world.groupId, name: "Hội đồng 1" };
    expect(await createPanel(at(secretary), again)).toMatchObject({ code: "exists" });
    const foreign = await judgingContest();
    const judgeId = await foreign.judge(await person());
    const seat = { panelId, judgeId, role: "CHAIR", scores: true, fieldIds: [] } as const;
    expect(await changeSeat(at(world.organiser), seat)).toMatchObject({ code: "hidden" });
  });
});

describe("members", () => {
  it("takes unsubmitted work with a judge who leaves, and keeps one who has submitted", async () => {
    const leaving = await person();
    const staying = await person();
    const leavingId = await world.judge(leaving);
    const stayingId = await world.judge(staying);
    const entry = await world.entry();
    const leavingSheet = await world.assigned(entry.id, leavingId);
    const stayingSheet = await world.assigned(entry.id, stayingId);
    const marks = world.fullMarks();
    must(
      await submitSheet(at(staying), {
        assignmentId: stayingSheet,
        version: 1,
        marks,
        comment: "",
      }),
    );
    const { panelId } = world;
    must(await removePanelMember(at(world.organiser), { panelId, judgeId: leavingId }));
    expect(
      await saveSheet(at(leaving), { assignmentId: leavingSheet, version: 1, marks, comment: "" }),
    ).toMatchObject({
      code: "hidden",
    });
    expect(
      await removePanelMember(at(world.organiser), { panelId, judgeId: stayingId }),
    ).toMatchObject({
      code: "has-submitted",
    });
    expect(
      must(await contestProgress(at(world.organiser), world.contestId)).rounds[0]?.panels[0],
    ).toMatchObject({
      submitted: 1,
      todo: 0,
      judges: [{ name: staying.name }],
    });
  });

  it("has one chair at a time", async () => {
    const first = await world.judge(await person(), { chair: true });
    const second = await world.judge(await person());
    const seat = { panelId: world.panelId, judgeId: second, scores: true, fieldIds: [] };
    must(await changeSeat(at(world.organiser), { ...seat, role: "CHAIR" }));
    const members = await db.panelMember.findMany({ where: { panelId: world.panelId } });
    expect(members.find(({ judgeId }) => judgeId === first)?.role).toBe("MEMBER");
    expect(members.find(({ judgeId }) => judgeId === second)?.role).toBe("CHAIR");
  });
});

describe("closing", () => {
  it("lists what is missing, then closes, and from then on nothing changes until an organiser reopens", async () => {
    const chair = await person({ name: "Phạm Chủ Tịch" });
    const judge = await person({ name: "Đỗ Giám Khảo" });
    const chairId = await world.judge(chair, { chair: true });
    const judgeId = await world.judge(judge);
    const entry = await world.entry();
    const own = await world.assigned(entry.id, chairId);
    const other = await world.assigned(entry.id, judgeId);
    const late = await world.entry();
    const { panelId } = world;
    const marks = world.fullMarks();

    must(await submitSheet(at(chair), { assignmentId: own, version: 1, marks, comment: "" }));
    expect(await closePanel(at(chair), { panelId })).toMatchObject({
      code: "unfinished",
      missing: [{ judgeName: "Đỗ Giám Khảo", entryCode: entry.code, state: "DRAFT" }],
      unassigned: [{ code: late.code }],
    });
    await db.entry.update({ where: { id: late.id }, data: { state: "WITHDRAWN" } });
    must(await submitSheet(at(judge), { assignmentId: other, version: 1, marks, comment: "" }));
    expect(await closePanel(at(judge), { panelId })).toMatchObject({ code: "hidden" });
    must(await closePanel(at(chair), { panelId }));

    expect(await returnSheet(at(chair), { assignmentId: other, reason: "Xem lại" })).toMatchObject({
      code: "state",
    });
    expect(await closePanel(at(chair), { panelId })).toMatchObject({ code: "state" });
    expect(await reopenPanel(at(chair), { panelId, reason: "Xem lại" })).toMatchObject({
      code: "role",
    });
    expect(await reopenPanel(at(world.organiser), { panelId, reason: "" })).toMatchObject({
      code: "invalid",
    });
    must(await reopenPanel(at(world.organiser), { panelId, reason: "Có khiếu nại" }));
    must(await returnSheet(at(chair), { assignmentId: other, reason: "Xem lại" }));
    expect(await closePanel(at(chair), { panelId })).toMatchObject({
      missing: [{ state: "RETURNED" }],
    });
    const events = await db.auditEvent.findMany({
      where: { chainId: world.contestId, subjectId: panelId },
    });
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["panel.closed", "panel.reopened", "panel.assigned"]),
    );
  });

  it("never ends closed with a sheet given back in the same moment", async () => {
    const chair = await person();
    const chairId = await world.judge(chair, { chair: true });
    const entry = await world.entry();
    const assignmentId = await world.assigned(entry.id, chairId);
    must(
      await submitSheet(at(chair), {
        assignmentId,
        version: 1,
        marks: world.fullMarks(),
        comment: "",
      }),
    );
    await Promise.all([
      closePanel(at(chair), { panelId: world.panelId }),
      returnSheet(at(chair), { assignmentId, reason: "Xem lại" }),
    ]);
    const { closedAt } = await db.panel.findUniqueOrThrow({ where: { id: world.panelId } });
    const { state } = await sheetOf(assignmentId);
    expect([closedAt !== null, state]).toSatisfy(
      ([closed, stands]: [boolean, string]) => closed === (stands === "SUBMITTED"),
    );
  });
});

describe("the chair's page", () => {
  it("withholds the others' totals until the chair's own sheet is in, and for good under a conflict", async () => {
    const chair = await person({ unitName: "Sở Y tế" });
    const judge = await person();
    const chairId = await world.judge(chair, { chair: true });
    const judgeId = await world.judge(judge);
    const open = await world.entry();
    const related = await world.entry({ members: [{ name: "Trần Nam", unit: "Sở Y tế" }] });
    const own = await world.assigned(open.id, chairId);
    const marks = world.fullMarks();
    for (const entry of [open, related]) {
      const assignmentId = await world.assigned(entry.id, judgeId);
      must(await submitSheet(at(judge), { assignmentId, version: 1, marks, comment: "bí mật" }));
    }
    const before = must(await chairedPanel(at(chair), world.panelId));
    expect(before.entries.map(({ withheld }) => withheld)).toEqual(["own-sheet", "conflict"]);
    expect(JSON.stringify(before)).not.toMatch(/"total":"/);

    must(await submitSheet(at(chair), { assignmentId: own, version: 1, marks, comment: "" }));
    const after = must(await chairedPanel(at(chair), world.panelId));
    expect(after.entries[0]!.sheets.map(({ total }) => total)).toEqual(["100", "100"]);
    expect(after.entries[1]!.sheets.map(({ total }) => total)).toEqual([null, null]);
    expect(JSON.stringify(after)).not.toContain("bí mật");
    const relatedSheet = await world.assigned(related.id, judgeId);
    expect(await returnSheet(at(chair), { assignmentId: relatedSheet, reason: "x" })).toMatchObject(
      {
        code: "conflict-of-interest",
      },
    );
    expect(await chairedPanel(at(judge), world.panelId)).toMatchObject({ code: "hidden" });
  });
});
