import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openedContest } from "~/contests/contest.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { awardDesk } from "~/results/awards/award-desk.server";
import { nameForm, type AwardCommand } from "~/results/awards/award-form";
import { decideAward } from "~/results/awards/decide-award.server";
import { meetingFacts } from "~/results/paper/meeting-facts.server";
import { SPECIAL, withAwards } from "./awards-world";
import { at, must } from "./judging-world";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";

let world: ResultsWorld;

beforeEach(async () => {
  world = await resultsContest([95, 82, 30]);
  setClock(() => DECIDING);
  await withAwards(world, { collective: null, specialPrizes: [{ ...SPECIAL[0]!, among: "prized" }] });
  await world.closed();
});
afterEach(() => setClock(null));

const names = async (code: string, person: string) => {
  const form = nameForm.parse({
    ...{ version: String(await world.version()), prizeId: "youngest", code, person },
    reason: "Người nhỏ tuổi nhất đã nhận giải năm trước",
  });
  return decideAward(at(world.organiser, DECIDING), world.contestId, { intent: "name", form });
};

it("a list that is put off is recalled when other prizes beside the ranks are taken into the result", async () => {
  const { contestId, organiser } = world;
  const ctx = at(organiser, DECIDING);
  const does = async (command: object) => {
    const form = { version: await world.version(), ...("form" in command ? (command.form as object) : {}) };
    must(await decideAward(ctx, contestId, { ...command, form } as AwardCommand));
  };
  const { results } = await world.tally();
  must(await names(results.find(({ prize }) => prize !== null)!.entry, ""));
  await does({ intent: "settle" });
  must(await world.publish({ kind: "PROVISIONAL", visibleAt: "2026-10-26T10:00" }));
  const { id: awardId } = must(await awardDesk(ctx, contestId)).special[0]!.standing[0]!;
  await does({ intent: "withdraw", form: { awardId, reason: "Đơn vị tài trợ thay đổi" } });
  await does({ intent: "empty", form: { prizeId: "youngest", reason: "Không có giải pháp phù hợp" } });
  const recalled = async () => (await db.publication.findFirstOrThrow({ where: { contestId } })).recallReason;
  expect(await recalled()).toBe("");
  await does({ intent: "settle" });
  expect(await recalled()).toBe("tally-superseded");
});

describe("where the committee chooses another person than the rule", () => {
  it("names one of the authors of a winning entry, whom minutes and result tell with the reason", async () => {
    const { contestId, organiser, entries } = world;
    const { results } = await world.tally();
    const winner = results.find(({ prize }) => prize !== null)!.entry;
    const { id } = entries.find(({ code }) => code === winner)!;
    const { currentVersion } = await db.entry.findUniqueOrThrow({ where: { id }, include: { currentVersion: true } });
    const snapshot = currentVersion!.snapshot as { members: { id: string; name: string }[] };
    const [author] = snapshot.members;
    const members = [author!, { ...author!, id: "m2", name: "Trần Thị Bé" }];
    await db.entryVersion.update({ where: { id: currentVersion!.id }, data: { snapshot: { ...snapshot, members } } });
    const people = members.map(({ name }) => name).join(", ");

    expect(await names(winner, "")).toMatchObject({ faults: [{ path: "person", code: "person-needed", params: { names: people } }] });
    expect(await names(winner, "Lê Lạ")).toMatchObject({ faults: [{ path: "person", code: "unknown-person" }] });
    const startedAt = new Date(DECIDING.getTime() - 3_600_000);
    const meeting = await db.meeting.create({
      data: {
        ...{ contestId, number: 1, kind: "COMMITTEE", place: "Hội trường", chair: "A", secretary: "B", startedAt },
        ...{ attendance: [], createdById: organiser.userId, createdAt: DECIDING },
      },
    });
    must(await names(winner, "trần thị bé"));
    const { special } = must(await awardDesk(at(organiser, DECIDING), contestId));
    expect(special[0]).toMatchObject({ open: 0, standing: [{ code: winner, person: "Trần Thị Bé", byRule: false, outdated: false }] });

    const facts = await meetingFacts((await openedContest(contestId))!, meeting.id);
    const reason = "Người nhỏ tuổi nhất đã nhận giải năm trước";
    expect(facts!.awards).toEqual([
      { prize: SPECIAL[0]!.label, entry: winner, person: "Trần Thị Bé", unit: "", empty: false, reason },
    ]);
    const version = await world.version();
    must(await decideAward(at(organiser, DECIDING), contestId, { intent: "settle", form: { version } }));
    const stated = (await world.tally()).bundle.contest!["special"];
    expect(stated).toMatchObject([{ prize: "youngest", entry: winner, by: "committee", reason }]);
    expect(JSON.stringify(stated)).not.toContain("Trần Thị Bé");
  });

  it("names nobody of an entry at which the regulation does not let the prize look", async () => {
    const loser = (await world.tally()).results.find(({ prize }) => prize === null);
    expect(await names(loser!.entry, "")).toMatchObject({ faults: [{ path: "code", code: "entry-not-among" }] });
  });
});
