import type { Deciding } from "~/contests/regulation";
import { db } from "~/platform/db.server";
import { desk, door, only, all, type Row } from "./ask";
import { closedContest, DECIDING } from "./finished";
import { RUNNERS, type Who, type World } from "./world";

const LIST = "_app.manage.contests.$contestId.meetings._index";
const NEW = "_app.manage.contests.$contestId.meetings.new";
const ONE = "_app.manage.contests.$contestId.meetings.$meetingId";
const MEMBERS = "_app.manage.contests.$contestId.meetings.members.$kind";
const PANEL_LIST = "_app.judge.panels.$panelId.meetings._index";
const PANEL_NEW = "_app.judge.panels.$panelId.meetings.new";
const PANEL_ONE = "_app.judge.panels.$panelId.meetings.$meetingId";
const CHAIN = "_app.manage.contests.$contestId.approval";
const PANEL_STEP = "_app.judge.panels.$panelId.approval";

const SECRETARIAT: Who[] = ["organiser", "secretary"];
const PANEL: Who[] = [...SECRETARIAT, "chair", "panelSecretary"];
const writes = desk(SECRETARIAT, ["observer"]);
const panelWrites = desk(PANEL, ["observer"]);

const held = {
  version: "1",
  place: "Phòng họp số 1",
  startedAt: "2026-10-01T08:00",
  endedAt: "2026-10-01T10:00",
  chair: "Nguyễn Văn Chủ",
  secretary: "Trần Thị Thư",
  "attendance.0.name": "Nguyễn Văn Chủ",
  "attendance.0.office": "chair",
  "attendance.0.present": "on",
  conclusion: "Thống nhất kết quả chấm.",
};
const signed = { version: "1", minutesNumber: "03/BB-HĐGK", minutesDate: "01/10/2026" };

/** A meeting of the panel that is over and not signed yet. */
async function meeting({ contest: { contestId, panelId, organiser } }: World): Promise<string> {
  const last = await db.meeting.findFirst({ where: { contestId }, orderBy: { number: "desc" } });
  const number = (last?.number ?? 0) + 1;
  const at = new Date("2026-10-01T01:00:00Z");
  const people = { chair: "Nguyễn Văn Chủ", secretary: "Trần Thị Thư", attendance: [] };
  const row = await db.meeting.create({
    data: {
      ...{ contestId, panelId, number, kind: "PANEL", place: "Phòng họp", conclusion: "Thống nhất." },
      ...{ startedAt: at, endedAt: at, createdAt: at, createdById: organiser.userId },
      ...people,
    },
  });
  return row.id;
}

const reading = (route: string, params: (world: World) => object | Promise<object>, expected: Row["expected"]): Row => ({
  route,
  intent: null,
  ask: async (world) => door(route, (await params(world)) as Record<string, string>),
  expected,
});

/** `search`: what the address asks to write down. */
const asking = (search: string, route: string, params: Record<string, string>, form?: Record<string, string>) => {
  const { path, ...rest } = door(route, params, form);
  return { path: `${path}${search}`, ...rest };
};

/** The closed contest with a signer and then its panel in the chain, and this world's chair in the chair. */
async function approved(world: World) {
  const contest = await closedContest(world);
  const { contestId, panelId } = contest;
  const revision = await db.regulationRevision.findFirstOrThrow({ where: { contestId } });
  const document = structuredClone(revision.document) as unknown as { deciding: Deciding };
  document.deciding.approval = [
    { id: "signer", label: "Chủ tịch Liên hiệp hội", by: "signer" },
    { id: "panels", label: "Hội đồng giám khảo", by: "panel" },
  ];
  await db.regulationRevision.update({
    where: { id: revision.id },
    data: { document: JSON.parse(JSON.stringify(document)) as object },
  });
  const userId = world.idOf("chair");
  const judge = await db.judge.upsert({
    where: { contestId_userId: { contestId, userId } },
    create: { contestId, userId, code: "J90", nonce: "n90" },
    update: {},
  });
  const seat = { panelId, judgeId: judge.id };
  await db.panelMember.upsert({
    where: { panelId_judgeId: seat },
    create: { ...seat, role: "CHAIR", scores: false },
    update: {},
  });
  const { id: tallyId } = await contest.tally();
  return { contestId, panelId, tallyId };
}

