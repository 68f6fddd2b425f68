import { db } from "~/platform/db.server";
import { all, door, only, type Ask, type Outcome, type Row } from "./ask";
import { RUNNERS, type Who, type World } from "./world";

const SHEET = "_app.judge.sheets.$assignmentId";
const SAVE = "judge.sheets.$assignmentId.save";
const QUEUE = "_app.judge.$contestId";
const CHAIR = "_app.judge.panels.$panelId._index";
const PANELS = "_app.manage.contests.$contestId.panels";
const PROGRESS = "_app.manage.contests.$contestId.progress._index";
const FILE = "judge.files.$assignmentId.$attachmentId";
const MANAGERS: Who[] = ["organiser", "secretary"];

const reading = (
  route: string,
  params: (world: World) => Record<string, string> | Promise<Record<string, string>>,
  expected: Row["expected"],
): Row => ({
  route,
  intent: null,
  ask: async (world) => door(route, await params(world)),
  expected,
});

/* Sheets. */

interface Assigned {
  readonly assignmentId: string;
  readonly fileId: string;
}
type Assignment = (world: World) => Promise<Assigned>;

/** Not the registration form: it names the authors, and judges who judge blind are not given it. */
const FILES = [{ kindId: "pictures", filename: "Ảnh.pdf" }];

async function entryOf(contest: World["contest"], judgeId: string): Promise<Assigned> {
  const entry = await contest.entry({ files: FILES });
  const assignmentId = await contest.assigned(entry.id, judgeId);
  return { assignmentId, fileId: entry.attachments[0]!.id };
}

function once(make: Assignment): Assignment {
  let made: Promise<Assigned> | undefined;
  return (world) => (made ??= make(world));
}

const judges = once(({ contest, judgeId }) => entryOf(contest, judgeId));
const chairs = once(({ contest, chairId }) => entryOf(contest, chairId));
const ended = once(async ({ contest, judgeId, now }) => {
  const assigned = await entryOf(contest, judgeId);
  const { assignmentId: id } = assigned;
  await db.assignment.update({ where: { id }, data: { endedAt: now } });
  return assigned;
});
/** In another organisation's contest, of its own judge. */
const foreign = once(async ({ other, actor }) => {
  const judgeId = await other.judge(actor("neighbour"));
  return entryOf(other, judgeId);
});

/** Each with the one person whose sheet it is. */
const SHEETS: readonly [Assignment, Who[]][] = [
  [judges, ["judge"]],
  [chairs, ["chair"]],
  [foreign, ["neighbour"]],
  [ended, []],
];

/** A good sheet, on the version that stands there, open for change. */
async function filled(world: World, { assignmentId }: Assigned): Promise<Record<string, string>> {
  const { version } = await db.scoreSheet.update({
    where: { assignmentId },
    data: { state: "DRAFT" },
  });
  const marks = Object.entries(world.contest.fullMarks());
  return {
    version: String(version),
    comment: `Lần ${version}`,
    ...Object.fromEntries(marks.map(([id, mark]) => [`marks.${id}`, mark])),
  };
}

const sheets: Row[] = SHEETS.flatMap(([assignment, mine]): Row[] => [
  reading(SHEET, async (world) => ({ ...(await assignment(world)) }), only(mine, "hidden")),
  ...(["save", "submit"] as const).map((intent): Row => ({
    route: SHEET,
    intent,
    done: true,
    ask: async (world) => {
      const assigned = await assignment(world);
      return door(SHEET, { ...assigned }, await filled(world, assigned));
    },
    expected: only(mine, "hidden"),
  })),
  {
    route: SAVE,
    intent: "",
    done: true,
    ask: async (world) => {
      const assigned = await assignment(world);
      return door(SAVE, { ...assigned }, await filled(world, assigned));
    },
    expected: only(mine, "hidden"),
  },
  reading(
    FILE,
    async (world) => {
      const { assignmentId, fileId } = await assignment(world);
      return { assignmentId, attachmentId: fileId };
    },
    only(mine, "hidden"),
  ),
]);

const besides: Row[] = [
  // Says only where the sheet is, which then asks for itself.
  reading(SAVE, async (world) => ({ ...(await judges(world)) }), all("ok")),
  // A file of another entry than the assigned one.
  reading(
    FILE,
    async (world) => ({
      assignmentId: world.assignmentId,
      attachmentId: (await judges(world)).fileId,
    }),
    only([], "hidden"),
  ),
  reading(QUEUE, ({ other: { contestId } }) => ({ contestId }), only(["neighbour"], "hidden")),
  reading(QUEUE, ({ draftId }) => ({ contestId: draftId }), only([], "hidden")),
];

/* The chair. */

/** The panel of the contest's second group, with the world's chair and its judge on it, and nothing to judge. */
async function idlePanel({ contest, chairId, judgeId }: World, closedAt: Date | null = null) {
  const { contestId, roundId, regulation } = contest;
  const groupId = regulation.groups[1]!.id;
  const place = { contestId, roundId, groupId };
  const { id: panelId } = await db.panel.upsert({
    where: { contestId_roundId_groupId: place },
    create: { ...place, name: "Hội đồng 2", closedAt },
    update: { closedAt },
  });
  for (const [judge, role] of [
    [chairId, "CHAIR"],
    [judgeId, "MEMBER"],
  ] as const) {
    const seat = { panelId, judgeId: judge };
    await db.panelMember.upsert({
      where: { panelId_judgeId: seat },
      create: { ...seat, role },
      update: { role },
    });
  }
  return panelId;
}

