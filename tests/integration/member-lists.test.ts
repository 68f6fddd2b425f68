import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removePanelMember } from "~/judging/panels/seats.server";
import { paths } from "~/paths";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { meetingForm, signMinutesForm } from "~/results/meetings/meeting-form";
import { meetingPage } from "~/results/meetings/meetings.server";
import { createMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import * as membersRoute from "~/routes/_app.manage.contests.$contestId.meetings.members.$kind/route";
import { at, must } from "./judging-world";
import { answerOf, DECIDING, organiserCookie, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;
let cookie: string;

afterEach(() => setClock(null));

beforeEach(async () => {
  world = await resultsContest([90]);
  setClock(() => DECIDING);
  cookie = await organiserCookie(world);
});

const COMMITTEE = { kind: "COMMITTEE", panelId: null } as const;

/** A list of so many members as it is sent from the page. */
async function list(version: number, since: string, count: number) {
  const { contestId } = world;
  const body = new URLSearchParams({ intent: "save", version: String(version), since, decision: "12/QĐ-UBND" });
  for (let index = 0; index < count; index += 1) {
    body.set(`members.${index}.name`, `Thành viên ${index}`);
    body.set(`members.${index}.office`, "member");
  }
  const request = new Request(`http://sangtao.test${paths.bodyMembers(contestId, "COMMITTEE")}`, {
    ...{ method: "POST", headers: { cookie }, body },
  });
  const params = { contestId, kind: "COMMITTEE" };
  return answerOf(membersRoute.action({ request, params, context: {} }));
}

/** A meeting with the first so many of a committee's members, or of the panel's. */
async function meeting(asked: Parameters<typeof createMeeting>[2], names: readonly string[]): Promise<string> {
  const form = meetingForm.parse({
    ...{ version: "1", place: "Phòng 1", startedAt: "2026-10-25T08:00", endedAt: "2026-10-25T08:30", chair: "A", secretary: "B" },
    ...{ conclusion: "Thống nhất.", attendance: names.map((name) => ({ name, office: "member", present: "on" })) },
  });
  const ctx = at(world.organiser, DECIDING);
  return must(await createMeeting(ctx, { contestId: world.contestId }, asked, form)).id;
}

async function sign(id: string) {
  const form = signMinutesForm.parse({ version: "1", minutesNumber: "05/BB-BTC", minutesDate: "25/10/2026" });
  must(await signMinutes(at(world.organiser, DECIDING), { contestId: world.contestId }, id, form));
}

const quorum = async (id: string) =>
  must(await meetingPage(at(world.organiser, DECIDING), { contestId: world.contestId }, id)).meeting.quorum;

const LATER = new Date(DECIDING.getTime() + 3_600_000);
const THREE = [0, 1, 2].map((index) => `Thành viên ${index}`);
const REFUSED = { status: 400, data: { faults: [{ path: "since", code: "since-frozen", params: { date: "25/10/2026" } }] } };

describe("a list of members", () => {
  it("does not count a meeting anew whose minutes are signed", async () => {
    expect(await list(1, "01/10/2026", 5)).toMatchObject({ status: 302 });
    const id = await meeting(COMMITTEE, THREE);
    await sign(id);
    expect(await list(2, "24/10/2026", 3)).toMatchObject(REFUSED);
    expect(await list(2, "25/10/2026", 3)).toMatchObject({ ...REFUSED, data: { values: { decision: "12/QĐ-UBND" } } });
    expect(await list(2, "26/10/2026", 3)).toMatchObject({ status: 302 });
    expect(await quorum(id)).toMatchObject({ members: 5, present: 3 });
  });

  it("does not count one of which there was no list when its minutes were signed", async () => {
    const id = await meeting(COMMITTEE, THREE);
    await sign(id);
    setClock(() => LATER);
    expect(await list(1, "26/10/2026", 9)).toMatchObject({ status: 302 });
    expect(await quorum(id)).toMatchObject({ members: 3, present: 3, known: false });
  });

  it("does not change who had a vote that was taken", async () => {
    const { contestId, organiser } = world;
    const meetingId = await meeting(COMMITTEE, THREE);
    const decision = { contestId, number: 1, kind: "PRIZE" as const, entries: [], outcome: "none", reason: "x" };
    await db.committeeDecision.create({
      data: { ...decision, votesFor: 3, votesTotal: 3, meetingId, decidedById: organiser.userId, decidedAt: DECIDING },
    });
    expect(await list(1, "25/10/2026", 9)).toMatchObject(REFUSED);
    expect(await list(1, "26/10/2026", 9)).toMatchObject({ status: 400, data: { faults: [{ code: "sign-first" }] } });
    await sign(meetingId);
    setClock(() => LATER);
    expect(await list(1, "26/10/2026", 9)).toMatchObject({ status: 302 });
    expect(await quorum(meetingId)).toMatchObject({ members: 3 });
  });

  it("is recorded over the one that the person saw, and what they typed comes back to whoever was later", async () => {
    const answers = await Promise.all([list(1, "01/10/2026", 3), list(1, "02/10/2026", 3)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 409]);
    expect(answers.find(({ status }) => status === 409)?.data).toMatchObject({
      faults: [{ code: "list-overtaken" }],
      values: { version: "2", decision: "12/QĐ-UBND", members: [{ name: "Thành viên 0" }, {}, {}] },
    });
    expect(await db.memberList.count({ where: { contestId: world.contestId } })).toBe(1);
  });
});

describe("a seat on a panel that has met", () => {
  it("ends when its judge is taken off, and is counted at the meeting all the same", async () => {
    const { contestId, panelId, judges, organiser } = world;
    const id = await meeting({ kind: "PANEL", panelId }, judges.slice(0, 2).map(({ name }) => name));
    await sign(id);
    expect(await quorum(id)).toMatchObject({ members: 3, present: 2 });
    const { id: judgeId } = await db.judge.findFirstOrThrow({ where: { contestId, userId: judges[2]!.userId } });
    must(await removePanelMember(at(organiser, LATER), { panelId, judgeId }));
    expect(await quorum(id)).toMatchObject({ members: 3, present: 2 });
    expect(await db.panelMember.findFirst({ where: { panelId, judgeId } })).toMatchObject({ endedAt: LATER });
    expect(await removePanelMember(at(organiser, LATER), { panelId, judgeId })).toMatchObject({ code: "hidden" });
  });
});