export const meetingRows: Row[] = [
  reading(LIST, ({ contestId }) => ({ contestId }), only(RUNNERS, "hidden")),
  reading(LIST, ({ draftId }) => ({ contestId: draftId }), only([], "hidden")),
  {
    route: NEW,
    intent: null,
    ask: ({ contestId }) => asking("?kind=COMMITTEE", NEW, { contestId }),
    expected: writes,
  },
  {
    route: NEW,
    intent: "",
    done: true,
    ask: ({ contestId }) => asking("?kind=COMMITTEE", NEW, { contestId }, held),
    expected: writes,
  },
  // Another contest's panel under the own contest's address.
  {
    route: NEW,
    intent: "",
    ask: ({ contestId, other }) => asking(`?kind=PANEL&panel=${other.panelId}`, NEW, { contestId }, held),
    expected: { ...only([], "hidden"), observer: "role" },
  },
  reading(MEMBERS, ({ contestId }) => ({ contestId, kind: "COMMITTEE" }), only(RUNNERS, "hidden")),
  {
    route: MEMBERS,
    intent: "save",
    done: true,
    ask: async ({ contestId }) => {
      const first = { "members.0.name": "Nguyễn Văn Chủ", "members.0.office": "chair" };
      const version = String(1 + (await db.memberList.count({ where: { contestId, kind: "COMMITTEE" } })));
      return door(MEMBERS, { contestId, kind: "COMMITTEE" }, { version, since: "01/09/2026", ...first });
    },
    expected: writes,
  },
  reading(ONE, async (world) => ({ contestId: world.contestId, meetingId: await meeting(world) }), only(RUNNERS, "hidden")),
  ...(["save", "sign"] as const).map((intent): Row => ({
    route: ONE,
    intent,
    done: true,
    ask: async (world) =>
      door(
        ONE,
        { contestId: world.contestId, meetingId: await meeting(world) },
        intent === "sign" ? signed : held,
      ),
    expected: writes,
  })),
  reading(PANEL_LIST, ({ contest: { panelId } }) => ({ panelId }), only([...PANEL, "observer"], "hidden")),
  reading(PANEL_LIST, ({ other: { panelId } }) => ({ panelId }), only(["otherOrganiser"], "hidden")),
  reading(PANEL_NEW, ({ contest: { panelId } }) => ({ panelId }), panelWrites),
  {
    route: PANEL_NEW,
    intent: "",
    done: true,
    ask: ({ contest: { panelId } }) => door(PANEL_NEW, { panelId }, held),
    expected: panelWrites,
  },
  reading(
    PANEL_ONE,
    async (world) => ({ panelId: world.contest.panelId, meetingId: await meeting(world) }),
    only([...PANEL, "observer"], "hidden"),
  ),
  ...(["save", "sign"] as const).map((intent): Row => ({
    route: PANEL_ONE,
    intent,
    done: true,
    ask: async (world) =>
      door(
        PANEL_ONE,
        { panelId: world.contest.panelId, meetingId: await meeting(world) },
        intent === "sign" ? signed : held,
      ),
    expected: panelWrites,
  })),

  reading(CHAIN, ({ contestId }) => ({ contestId }), only(RUNNERS)),
  {
    route: CHAIN,
    intent: "",
    now: DECIDING,
    done: true,
    ask: async (world) => {
      const { contestId, tallyId } = await approved(world);
      const paper = { signer: "Nguyễn Văn Ký", paperNumber: "12/QĐ", paperDate: "25/10/2026" };
      return door(CHAIN, { contestId }, { tallyId, stepId: "signer", outcome: "SIGNED", ...paper });
    },
    expected: only(["organiser"]),
  },
  {
    route: PANEL_STEP,
    intent: null,
    now: DECIDING,
    ask: async (world) => door(PANEL_STEP, { panelId: (await approved(world)).panelId }),
    expected: only(["chair"], "hidden"),
  },
  // While its panel still judges there is nothing to approve.
  {
    route: PANEL_STEP,
    intent: null,
    ask: ({ contest: { panelId } }) => door(PANEL_STEP, { panelId }),
    expected: all("hidden", { nobody: "sign-in", chair: "not-yet" }),
  },
  {
    route: PANEL_STEP,
    intent: "",
    now: DECIDING,
    done: true,
    ask: async (world) => {
      const { panelId, tallyId } = await approved(world);
      return door(PANEL_STEP, { panelId }, { tallyId, stepId: "panels", outcome: "SIGNED" });
    },
    expected: only(["chair"], "hidden"),
  },
];