/** Gives back a submitted sheet, from the page of a panel. */
async function returning(world: World, panelId: string, assignment: Assignment): Promise<Ask> {
  const { assignmentId } = await assignment(world);
  await db.scoreSheet.update({ where: { assignmentId }, data: { state: "SUBMITTED" } });
  return door(CHAIR, { panelId }, { assignmentId, reason: "Cần ghi nhận xét" });
}

const chair: Row[] = [
  reading(CHAIR, ({ other: { panelId } }) => ({ panelId }), only([], "hidden")),
  {
    route: CHAIR,
    intent: "close",
    done: true,
    ask: async (world) => door(CHAIR, { panelId: await idlePanel(world) }, { sure: "on" }),
    expected: only(["chair"], "hidden"),
  },
  {
    route: CHAIR,
    intent: "close",
    done: true,
    ask: ({ other: { panelId } }) => door(CHAIR, { panelId }, { sure: "on" }),
    expected: only([], "hidden"),
  },
  {
    route: CHAIR,
    intent: "return",
    done: true,
    ask: (world) => returning(world, world.contest.panelId, judges),
    expected: only(["chair"], "hidden"),
  },
  // A sheet of another chair's panel, from the own page and from that chair's.
  ...(["contest", "other"] as const).map((place): Row => ({
    route: CHAIR,
    intent: "return",
    done: true,
    ask: (world) => returning(world, world[place].panelId, foreign),
    expected: only([], "hidden"),
  })),
];

/* Panels. */

const managing = (
  intent: string,
  form: (world: World) => Record<string, string> | Promise<Record<string, string>>,
  expected: Row["expected"] = only(MANAGERS),
  contestId = (world: World) => world.contestId,
): Row => ({
  route: PANELS,
  intent,
  done: true,
  ask: async (world) => door(PANELS, { contestId: contestId(world) }, await form(world)),
  expected,
});

const idleSeat = async (world: World) => ({
  panelId: await idlePanel(world),
  judgeId: world.judgeId,
  role: "MEMBER",
});

/** Everything of the other organisation's contest. */
async function foreignSeat(world: World) {
  const { assignmentId } = await foreign(world);
  const { judgeId, entryId } = await db.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
  });
  return { panelId: world.other.panelId, judgeId, entryId, role: "MEMBER" };
}

async function freeSlot({ contest }: World) {
  const { contestId, roundId, regulation } = contest;
  const groupId = regulation.groups[2]!.id;
  await db.panel.deleteMany({ where: { contestId, roundId, groupId } });
  return { roundId, groupId, name: "Hội đồng 3" };
}

let invited = 0;
const invitation = ({ contest: { panelId } }: World, role: string) => ({
  panelId,
  role,
  email: `panel${(invited += 1)}@example.vn`,
});

const told = (who: readonly Who[], outcome: Outcome) => ({
  ...only([]),
  ...Object.fromEntries(who.map((one) => [one, outcome])),
});

const panels: Row[] = [
  managing("create", freeSlot),
  managing("add", idleSeat),
  managing("seat", idleSeat),
  managing("remove", idleSeat),
  managing("invite", (world) => invitation(world, "JUDGE")),
  managing("invite", (world) => invitation(world, "PANEL_CHAIR"), only(["organiser"])),
  managing("invite", (world) => invitation(world, "PANEL_SECRETARY"), only(["organiser"])),
  managing("invite", (world) => invitation(world, "PANEL_EXPERT")),
  managing("assign", () => ({})),
  managing("assign-one", ({ contest: { panelId }, judgeId, entry }) => ({
    panelId,
    judgeId,
    entryId: entry.id,
  })),
  // A draft has no panels, and is nobody's business.
  managing("create", freeSlot, only([], "hidden"), ({ draftId }) => draftId),
  managing(
    "assign",
    () => ({}),
    only([], "hidden"),
    ({ draftId }) => draftId,
  ),
  // Another organisation's panel under the own contest's address.
  ...["add", "seat", "assign-one"].map((intent) =>
    managing(intent, foreignSeat, only(["otherOrganiser"])),
  ),
  managing("create", freeSlot, only(["otherOrganiser"]), ({ other }) => other.contestId),
  // Its judge on the own panel, its entry for the own judge.
  ...["add", "seat", "remove"].map((intent) =>
    managing(
      intent,
      async (world) => ({ ...(await foreignSeat(world)), panelId: world.contest.panelId }),
      told(MANAGERS, "hidden"),
    ),
  ),
  managing(
    "assign-one",
    async (world) => ({
      panelId: world.contest.panelId,
      judgeId: world.judgeId,
      entryId: (await foreignSeat(world)).entryId,
    }),
    told(MANAGERS, "hidden"),
  ),
  ...[PANELS, PROGRESS].flatMap((route) => [
    reading(route, ({ draftId }) => ({ contestId: draftId }), only([], "hidden")),
    reading(route, ({ other: { contestId } }) => ({ contestId }), only(["otherOrganiser"])),
  ]),
];

const reopening = (panelId: (world: World) => Promise<string>, expected: Row["expected"]): Row => ({
  route: PROGRESS,
  intent: "",
  done: true,
  ask: async (world) => {
    const form = { panelId: await panelId(world), reason: "Chấm sót một hồ sơ" };
    return door(PROGRESS, { contestId: world.contestId }, form);
  },
  expected,
});

const reopenings: Row[] = [
  reopening((world) => idlePanel(world, world.now), only(["organiser"])),
  reopening(
    async ({ other: { panelId }, now }) => {
      await db.panel.update({ where: { id: panelId }, data: { closedAt: now } });
      return panelId;
    },
    only(["otherOrganiser"]),
  ),
];

export const judgingRows: Row[] = [
  ...sheets,
  ...besides,
  ...chair,
  ...panels,
  ...reopenings,
  reading(PROGRESS, ({ contestId }) => ({ contestId }), only(RUNNERS)),
];
