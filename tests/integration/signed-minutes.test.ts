import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openedContest } from "~/contests/contest.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { emptyForm, withdrawForm } from "~/results/awards/award-form";
import { decideAward } from "~/results/awards/decide-award.server";
import { decide } from "~/results/decide.server";
import { meetingForm, signMinutesForm } from "~/results/meetings/meeting-form";
import { createMeeting, saveMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import { meetingFacts } from "~/results/paper/meeting-facts.server";
import { SPECIAL, withAwards } from "./awards-world";
import { at, must } from "./judging-world";
import { decisionForm, DECIDING, resultsContest, type ResultsWorld } from "./results-world";

const after = (hours: number) => new Date(DECIDING.getTime() + hours * 3_600_000);

let world: ResultsWorld;

beforeEach(async () => {
  world = await resultsContest([95, 82, 71]);
  setClock(() => DECIDING);
  await withAwards(world, { collective: null, specialPrizes: [SPECIAL[1]!] });
  await world.closed();
});
afterEach(() => setClock(null));

const formOf = (startedAt: string, version = "1") =>
  meetingForm.parse({
    ...{ version, place: "Hội trường", startedAt, endedAt: "", chair: "A", secretary: "B", conclusion: "Thống nhất." },
    attendance: [{ name: "Ủy viên", office: "member", present: "on" }],
  });

/** A meeting of the committee that is written down. */
async function meeting(startedAt: string, now = DECIDING): Promise<string> {
  const asked = { kind: "COMMITTEE", panelId: null } as const;
  return must(await createMeeting(at(world.organiser, now), { contestId: world.contestId }, asked, formOf(startedAt))).id;
}

async function sign(id: string, hours: number) {
  const { startedAt, version } = await db.meeting.findUniqueOrThrow({ where: { id } });
  await db.meeting.update({ where: { id }, data: { endedAt: startedAt } });
  const form = signMinutesForm.parse({ version: String(version), minutesNumber: "12/BB", minutesDate: "25/10/2026" });
  must(await signMinutes(at(world.organiser, after(hours)), { contestId: world.contestId }, id, form));
}

/** What the committee decides without naming a meeting. */
async function decided(reason: string, hours: number, version?: number) {
  const [entry] = (await world.tally()).results.map((row) => row.entry);
  const fields = { kind: "prize", entry, outcome: "none", meetingId: "", reason, version: version ?? (await world.version()) };
  return decide(at(world.organiser, after(hours)), { contestId: world.contestId, form: decisionForm(fields) });
}

async function leftEmpty(reason: string, hours: number) {
  const form = emptyForm.parse({ version: String(await world.version()), prizeId: SPECIAL[1]!.id, reason });
  must(await decideAward(at(world.organiser, after(hours)), world.contestId, { intent: "empty", form }));
  return (await db.specialAward.findFirstOrThrow({ where: { contestId: world.contestId, revokedAt: null } })).id;
}

async function withdrawn(awardId: string, hours: number) {
  const form = withdrawForm.parse({ version: String(await world.version()), awardId, reason: "Nhầm" });
  must(await decideAward(at(world.organiser, after(hours)), world.contestId, { intent: "withdraw", form }));
}

/** The reasons of what the minutes of a meeting tell. */
async function told(id: string) {
  const { decisions, awards } = (await meetingFacts((await openedContest(world.contestId))!, id))!;
  return [decisions.map(({ reason }) => reason), awards.map(({ reason }) => reason)];
}

describe("signed minutes", () => {
  it("are not signed beside a decision that somebody is just about to record", async () => {
    const first = await meeting("2026-10-25T08:00");
    const seen = await world.version();
    await sign(first, 2);
    expect(await decided("Soạn trước khi ký", 1, seen)).toMatchObject({ ok: false, code: "conflict" });
    expect(await told(first)).toEqual([[], []]);
  });

  it("tell what was decided until they were signed, for good; the next meeting's tell the rest", async () => {
    const first = await meeting("2026-10-25T08:00");
    must(await decided("Trước khi ký", 1));
    await sign(first, 2);
    must(await decided("Sau khi ký", 74));
    expect(await told(first)).toEqual([["Trước khi ký"], []]);
    const next = await meeting("2026-10-30T08:00", after(80));
    await sign(next, 130);
    // Written down last, though it was held before what they tell.
    const late = await meeting("2026-10-25T08:30", after(131));
    expect([await told(first), await told(late), await told(next)]).toEqual([
      [["Trước khi ký"], []],
      [[], []],
      [["Sau khi ký"], []],
    ]);
  });

  it("tell of prizes as they stood then, also of one that is withdrawn afterwards", async () => {
    const first = await meeting("2026-10-25T08:00");
    const awardId = await leftEmpty("Để trống", 1);
    await sign(first, 2);
    await withdrawn(awardId, 74);
    await leftEmpty("Vẫn để trống", 75);
    expect(await told(first)).toEqual([[], ["Để trống"]]);
    expect(await told(await meeting("2026-10-30T08:00", after(80)))).toEqual([[], ["Vẫn để trống"]]);
  });

  it("stay when the next meeting is moved to another time", async () => {
    const { contestId, organiser } = world;
    const first = await meeting("2026-10-25T08:00");
    const next = await meeting("2026-10-25T10:30");
    must(await decided("Giữa hai phiên", 1));
    await sign(first, 3);
    expect(await told(first)).toEqual([["Giữa hai phiên"], []]);
    const moved = (to: string, version: string) =>
      saveMeeting(at(organiser, after(4)), { contestId }, next, formOf(to, version));
    expect(await moved("2026-10-25T09:30", "1")).toMatchObject({
      code: "invalid",
      faults: [{ path: "startedAt", code: "signed-tells" }],
    });
    must(await moved("2026-10-25T10:45", "1"));
    expect(await told(first)).toEqual([["Giữa hai phiên"], []]);
  });
});
