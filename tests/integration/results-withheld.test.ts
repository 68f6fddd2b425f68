import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openedContest } from "~/contests/contest.server";
import type { Actor } from "~/people/actor";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { gateFaults } from "~/results/gate/gate";
import { readGate } from "~/results/gate/gate.server";
import { meetingForm } from "~/results/meetings/meeting-form";
import { blankMeeting, meetingPage } from "~/results/meetings/meetings.server";
import { createMeeting, saveMeeting } from "~/results/meetings/write-meeting.server";
import * as panelMeetings from "~/routes/_app.judge.panels.$panelId.meetings._index/route";
import * as contestMeetings from "~/routes/_app.manage.contests.$contestId.meetings._index/route";
import { sessionCookie } from "./access/world";
import { at, must } from "./judging-world";
import { answerOf, DECIDING, organiserCookie, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;

afterEach(() => setClock(null));

const ask = (cookie: string) => new Request("http://sangtao.test/", { headers: { cookie } });

/** An interest of somebody in the first entry, declared by themselves. */
async function interested({ userId }: Actor): Promise<void> {
  const { contestId, entries } = world;
  const judge = await db.judge.upsert({
    where: { contestId_userId: { contestId, userId } },
    create: { contestId, userId, code: "J90", nonce: "n90" },
    update: {},
  });
  const declared = { judgeId: judge.id, entryId: entries[0]!.id, kind: "kin", createdById: userId } as const;
  await db.conflictOfInterest.create({ data: { ...declared, source: "DECLARED", createdAt: DECIDING } });
}

describe("who has an interest in an entry", () => {
  beforeEach(async () => {
    world = await resultsContest([90, 90]);
    setClock(() => DECIDING);
  });

  it("neither reads nor writes what its panel said at a meeting, and sees who was there", async () => {
    const { contestId, panelId, chair, organiser } = world;
    const place = { panelId };
    const asked = { kind: "PANEL", panelId } as const;
    const form = (version: string) =>
      meetingForm.parse({
        ...{ version, place: "Phòng 1", startedAt: "2026-10-25T08:00", endedAt: "2026-10-25T09:00", chair: "A", secretary: "B" },
        ...{ proceedings: "Giải pháp HS-001 được đánh giá cao nhất", conclusion: "Xếp HS-001 thứ nhất" },
        attendance: [{ name: chair.name, office: "chair", present: "on" }],
      });
    const { id } = must(await createMeeting(at(chair, DECIDING), place, asked, form("1")));
    expect(must(await meetingPage(at(chair, DECIDING), place, id))).toMatchObject({
      withheld: null,
      meeting: { conclusion: "Xếp HS-001 thứ nhất" },
    });
    await interested(chair);
    const page = must(await meetingPage(at(chair, DECIDING), place, id));
    expect(page).toMatchObject({
      ...{ withheld: "conflict-of-interest", whyNotWrite: "conflict-of-interest" },
      meeting: { attendance: [{ name: chair.name }], proceedings: "", conclusion: "" },
    });
    expect(JSON.stringify(page)).not.toContain("HS-001");
    const lists = await Promise.all([
      answerOf(panelMeetings.loader({ request: ask(await sessionCookie(chair.userId)), params: { panelId }, context: {} })),
      answerOf(contestMeetings.loader({ request: ask(await organiserCookie(world)), params: { contestId }, context: {} })),
    ]);
    for (const { data } of lists) {
      expect(data["meetings"]).toMatchObject([{ id, attendance: [{ name: chair.name }] }]);
      expect(JSON.stringify(data)).not.toContain("HS-001");
    }
    const refusal = { ok: false, code: "conflict-of-interest" };
    expect(await saveMeeting(at(chair, DECIDING), place, id, form("1"))).toMatchObject(refusal);
    expect(await blankMeeting(at(chair, DECIDING), place, asked)).toMatchObject(refusal);
    expect(must(await meetingPage(at(organiser, DECIDING), { contestId }, id)).meeting.conclusion).toBe("Xếp HS-001 thứ nhất");
  });

  it("is not told by the checklist which entries wait for a decision, nor how many", async () => {
    const { contestId, organiser } = world;
    await world.closed();
    const undecided = async () =>
      gateFaults(await readGate(db, at(organiser, DECIDING), (await openedContest(contestId))!, "official")).filter(
        ({ code }) => code === "prize-undecided",
      );
    expect(await undecided()).toHaveLength(2);
    await interested(organiser);
    expect(await undecided()).toEqual([{ code: "prize-undecided", entry: null }]);
  });
});
