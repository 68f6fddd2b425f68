import { sheetsKey } from "~/judging/differences/differences";
import { previewReminders } from "~/judging/progress/reminders.server";
import { db } from "~/platform/db.server";
import { at, must } from "../judging-world";
import { holdRound, standsWith } from "../steering-world";
import { all, desk, door, only, type Ask, type Row } from "./ask";
import { RUNNERS, type Who, type World } from "./world";

const PANEL = "_app.manage.contests.$contestId.progress.$panelId._index";
const REMIND = "_app.manage.contests.$contestId.progress.remind";
const DIFFERENCES = "_app.manage.contests.$contestId.progress.differences";
const END = "_app.manage.contests.$contestId.progress.$panelId.end.$judgeId";
const CHAIR_ENTRY = "_app.judge.panels.$panelId.entries.$entryId";
const CHAIR_REMIND = "_app.judge.panels.$panelId.remind";
const SHEETS = "manage.contests.$contestId.sheets[.]xlsx";
const SECRETARIAT: Who[] = ["organiser", "secretary"];

const reading = (
  route: string,
  params: (world: World) => Record<string, string>,
  expected: Row["expected"],
): Row => ({ route, intent: null, ask: (world) => door(route, params(world)), expected });

const posting = (
  route: string,
  intent: string,
  ask: (world: World) => Promise<Ask>,
  expected: Row["expected"],
): Row => ({ route, intent, done: true, ask, expected });

/** The mail to the world's judge, as somebody who may send it was shown it; again and again. */
async function reminder({ contest, judgeId }: World): Promise<Record<string, string>> {
  const member = await db.panelMember.findUniqueOrThrow({
    where: { panelId_judgeId: { panelId: contest.panelId, judgeId } },
  });
  const form = { memberIds: [member.id], subject: "Nhắc nộp phiếu", text: "Còn {số phiếu} phiếu." };
  const { contestId } = contest;
  const { seen } = must(await previewReminders(at(contest.organiser), { contestId }, form));
  return { "memberIds[]": member.id, subject: form.subject, text: form.text, seen, again: "on" };
}

/** An entry whose judges differ by more than the limit, and which sheets those are. */
async function differing({ contest, judgeId, chairId }: World) {
  await holdRound(contest.contestId, contest.roundId, { differenceLimit: "10" });
  const entry = await contest.entry();
  await standsWith(await contest.assigned(entry.id, judgeId), 40);
  await standsWith(await contest.assigned(entry.id, chairId), 90);
  const sheets = await db.scoreSheetRevision.findMany({
    where: { sheet: { assignment: { entryId: entry.id } } },
  });
  const receipts = sheets.map(({ receipt }) => receipt).sort();
  return { entryId: entry.id, seen: sheetsKey({ receipts }), note: "Đã thảo luận, giữ nguyên điểm." };
}

/** A panel of its own, closed, of the contest's fourth group. */
async function closedPanel({ contest: { contestId, roundId, regulation }, now }: World) {
  const place = { contestId, roundId, groupId: regulation.groups[3]!.id };
  await db.panel.upsert({
    where: { contestId_roundId_groupId: place },
    create: { ...place, name: "Hội đồng 4", closedAt: now },
    update: { closedAt: now },
  });
}

const reminds = desk(SECRETARIAT, ["observer"]);
const chairReminds = desk([...SECRETARIAT, "chair"], ["observer"]);
const INTENTS = ["preview", "send", "edit"] as const;

export const steeringRows: Row[] = [
  reading(PANEL, ({ contest: { contestId, panelId } }) => ({ contestId, panelId }), only(RUNNERS)),
  // Another organisation's panel under the own contest's address.
  reading(PANEL, ({ contestId, other: { panelId } }) => ({ contestId, panelId }), {
    ...only([]),
    organiser: "hidden",
    secretary: "hidden",
    observer: "hidden",
  }),
  reading(DIFFERENCES, ({ contestId }) => ({ contestId }), only(RUNNERS)),
  reading(DIFFERENCES, ({ draftId }) => ({ contestId: draftId }), only([], "hidden")),
  // The panel has a chair who can answer: organisers need not.
  posting(
    DIFFERENCES,
    "answer",
    async (world) =>
      door(
        DIFFERENCES,
        { contestId: world.contestId },
        { ...(await differing(world)), panelId: world.contest.panelId },
      ),
    desk(["chair"], ["organiser", "secretary", "observer"]),
  ),

  reading(REMIND, ({ contestId }) => ({ contestId }), reminds),
  reading(REMIND, ({ other: { contestId } }) => ({ contestId }), only(["otherOrganiser"], "hidden")),
  ...INTENTS.map((intent) =>
    posting(
      REMIND,
      intent,
      async (world) => door(REMIND, { contestId: world.contestId }, await reminder(world)),
      reminds,
    ),
  ),
  reading(CHAIR_REMIND, ({ contest: { panelId } }) => ({ panelId }), chairReminds),
  {
    route: CHAIR_REMIND,
    intent: null,
    ask: async ({ other: { panelId } }) => {
      await db.panel.update({ where: { id: panelId }, data: { closedAt: null } });
      return door(CHAIR_REMIND, { panelId });
    },
    expected: only(["otherOrganiser"], "hidden"),
  },
  ...INTENTS.map((intent) =>
    posting(
      CHAIR_REMIND,
      intent,
      async (world) => door(CHAIR_REMIND, { panelId: world.contest.panelId }, await reminder(world)),
      chairReminds,
    ),
  ),

  reading(
    END,
    ({ contest: { contestId, panelId }, judgeId }) => ({ contestId, panelId, judgeId }),
    desk(SECRETARIAT, ["observer"]),
  ),
  posting(
    END,
    "",
    async ({ contest, judgeId, chairId }) => {
      const { contestId, panelId } = contest;
      const entry = await contest.entry();
      await contest.assigned(entry.id, judgeId);
      const form = { "entryIds[]": entry.id, whole: "some", submitted: "count", giveTo: chairId };
      return door(END, { contestId, panelId, judgeId }, { ...form, reason: "Bận việc" });
    },
    desk(SECRETARIAT, ["observer"]),
  ),
  // That a sheet no longer counts is for an organiser to say.
  posting(
    END,
    "",
    async ({ contest, judgeId }) => {
      const { contestId, panelId } = contest;
      const entry = await contest.entry();
      await standsWith(await contest.assigned(entry.id, judgeId), 50);
      const form = { "entryIds[]": entry.id, whole: "some", submitted: "discount", reason: "Sai quy chế" };
      return door(END, { contestId, panelId, judgeId }, form);
    },
    desk(["organiser"], ["secretary", "observer"]),
  ),

  reading(
    CHAIR_ENTRY,
    ({ contest: { panelId }, entry }) => ({ panelId, entryId: entry.id }),
    only(["chair", "panelSecretary"], "hidden"),
  ),
  posting(
    CHAIR_ENTRY,
    "answer",
    async (world) => {
      const form = await differing(world);
      return door(CHAIR_ENTRY, { panelId: world.contest.panelId, entryId: form.entryId }, form);
    },
    desk(["chair"], ["organiser", "secretary", "observer"]),
  ),

  {
    route: SHEETS,
    intent: null,
    ask: async (world) => {
      await closedPanel(world);
      const { contestId, roundId } = world.contest;
      const ask = door(SHEETS, { contestId });
      return { ...ask, path: `${ask.path}?round=${roundId}` };
    },
    expected: desk(SECRETARIAT, ["observer"]),
  },
  {
    route: SHEETS,
    intent: null,
    ask: ({ contestId }) => door(SHEETS, { contestId }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
];
