import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openedContest } from "~/contests/contest.server";
import type { Deciding } from "~/contests/regulation";
import { closePanel } from "~/judging/panels/close-panel.server";
import { agreeToFewerJudges } from "~/judging/panels/fewer-judges.server";
import { paths } from "~/paths";
import { chairedPanel } from "~/judging/progress/chaired-panel.server";
import { panelProgress } from "~/judging/progress/progress.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { approvalForm } from "~/results/approval/approval-form";
import { approvalPage, panelStepPage } from "~/results/approval/approvals.server";
import { takeStep } from "~/results/approval/take-step.server";
import { decide } from "~/results/decide.server";
import { gateFaults, gateOpen, type GateStage } from "~/results/gate/gate";
import { readGate } from "~/results/gate/gate.server";
import { bodyForm } from "~/results/meetings/body-form";
import { recordMembers } from "~/results/meetings/member-list.server";
import { meetingForm, signMinutesForm, type MeetingForm } from "~/results/meetings/meeting-form";
import { blankMeeting, meetingPage } from "~/results/meetings/meetings.server";
import { createMeeting, saveMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import { LONG } from "~/results/tally-read.server";
import * as meetingRoute from "~/routes/_app.manage.contests.$contestId.meetings.$meetingId/route";
import { at, JUDGING, must } from "./judging-world";
import { answerOf, DECIDING, decisionForm, organiserCookie, resultsContest, type ResultsWorld } from "./results-world";
import { ending, holdRound } from "./steering-world";

let world: ResultsWorld;

afterEach(() => setClock(null));

beforeEach(async () => {
  world = await resultsContest();
});

/** Changes the rest of the regulation as it lies in the database. */
async function regulate(change: { deciding?: Partial<Deciding>; minimumSheets?: number }) {
  const { id, document } = await db.regulationRevision.findFirstOrThrow({
    where: { contestId: world.contestId },
  });
  const copy = structuredClone(document) as unknown as {
    deciding: Deciding;
    rule: { combine: { minimumSheets: number } };
  };
  copy.deciding = { ...copy.deciding, ...change.deciding };
  if (change.minimumSheets) copy.rule.combine.minimumSheets = change.minimumSheets;
  await db.regulationRevision.update({
    where: { id },
    data: { document: JSON.parse(JSON.stringify(copy)) as object },
  });
}

async function gate(stage: GateStage) {
  const opened = await openedContest(world.contestId);
  return readGate(db, at(world.organiser, DECIDING), opened!, stage);
}
const codes = async (stage: GateStage) => gateFaults(await gate(stage)).map(({ code }) => code);

/** A meeting as it is typed, with so many present of three. */
const held = (present: number, fields: object = {}) =>
  meetingForm.parse({
    version: "1",
    place: "Phòng họp số 1",
    startedAt: "2026-10-25T08:00",
    endedAt: "2026-10-25T09:30",
    chair: "Nguyễn Văn Chủ",
    secretary: "Trần Thị Thư",
    attendance: [0, 1, 2].map((index) => ({
      name: `Thành viên ${index}`,
      office: index === 0 ? "chair" : "member",
      ...(index < present && { present: "on" }),
    })),
    conclusion: "Thống nhất.",
    ...fields,
  });

const TOMORROW = { startedAt: "2026-10-26T08:00", endedAt: "2026-10-26T09:30" };

describe("an entry with fewer judges than it is to have", () => {
  it("keeps panel and round open after a sheet was set aside, until an organiser agrees", async () => {
    const { panelId, contestId, organiser, chair, entries, judges, roundId } = world;
    await regulate({ minimumSheets: 2 });
    await holdRound(contestId, roundId, { judgesPerEntry: 3 });
    await world.scoreAll();
    const judge = await db.judge.findFirstOrThrow({ where: { contestId, userId: judges[2]!.userId } });
    const entry = entries[0]!;
    const discount = { whole: "some" as const, entryIds: [entry.id], submitted: "discount" as const };
    must(await ending(at(organiser), panelId, judge.id, discount));

    const short = { code: entry.code, judges: 2, wanted: 3 };
    expect(await closePanel(at(chair), { panelId })).toMatchObject({ code: "unfinished", short: [short] });
    expect(must(await chairedPanel(at(chair), panelId)).panel.short).toBe(1);
    expect(await codes({ round: roundId })).toContain("judges-below-round");

    const page = { contestId, panelId, page: 1 };
    expect(must(await panelProgress(at(organiser), page)).short).toMatchObject([{ ...short, consent: null }]);
    const form = { entryId: entry.id, judges: 2, reason: "Không còn giám khảo cùng chuyên môn." };
    expect(await agreeToFewerJudges(at(organiser), { panelId, form: { ...form, judges: 3 } })).toMatchObject({
      code: "conflict",
    });
    expect(await agreeToFewerJudges(at(chair), { panelId, form })).toMatchObject({ ok: false });
    must(await agreeToFewerJudges(at(organiser), { panelId, form }));
    must(await closePanel(at(chair), { panelId }));
    expect(await codes("close")).toEqual([]);
    must(await world.close());
  });

  it("where the whole panel scores, asks for somebody in the place of a sheet that was set aside", async () => {
    const { panelId, contestId, organiser, entries, judges } = world;
    await regulate({ minimumSheets: 2 });
    await world.scoreAll();
    const judge = await db.judge.findFirstOrThrow({ where: { contestId, userId: judges[2]!.userId } });
    const discount = { whole: "some" as const, entryIds: [entries[0]!.id], submitted: "discount" as const };
    const later = new Date(JUDGING.getTime() + 3_600_000);
    must(await ending(at(organiser, later), panelId, judge.id, discount));
    expect(await world.closePanelNow()).toMatchObject({ short: [{ judges: 2, wanted: 3 }] });
  });
});

describe("the gate before closing", () => {
  it("is shut by a difference that came without an answer after the panel was closed", async () => {
    const { contestId, roundId, judges, entries } = world;
    for (const [index, total] of [40, 90, 90].entries()) await world.score(judges[index]!, entries[0]!.id, total);
    for (const entry of entries.slice(1)) for (const judge of judges) await world.score(judge, entry.id, 70);
    must(await world.closePanelNow());
    expect(await codes("close")).toEqual([]);
    await holdRound(contestId, roundId, { differenceLimit: "20" });
    expect(await codes("close")).toEqual(["difference-open"]);
    expect(await world.close()).toMatchObject({
      code: "not-ready",
      missing: [{ code: "difference-open", entry: entries[0]!.code }],
    });
  });

  it("asks for a meeting of each panel with a quorum, where the regulation does", async () => {
    const { contestId, panelId, chair } = world;
    await regulate({ deciding: { panelQuorum: "2/3" } });
    await world.judged();
    expect(await codes("close")).toEqual(["no-panel-meeting"]);
    const asked = { kind: "PANEL", panelId } as const;
    const blank = must(await blankMeeting(at(chair), { panelId }, asked));
    expect(blank.values).toMatchObject({ chair: chair.name, attendance: [{ name: chair.name, office: "chair" }, {}, {}] });
    const names = (blank.values["attendance"] as { name: string }[]).map(({ name }) => name);
    const came = (people: readonly string[]) => ({
      attendance: people.map((name) => ({ name, office: "member", present: "on" })),
    });
    must(await createMeeting(at(chair), { panelId }, asked, held(3, { ...TOMORROW, ...came(names) })));
    expect(await codes("close")).toEqual(["no-panel-meeting"]);
    // Who was away is left out of the list, and a stranger sits in.
    const few = held(1, came([...names.slice(0, 1), "Người Lạ"]));
    const { id } = must(await createMeeting(at(chair), { panelId }, asked, few));
    expect(await codes("close")).toEqual(["no-panel-meeting"]);
    expect(must(await meetingPage(at(chair), { panelId }, id)).meeting.quorum).toMatchObject({
      ...{ members: 3, present: 1, reached: false, strangers: ["Người Lạ"] },
      unlisted: names.slice(1),
    });
    must(await saveMeeting(at(chair), { panelId }, id, held(2, came(names.slice(0, 2)))));
    expect(await codes("close")).toEqual([]);
    expect(must(await meetingPage(at(world.organiser), { contestId }, id)).meeting.quorum).toMatchObject({
      present: 2,
      needed: 2,
      reached: true,
    });
    // A judge changes the name of their account; a slip in the minutes is mended afterwards.
    await db.user.update({ where: { id: world.judges[1]!.userId }, data: { name: "Tên Đã Đổi" } });
    must(await saveMeeting(at(chair), { panelId }, id, held(2, { ...came(names.slice(0, 2)), version: "2" })));
    expect(must(await meetingPage(at(chair), { panelId }, id)).meeting.quorum).toMatchObject({ present: 2, strangers: [] });
    expect(await codes("close")).toEqual([]);
    must(await world.close());
  });
});

describe("a meeting", () => {
  it("is changed by one at a time, and by nobody once its minutes are signed", async () => {
    const place = { contestId: world.contestId };
    const ctx = at(world.organiser, DECIDING);
    const asked = { kind: "COMMITTEE", panelId: null } as const;
    const { id } = must(await createMeeting(ctx, place, asked, held(3, { conclusion: "" })));
    const signing = (version: string) =>
      signMinutesForm.parse({ version, minutesNumber: "05/BB-BTC", minutesDate: "25/10/2026" });
    expect(await signMinutes(ctx, place, id, signing("1"))).toMatchObject({
      code: "invalid",
      faults: [{ code: "no-conclusion" }],
    });
    must(await saveMeeting(ctx, place, id, held(3)));
    expect(await saveMeeting(ctx, place, id, held(2))).toMatchObject({ code: "conflict" });
    must(await signMinutes(ctx, place, id, signing("2")));
    expect(await saveMeeting(ctx, place, id, held(2, { version: "3" }))).toMatchObject({ code: "conflict" });
    const page = must(await meetingPage(ctx, place, id));
    expect(page).toMatchObject({
      whyNotWrite: "state",
      meeting: { signed: { number: "05/BB-BTC", date: "2026-10-25" }, quorum: { present: 3 } },
    });
    expect(await meetingPage(at(world.chair), { panelId: world.panelId }, id)).toMatchObject({ code: "hidden" });
  });

  it("gives back what somebody wrote while the minutes were signed", async () => {
    const ctx = at(world.organiser, DECIDING);
    const { contestId } = world;
    const asked = { kind: "COMMITTEE", panelId: null } as const;
    const { id: meetingId } = must(await createMeeting(ctx, { contestId }, asked, held(3)));
    const signing = signMinutesForm.parse({ version: "1", minutesNumber: "05/BB-BTC", minutesDate: "25/10/2026" });
    must(await signMinutes(ctx, { contestId }, meetingId, signing));
    setClock(() => DECIDING);
    const body = new URLSearchParams({
      ...{ intent: "save", version: "1", place: "Hội trường", startedAt: "2026-10-25T08:00", chair: "A", secretary: "B" },
      proceedings: "Ba trang diễn biến",
    });
    const headers = { cookie: await organiserCookie(world) };
    const request = new Request(`http://sangtao.test${paths.meeting(contestId, meetingId)}`, { method: "POST", headers, body });
    const answer = await answerOf(meetingRoute.action({ request, params: { contestId, meetingId }, context: {} }));
    expect(answer).toMatchObject({ status: 409, data: { code: "conflict", values: { proceedings: "Ba trang diễn biến" } } });
  });

  it("ends after it begins", async () => {
    const asked = { kind: "COUNCIL", panelId: null } as const;
    const form = held(3, { endedAt: "2026-10-25T07:00" });
    const made = await createMeeting(at(world.organiser), { contestId: world.contestId }, asked, form);
    expect(made).toMatchObject({ code: "invalid", faults: [{ path: "endedAt", code: "before-start" }] });
  });
});

describe("the chain of approval", () => {
  const chain: Deciding["approval"] = [
    { id: "panels", label: "Hội đồng giám khảo", by: "panel" },
    { id: "signer", label: "Chủ tịch Liên hiệp hội", by: "signer" },
  ];
  const step = (fields: object) =>
    approvalForm.parse({ stepId: "panels", panelId: world.panelId, outcome: "SIGNED", ...fields });
  const paper = { paperNumber: "12/QĐ-LHH", paperDate: "25/10/2026", signer: "Nguyễn Văn Ký" };

  it("goes step by step for one tally, and anew for the next", async () => {
    const { contestId, organiser, chair, panelId, entries } = world;
    await regulate({ deciding: { approval: chain } });
    await world.closed();
    const ctx = at(organiser, DECIDING);
    const byChair = at(chair, DECIDING);
    const { id: tallyId } = await world.tally();
    const signer = { tallyId, stepId: "signer", panelId: "" };
    expect(await codes("official")).toEqual(["step-open", "step-waiting"]);
    expect(await takeStep(ctx, contestId, step({ ...signer, ...paper }))).toMatchObject({ code: "conflict" });
    expect(await takeStep(byChair, contestId, step({ ...signer, ...paper }))).toMatchObject({ code: "role" });
    expect(must(await panelStepPage(byChair, panelId)).rows.map(({ rank }) => rank)).toEqual([1, 2, 3]);

    expect(await takeStep(byChair, contestId, step({ tallyId, outcome: "SENT_BACK" }))).toMatchObject({
      faults: [{ path: "reason", code: "required" }],
    });
    must(await takeStep(byChair, contestId, step({ tallyId, outcome: "SENT_BACK", reason: "Sai tên giải" })));
    expect(await codes("official")).toEqual(["step-sent-back", "step-waiting"]);
    must(await takeStep(byChair, contestId, step({ tallyId })));
    expect(await takeStep(byChair, contestId, step({ tallyId }))).toMatchObject({ code: "conflict" });
    expect(await takeStep(ctx, contestId, step(signer))).toMatchObject({ code: "invalid" });
    expect(await takeStep(ctx, contestId, step({ ...signer, ...paper, paperDate: "26/10/2026" }))).toMatchObject({
      faults: [{ path: "paperDate", code: "future-date" }],
    });
    must(await takeStep(ctx, contestId, step({ ...signer, ...paper })));
    expect(gateOpen(await gate("official"))).toBe(true);

    const form = decisionForm({ kind: "prize", entry: entries[0]!.code, outcome: "none", version: String(await world.version()) });
    must(await decide(ctx, { contestId, form }));
    expect(await codes("official")).toEqual(["step-open", "step-waiting"]);
    expect(await takeStep(byChair, contestId, step({ tallyId }))).toMatchObject({ code: "conflict" });
    const page = must(await approvalPage(ctx, contestId));
    expect(page.taken).toEqual([]);
    expect(page.earlier.map(({ outcome }) => outcome)).toEqual(["SENT_BACK", "SIGNED", "SIGNED"]);
  });

  it("is not signed for the whole result by somebody with an interest in an entry of it", async () => {
    const { contestId, organiser, entries } = world;
    await regulate({ deciding: { approval: chain.slice(1) } });
    await world.closed();
    const ctx = at(organiser, DECIDING);
    await db.entry.update({ where: { id: entries[0]!.id }, data: { ownerId: organiser.userId } });
    expect(must(await approvalPage(ctx, contestId)).whyNotSignWhole).toBe("conflict-of-interest");
    const form = step({ tallyId: (await world.tally()).id, stepId: "signer", panelId: "", ...paper });
    expect(await takeStep(ctx, contestId, form)).toMatchObject({ code: "conflict-of-interest" });
  });

  it("does not send back what is being published in the same moment", async () => {
    const { contestId, organiser, chair } = world;
    await regulate({ deciding: { approval: chain } });
    await world.closed();
    const { id: tallyId } = await world.tally();
    const form = step({ tallyId, outcome: "SENT_BACK", reason: "Sai tên giải" });
    let settled = false;
    const sentBack = await db.$transaction(async (tx) => {
      await tx.contest.update({ where: { id: contestId }, data: { version: { increment: 1 } } });
      const sending = takeStep(at(chair, DECIDING), contestId, form).finally(() => (settled = true));
      const waits = async () =>
        (await tx.$queryRaw<unknown[]>`
          SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids("pid"))`).length > 0;
      while (!settled && !(await waits()));
      const when = { publishedAt: DECIDING, visibleAt: DECIDING, publishedById: organiser.userId };
      const said = { winners: {}, bundle: "{}", bundleSha256: "" };
      await tx.publication.create({ data: { contestId, number: 1, tallyId, ...when, ...said } });
      return { sending };
    }, LONG);
    expect(await sentBack.sending).toMatchObject({ code: "state" });
    expect(await db.approval.count({ where: { contestId } })).toBe(0);
  });

  it("asks for the committee's quorum and vote where the regulation does", async () => {
    await regulate({ deciding: { committeeQuorum: "2/3", voteShare: "2/3", complaintDays: 7 } });
    await world.closed();
    expect(await codes("provisional")).toEqual(["no-committee-meeting", "no-vote"]);
    expect(await codes("official")).toEqual(["no-committee-meeting", "no-vote", "no-provisional"]);
    const asked = { kind: "COMMITTEE", panelId: null } as const;
    const write = async (form: MeetingForm) =>
      must(await createMeeting(at(world.organiser, DECIDING), { contestId: world.contestId }, asked, form));
    // Written down for its invitation, everybody ticked: it has not been held.
    await write(held(3, TOMORROW));
    expect(await codes("provisional")).toEqual(["no-committee-meeting", "no-vote"]);
    await write(held(2));
    expect(await codes("provisional")).toEqual(["no-vote"]);
  });

  it("counts the committee's meeting by the list of its members", async () => {
    const { contestId, organiser } = world;
    await regulate({ deciding: { committeeQuorum: "2/3" } });
    await world.closed();
    const ctx = at(organiser, DECIDING);
    const place = { contestId };
    const asked = { kind: "COMMITTEE", panelId: null } as const;
    let version = 0;
    const list = (since: string, ...names: string[]) => {
      const members = names.map((name) => ({ name, office: "member" }));
      return recordMembers(ctx, {
        contestId,
        kind: "COMMITTEE",
        form: bodyForm.parse({ version: String(++version), since, members }),
      });
    };
    // Two of three were there; the list has five.
    const { id } = must(await createMeeting(ctx, place, asked, held(2)));
    expect(await codes("provisional")).toEqual([]);
    must(await list("2026-10-01", "Thành viên 0", "Thành viên 1", "Thành viên 2", "Thành viên 3", "Thành viên 4"));
    expect(await codes("provisional")).toEqual(["no-committee-meeting"]);
    expect(must(await meetingPage(ctx, place, id)).meeting.quorum).toMatchObject({ members: 5, present: 2, needed: 4 });
    // The next list counts from its day on.
    must(await list("2026-10-26", "Thành viên 0", "Thành viên 1"));
    expect(await codes("provisional")).toEqual(["no-committee-meeting"]);
    must(await list("2026-10-24", "Thành viên 0", "Thành viên 1", "Thành viên 7"));
    expect(await codes("provisional")).toEqual([]);
    const blank = must(await blankMeeting(ctx, place, asked));
    expect(blank.values["attendance"]).toMatchObject([{ name: "Thành viên 0" }, { name: "Thành viên 1" }, { name: "Thành viên 7" }]);
    expect(await db.auditEvent.count({ where: { chainId: contestId, action: "meeting.members-listed" } })).toBe(3);
  });
});
