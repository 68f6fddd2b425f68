import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openedContest } from "~/contests/contest.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { decide } from "~/results/decide.server";
import { meetingFacts } from "~/results/paper/meeting-facts.server";
import { saveMeeting } from "~/results/meetings/write-meeting.server";
import { violations } from "../../scripts/invariants";
import { at, must } from "./judging-world";
import { waiting } from "./locks";
import { decisionForm, DECIDING, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;

beforeAll(async () => {
  world = await resultsContest([95, 82, 71]);
  setClock(() => DECIDING);
  await world.closed();
});
afterAll(() => setClock(null));

async function meeting(number: number, startedAt: Date, kind: "COMMITTEE" | "COUNCIL" = "COMMITTEE"): Promise<string> {
  const { contestId, organiser } = world;
  const attendance = Array.from({ length: 7 }, (_, index) => attendee(index));
  const people = { chair: "Chủ trì", secretary: "Thư ký", attendance, createdById: organiser.userId, createdAt: DECIDING };
  const { id } = await db.meeting.create({ data: { contestId, number, kind, place: "Hội trường", startedAt, ...people } });
  return id;
}

const attendee = (index: number) => ({
  ...{ name: `Ủy viên ${index + 1}`, office: "member" as const, position: "", note: "" },
  present: true,
});

/** The form of a meeting with so many people. */
const peopleOf = (people: number) => ({
  ...{ version: 1, place: "Hội trường", startedAt: "2026-10-25T09:00", endedAt: null, chair: "A", secretary: "B" },
  ...{ proceedings: "", conclusion: "" },
  attendance: Array.from({ length: people }, (_, index) => attendee(index)),
});

const recorded = async (fields: object) => {
  const { contestId, organiser } = world;
  const form = decisionForm({ version: await world.version(), kind: "prize", outcome: "none", votesFor: "7", ...fields });
  return decide(at(organiser, DECIDING), { contestId, form });
};

/** The reasons in the minutes of a meeting. */
const reasonsIn = async (meetingId: string) => {
  const facts = await meetingFacts((await openedContest(world.contestId))!, meetingId);
  return facts!.decisions.map(({ reason }) => reason);
};

async function votesThatDoNotFit(): Promise<string[]> {
  const found: string[] = [];
  await violations(({ name, id }) => void (name === "meeting-votes" && found.push(id)));
  return found;
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe("a decision of the committee", () => {
  test("stands in the minutes of the meeting that it names, and of no other", async () => {
    const day = 24 * 3_600_000;
    const first = await meeting(1, new Date(DECIDING.getTime() - 2 * day));
    const second = await meeting(2, new Date(DECIDING.getTime() - day));
    const [one, two] = (await world.tally()).results.map(({ entry }) => entry);
    must(await recorded({ entry: one, meetingId: first, reason: "Ở phiên đầu" }));
    must(await recorded({ entry: two, meetingId: second, reason: "Ở phiên sau" }));
    must(await recorded({ entry: two, outcome: "none", reason: "Không ghi phiên" }));
    expect(await reasonsIn(first)).toEqual(["Ở phiên đầu"]);
    // What names no meeting is told by its time, as before.
    expect(await reasonsIn(second)).toEqual(["Ở phiên sau", "Không ghi phiên"]);
  });

  test("names no meeting whose minutes are signed, of another body, or that there is not", async () => {
    const [entry] = (await world.tally()).results.map((row) => row.entry);
    const signed = await meeting(3, DECIDING);
    await db.meeting.update({
      where: { id: signed },
      data: { signedAt: DECIDING, signedById: world.organiser.userId, minutesNumber: "3", minutesDate: DECIDING },
    });
    const council = await meeting(4, DECIDING, "COUNCIL");
    for (const meetingId of [signed, council, "00000000-0000-7000-8000-000000000000", "x"])
      expect(await recorded({ entry, meetingId })).toMatchObject({
        ok: false,
        code: "invalid",
        faults: [{ path: "meetingId", code: "unknown-meeting" }],
      });
  });

  test("counts no more votes than there were people at the meeting, which keeps these people", async () => {
    const { contestId, organiser } = world;
    const ctx = at(organiser, DECIDING);
    const id = await meeting(5, DECIDING);
    const [entry] = (await world.tally()).results.map((row) => row.entry);
    expect(await recorded({ entry, meetingId: id, votesFor: "8", votesTotal: "8" })).toMatchObject({
      ok: false,
      faults: [
        { path: "votesTotal", code: "total-members", params: { count: 7 } },
        { path: "votesFor", code: "more-votes-than-present", params: { count: 7 } },
      ],
    });
    must(await recorded({ entry, meetingId: id, votesFor: "6", votesTotal: "7" }));
    const listed = (people: number) => saveMeeting(ctx, { contestId }, id, peopleOf(people));
    expect(await listed(5)).toMatchObject({ code: "invalid", faults: [{ path: "attendance", code: "votes-recorded" }] });
    must(await listed(7));
  });

  test("that is being recorded is waited for by whoever changes the meeting's people", async () => {
    const { contestId, organiser } = world;
    const id = await meeting(6, DECIDING);
    const [entry] = (await world.tally()).results.map((row) => row.entry);
    const opens = gate();
    const holds = gate();
    // Holds the meeting as one who records a vote does, so that the other one is at the same place each time.
    const held = db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM "Meeting" WHERE "id" = ${id} FOR SHARE`;
      holds.open();
      await opens.opened;
    });
    await holds.opened;
    const saving = saveMeeting(at(organiser, DECIDING), { contestId }, id, peopleOf(3));
    await waiting(1);
    must(await recorded({ entry, meetingId: id, votesFor: "6", votesTotal: "7" }));
    opens.open();
    await held;
    expect(await saving).toMatchObject({ code: "invalid", faults: [{ path: "attendance", code: "votes-recorded" }] });
    expect(await votesThatDoNotFit()).toEqual([]);
  });
});
