import { beforeAll, expect, test } from "vitest";
import { openedContest } from "~/contests/contest.server";
import { documentsPage } from "~/documents/official/documents-page.server";
import { panelNames } from "~/judging/panels/panel-names.server";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { approvalPage } from "~/results/approval/approvals.server";
import { checkedNames } from "~/results/gate/checked-names.server";
import { chainOfTally } from "~/results/gate/gate.server";
import { meetingForm } from "~/results/meetings/meeting-form";
import { meetingList } from "~/results/meetings/meetings.server";
import { createMeeting } from "~/results/meetings/write-meeting.server";
import { meetingFacts } from "~/results/paper/meeting-facts.server";
import { judgeSummaryFacts, panelSummaryFacts } from "~/results/paper/panel-facts.server";
import { at, must } from "./judging-world";
import { DECIDING } from "./results-world";
import { LAST, roundsContest, SECOND, type RoundsWorld } from "./rounds-world";

const NAME = "Hội đồng Nhóm chung";
const BOTH = [`${NAME} – Sơ khảo`, `${NAME} – Chung khảo`];

let world: RoundsWorld;
let lastId: string;

beforeAll(async () => {
  const chain = [{ id: "panels", label: "Hội đồng", by: "panel" as const }];
  world = await roundsContest(undefined, undefined, undefined, (regulation) => ({
    ...regulation,
    deciding: { ...regulation.deciding, approval: chain },
  }));
  setClock(() => SECOND);
  await world.firstJudged();
  must(await world.lock());
  lastId = await world.finalPanel();
  // As both are called where nobody gives them another name.
  await db.panel.updateMany({ where: { contestId: world.contestId }, data: { name: NAME } });
  await world.scoreAll(LAST, new Map(world.entries.slice(0, 3).map(({ id }, nth) => [id, 90 - nth])));
  return () => setClock(null);
});

test("panels of two rounds that bear one name are told apart while they judge, on every list and on paper", async () => {
  const { contestId, organiser, panelId } = world;
  expect((await panelNames(contestId)).map(({ name }) => name)).toEqual([BOTH[1]]);
  await world.close(lastId);
  must(await world.tally());
  const opened = (await openedContest(contestId))!;

  const approval = must(await approvalPage(at(organiser, DECIDING), contestId));
  const [step] = approval.chain;
  expect(step?.missing.map((id) => approval.panels[id])).toEqual(BOTH);
  const chain = await chainOfTally(db, opened, approval.tally!.id);
  expect(chain[0]?.missing).toEqual([panelId, lastId]);
  const open = [{ state: "open", faults: [] }] as unknown as Parameters<typeof checkedNames>[1];
  expect(Object.values((await checkedNames(opened, open)).panels).sort()).toEqual(BOTH.toSorted());

  for (const id of [panelId, lastId]) {
    const form = meetingForm.parse({
      ...{ version: "1", place: "A", startedAt: "2026-10-12T10:00", endedAt: "", chair: "A", secretary: "B" },
      attendance: [{ name: "A", office: "chair", present: "on" }],
    });
    must(await createMeeting(at(organiser, DECIDING), { contestId }, { kind: "PANEL", panelId: id }, form));
  }
  const meetings = must(await meetingList(at(organiser, DECIDING), { contestId })).meetings.toReversed();
  expect(meetings.map(({ panel }) => panel?.called)).toEqual(BOTH);
  expect((await meetingFacts(opened, meetings[0]!.id))!.panel).toBe(BOTH[0]);

  const { kinds } = must(await documentsPage(at(organiser, DECIDING), contestId));
  const labels = (kind: string) => kinds.find((one) => one.kind === kind)!.documents.map(({ label }) => label);
  expect(labels("panel-summary")).toEqual(BOTH);
  expect(labels("minutes")).toEqual([`1. ${BOTH[0]}`, `2. ${BOTH[1]}`]);
  expect((await panelSummaryFacts(opened, lastId, true))!.called).toBe(BOTH[1]);
  const judge = await db.judge.findFirstOrThrow({ where: { contestId } });
  expect((await judgeSummaryFacts(opened, judge.id))!.rounds.map(({ called }) => called)).toEqual(BOTH);
});
