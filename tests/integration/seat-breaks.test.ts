import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { admitJudge } from "~/judging/panels/admit-judge.server";
import { createPanel } from "~/judging/panels/panels.server";
import { addPanelMember, removePanelMember, takeOverSeats } from "~/judging/panels/seats.server";
import { stepBack } from "~/judging/panels/step-back.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { meetingForm, signMinutesForm } from "~/results/meetings/meeting-form";
import { meetingPage } from "~/results/meetings/meetings.server";
import { createMeeting, signMinutes } from "~/results/meetings/write-meeting.server";
import { meetingFacts } from "~/results/paper/meeting-facts.server";
import { openedContest } from "~/contests/contest.server";
import { violations } from "../../scripts/invariants";
import { at, must } from "./judging-world";
import { resultsContest, type ResultsWorld } from "./results-world";

const NOW = new Date("2026-10-31T02:00:00Z");
/** Noon of a day of October in the contest's zone. */
const noon = (day: number) => new Date(`2026-10-${day}T05:00:00Z`);

let world: ResultsWorld;
let judgeId: string;

beforeEach(async () => {
  world = await resultsContest([90]);
  setClock(() => NOW);
  const { contestId, judges } = world;
  ({ id: judgeId } = await db.judge.findFirstOrThrow({ where: { contestId, userId: judges[2]!.userId } }));
});

afterEach(() => setClock(null));

/** A meeting of the panel on the morning of a day, with those who were there. */
async function meeting(day: number, present: readonly number[]): Promise<string> {
  const { contestId, panelId, judges, organiser } = world;
  const form = meetingForm.parse({
    ...{ version: "1", place: "Phòng 1", startedAt: `2026-10-${day}T08:00`, endedAt: `2026-10-${day}T08:30` },
    ...{ chair: "A", secretary: "B", conclusion: "Thống nhất." },
    attendance: present.map((index) => ({ name: judges[index]!.name, office: "member", present: "on" })),
  });
  return must(await createMeeting(at(organiser, NOW), { contestId }, { kind: "PANEL", panelId }, form)).id;
}

/** Who counted, as the page and the minutes have it. */
async function counted(id: string) {
  const { contestId, organiser } = world;
  const { quorum } = must(await meetingPage(at(organiser, NOW), { contestId }, id)).meeting;
  const minutes = (await meetingFacts((await openedContest(contestId))!, id))!.quorum;
  expect(minutes).toMatchObject({ members: quorum.members, present: quorum.present });
  return [quorum.members, quorum.present];
}

async function sign(id: string) {
  const form = signMinutesForm.parse({ version: "1", minutesNumber: "05/BB-HĐ", minutesDate: "31/10/2026" });
  must(await signMinutes(at(world.organiser, NOW), { contestId: world.contestId }, id, form));
}

const unseat = async (day: number) =>
  must(await removePanelMember(at(world.organiser, noon(day)), { panelId: world.panelId, judgeId }));
const seat = async (day: number) =>
  must(await addPanelMember(at(world.organiser, noon(day)), { panelId: world.panelId, judgeId }));
const breaks = async () => {
  const rows = await db.seatBreak.findMany({ where: { member: { judgeId } }, orderBy: { from: "asc" } });
  return rows.map(({ from, until }) => [from, until]);
};

describe("a judge who is taken off a panel and seated again", () => {
  it("counts at the meetings before and after, and at none in between", async () => {
    const before = await meeting(20, [0, 1, 2]);
    await unseat(21);
    const between = await meeting(22, [0, 1, 2]);
    expect(await counted(between)).toEqual([2, 2]);
    await seat(23);
    const after = await meeting(24, [0, 1]);
    await unseat(25);
    await seat(27);
    expect(await counted(before)).toEqual([3, 3]);
    expect(await counted(between)).toEqual([2, 2]);
    expect(await counted(after)).toEqual([3, 2]);
    expect(await counted(await meeting(26, [0, 1, 2]))).toEqual([2, 2]);
    expect(await counted(await meeting(28, [0, 1, 2]))).toEqual([3, 3]);
    expect(await breaks()).toEqual([
      [noon(21), noon(23)],
      [noon(25), noon(27)],
    ]);
  });

  it("was away in between whichever way the seat is taken up again, once", async () => {
    const { contestId, panelId, organiser, regulation, roundId, judges } = world;
    await meeting(20, [0, 1, 2]);
    const groupId = regulation.groups[1]!.id;
    const other = must(await createPanel(at(organiser), { contestId, roundId, groupId, name: "Hội đồng 2" }));
    must(await takeOverSeats(at(organiser), { panelId: other.id, fromPanelId: panelId }));
    const leaves = async (day: number) =>
      must(await stepBack(at(judges[2]!, noon(day)), { contestId, panelId, reason: "Đi công tác" }));

    await leaves(21);
    must(await takeOverSeats(at(organiser, noon(22)), { panelId, fromPanelId: other.id }));
    await leaves(23);
    const { userId } = judges[2]!;
    const invited = { contestId, userId, panelId, role: "JUDGE", now: noon(24), actorId: userId } as const;
    // Sent twice at once, and by hand at the same time: one of them takes the seat, the others find it taken.
    await Promise.all([
      db.$transaction((tx) => admitJudge(tx, invited)),
      db.$transaction((tx) => admitJudge(tx, invited)),
      seat(24),
    ]);
    await seat(25);
    const twice = [
      [noon(21), noon(22)],
      [noon(23), noon(24)],
    ];
    expect(await breaks()).toEqual(twice);
    await db.seatBreak.deleteMany();
    await db.$executeRawUnsafe(fillingIn());
    expect(await breaks()).toEqual(twice);
    const wrong: string[] = [];
    await violations(({ name, says }) => void wrong.push(`${name} ${says}`));
    expect(wrong).toEqual([]);
  });

  it("is found in the audit where it was before breaks were kept, but not anew where minutes are signed", async () => {
    const panelsMet = await meeting(20, [0, 1, 2]);
    await unseat(21);
    const signed = await meeting(22, [0, 1]);
    await seat(23);
    await unseat(25);
    await seat(27);
    await sign(signed);
    expect(await breaks()).toHaveLength(2);
    await db.seatBreak.deleteMany();
    await db.$executeRawUnsafe(fillingIn());
    expect(await breaks()).toEqual([[noon(25), noon(27)]]);
    expect(await counted(panelsMet)).toEqual([3, 3]);
    expect(await counted(signed)).toEqual([3, 2]);
  });
});

/** What the migration does with what was there before it. */
function fillingIn(): string {
  const folder = path.resolve(import.meta.dirname, "../../prisma/migrations");
  const name = readdirSync(folder).find((one) => one.endsWith("_seat_breaks"))!;
  const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8");
  return sql.slice(sql.indexOf("WITH "));
}
