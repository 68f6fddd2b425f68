import { afterEach, beforeEach, expect, it } from "vitest";
import { contestById, openedContest } from "~/contests/contest.server";
import type { Regulation } from "~/contests/regulation";
import { newRound } from "~/contests/rounds";
import { createPanel } from "~/judging/panels/panels.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { lockForm, renewForm } from "~/results/advance-form";
import { addToLine, lockLine } from "~/results/advance.server";
import { cancelCorrection } from "~/results/complaints/cancel-correction.server";
import { cancelFormSchema, correctionFormSchema } from "~/results/complaints/correction-form";
import { openCorrection } from "~/results/complaints/corrections.server";
import { readContestRecord } from "~/results/contest-record.server";
import { standingLines } from "~/results/lines.server";
import { renewLine } from "~/results/renew-line.server";
import { at, must } from "./judging-world";
import { DECIDING } from "./results-world";
import { FIRST, LAST, roundsContest, type RoundsWorld } from "./rounds-world";

const MIDDLE = "semifinal";
/** Within the time of the middle round. */
const HELD = new Date("2026-10-08T02:00:00Z");
const WHY = { reason: "Cộng nhầm", documentNumber: "21/QĐ-BTC" };
const LATER = new Date(DECIDING.getTime() + 3_600_000);

/** A round between the first and the last, from which one goes on. */
const threeRounds = (regulation: Regulation): Regulation => ({
  ...regulation,
  windows: regulation.windows.flatMap((window) =>
    window.capability === "judge" && window.roundId !== FIRST
      ? [
          { ...window, roundId: MIDDLE, closesAt: "2026-10-10T00:00:00.000Z" },
          { ...window, opensAt: "2026-10-10T00:00:00.000Z" },
        ]
      : [window],
  ),
  rounds: regulation.rounds.flatMap((round) =>
    round.id === LAST
      ? [{ ...newRound(MIDDLE), label: "Bán kết", advance: { by: "top" as const, count: 1, onTie: "all" as const } }, round]
      : [round],
  ),
  rule: {
    ...regulation.rule,
    rounds: regulation.rule.rounds.flatMap((round) =>
      round.id === LAST ? [{ id: MIDDLE, weight: "0.2" }, { ...round, weight: "0.4" }] : [round],
    ),
  },
});

let world: RoundsWorld;

beforeEach(async () => {
  setClock(() => DECIDING);
  world = await roundsContest([60, 50, 50, 30], undefined, undefined, threeRounds);
});
afterEach(() => setClock(null));

const version = async () => String((await contestById(world.contestId))!.contest.version);
/** What a result would be computed from now. */
const record = async () => JSON.stringify((await readContestRecord(db, (await openedContest(world.contestId))!)).bundle);

/** Three entries come to the middle round, the first of them to the last; the contest is closed. */
async function closed(): Promise<void> {
  const { organiser, contestId, groupId, judges, entries } = world;
  await world.firstJudged();
  must(await world.lock());
  const { id: panelId } = must(await createPanel(at(organiser), { contestId, roundId: MIDDLE, groupId, name: "Hội đồng bán kết" }));
  for (const [nth, judge] of judges.entries()) await world.judge(judge, { chair: nth === 0, panel: panelId });
  await world.assign();
  await world.scoreAll(MIDDLE, new Map(entries.slice(0, 3).map(({ id }, nth) => [id, 80 - nth * 5])), HELD);
  await world.close(panelId);
  const { seen } = await world.page(at(organiser), MIDDLE);
  const line = { by: "top", count: "1", onTie: "all" };
  must(await lockLine(at(organiser), { contestId, roundId: MIDDLE, form: lockForm.parse({ line, seen }) }));
  const finalPanelId = await world.finalPanel();
  await world.scoreAll(LAST, new Map([[entries[0]!.id, 90]]));
  await world.close(finalPanelId);
  must(await world.tally());
}

it("a correction that is given up takes back whom it let into the last of three rounds", async () => {
  await closed();
  const { contestId, organiser, judges } = world;
  const before = await record();
  const left = world.entries[3]!;
  const sheets = (await db.assignment.findMany({ where: { entryId: left.id, roundId: FIRST, endedAt: null } })).map(({ id }) => id);
  const form = correctionFormSchema.parse({ version: await version(), reason: WHY.reason, sheets });
  must(await openCorrection(at(organiser, DECIDING), { contestId, form }));
  for (const judge of judges) await world.score(FIRST, judge, left.id, 55);
  const { seen, locked } = await world.page(at(organiser, DECIDING));
  const answers = locked!.asked.map((entry) => ({ entry, advances: "yes" }));
  const renewal = renewForm.parse({ lineId: locked!.id, seen, answers, ...WHY });
  must(await renewLine(at(organiser, DECIDING), { contestId, roundId: FIRST, form: renewal }));
  for (const judge of judges) await world.score(MIDDLE, judge, left.id, 95, HELD);
  const { id: lineId } = (await standingLines(db, contestId)).get(MIDDLE)!;
  must(await addToLine(at(organiser, DECIDING), { contestId, roundId: MIDDLE, lineId, entry: left.code, advances: true, ...WHY }));
  await world.score(LAST, judges[0]!, left.id, 90);

  const cancel = cancelFormSchema.parse({ version: await version(), reason: "Giám khảo đi công tác" });
  must(await cancelCorrection(at(organiser, LATER), { contestId, number: 1, form: cancel }));
  expect(await record()).toBe(before);
  const line = (await standingLines(db, contestId)).get(MIDDLE)!;
  expect(line.entries.map(({ code }) => code).sort()).toEqual(world.codes.slice(0, 3).sort());
  expect(await db.assignment.count({ where: { entryId: left.id, roundId: { in: [MIDDLE, LAST] }, endedAt: null } })).toBe(0);
  // What was decided in between stays on record, with the reason why it holds no more.
  expect(await db.advancement.findUniqueOrThrow({ where: { id: lineId }, include: { entries: true } })).toMatchObject({
    revokeReason: "Giám khảo đi công tác",
    entries: expect.arrayContaining([expect.objectContaining({ entryId: left.id, addedAt: DECIDING })]),
  });
});
