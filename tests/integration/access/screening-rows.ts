import { db } from "~/platform/db.server";
import { OPENED } from "../judging-world";
import { desk, door, only, type Row } from "./ask";
import { coWrites, RUNNERS, type Who, type World } from "./world";

/** While entries are screened. */
const SCREENING = new Date("2026-05-04T03:00:00Z");
const SCREEN = "_app.manage.contests.$contestId.entries.$entryId";
const BULK = "_app.manage.contests.$contestId.entries.bulk";
const DECISIONS = "_app.manage.contests.$contestId.decision._index";
const DECISION = "_app.manage.contests.$contestId.decision.$number";
const LIST_PDF = "manage.contests.$contestId.decision.$number.list[.]pdf";
const LETTERS_PDF = "manage.contests.$contestId.decision.$number.letters[.]pdf";
const APPEAL = "_app.entries.$id.appeal";
const SCREENERS: Who[] = ["organiser", "secretary"];
const reads = only(RUNNERS, "hidden");
const writes = desk(SCREENERS, RUNNERS);

/** The contestant's own, sent in, with somebody who writes along. */
async function entryIn({ contest, actor, idOf }: World, state: "SUBMITTED" | "INELIGIBLE") {
  const { id } = await contest.entry({ owner: actor("contestant"), state });
  await coWrites(id, idOf("coAuthor"));
  return id;
}

/** Found ineligible just now, with an appeal against it or without. */
async function refusedEntry(world: World, appealed: boolean) {
  const entryId = await entryIn(world, "INELIGIBLE");
  const { currentVersionId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const { id: screeningId } = await db.screeningDecision.create({
    data: {
      entryId,
      versionId: currentVersionId ?? "",
      outcome: "INELIGIBLE",
      reason: "Không thuộc lĩnh vực",
      decidedById: world.idOf("secretary"),
      decidedAt: SCREENING,
    },
  });
  if (!appealed) return { entryId, appealId: "" };
  const { id: appealId } = await db.appeal.create({
    data: {
      entryId,
      screeningId,
      text: "Xin xem lại",
      byId: world.idOf("contestant"),
      at: SCREENING,
    },
  });
  return { entryId, appealId };
}

/** A formal decision that refuses one entry of nobody in particular. */
async function decision({ contest, contestId, idOf }: World): Promise<string> {
  const { id: entryId, code, title } = await contest.entry({ state: "INELIGIBLE" });
  const { currentVersionId, fieldId } = await db.entry.findUniqueOrThrow({ where: { id: entryId } });
  const number = 1 + (await db.eligibilityDecision.count({ where: { contestId } }));
  const line = {
    entryId,
    versionId: currentVersionId,
    code,
    title,
    fieldId,
    outcome: "INELIGIBLE",
    reason: "Không thuộc lĩnh vực",
  };
  const { id } = await db.eligibilityDecision.create({
    data: {
      contestId,
      number,
      decisionNumber: `${number}/QĐ`,
      decisionDate: OPENED,
      signer: "Nguyễn Văn An",
      entries: [line],
      appealUntil: SCREENING,
      createdById: idOf("organiser"),
      createdAt: OPENED,
    },
  });
  await db.entry.update({ where: { id: entryId }, data: { decisionId: id } });
  return String(number);
}

const deskIntents: Record<string, (world: World) => Record<string, string>> = {
  check: () => ({ "items.item-x": "yes" }),
  note: () => ({ note: "Gọi hỏi đơn vị" }),
  move: ({ contest }) => ({
    version: "1",
    fieldId: contest.regulation.fields.at(-1)!.id,
    moveReason: "Đúng hơn",
  }),
};

export const screeningRows: Row[] = [
  ...Object.entries(deskIntents).map(
    ([intent, form]): Row => ({
      route: SCREEN,
      intent,
      now: SCREENING,
      done: true,
      ask: async (world) => {
        const entryId = await entryIn(world, "SUBMITTED");
        return door(SCREEN, { contestId: world.contestId, entryId }, form(world));
      },
      expected: writes,
    }),
  ),
  {
    route: SCREEN,
    intent: "answer-appeal",
    now: SCREENING,
    done: true,
    ask: async (world) => {
      const { entryId, appealId } = await refusedEntry(world, true);
      const form = { appealId, outcome: "UPHELD", answer: "Đã xem lại" };
      return door(SCREEN, { contestId: world.contestId, entryId }, form);
    },
    expected: writes,
  },
  {
    route: BULK,
    intent: null,
    ask: ({ contestId }) => door(BULK, { contestId }),
    expected: writes,
  },
  {
    route: BULK,
    intent: "",
    now: SCREENING,
    done: true,
    ask: ({ contestId }) => door(BULK, { contestId }, { action: "remind", scope: "filter" }),
    expected: writes,
  },
  {
    route: BULK,
    intent: "apply",
    now: SCREENING,
    done: true,
    ask: async (world) => {
      const entryId = await entryIn(world, "SUBMITTED");
      const form = { action: "eligible", "targets[]": `${entryId}:1` };
      return door(BULK, { contestId: world.contestId }, form);
    },
    expected: writes,
  },
  {
    route: DECISIONS,
    intent: null,
    ask: ({ contestId }) => door(DECISIONS, { contestId }),
    expected: reads,
  },
  {
    route: DECISIONS,
    intent: "",
    // Of a list that nobody has seen: whoever may decide is told that it has changed.
    ask: ({ contestId }) =>
      door(DECISIONS, { contestId }, {
        seal: "0".repeat(64),
        decisionNumber: "60/QĐ",
        decisionDate: "2026-09-01",
        signer: "Nguyễn Văn An",
      }),
    expected: desk(["organiser"], RUNNERS),
  },
  {
    route: DECISIONS,
    intent: "",
    now: SCREENING,
    ask: ({ contestId }) => door(DECISIONS, { contestId }, { seal: "" }),
    expected: { ...desk([], RUNNERS), organiser: "not-yet" },
  },
  ...[DECISION, LIST_PDF, LETTERS_PDF].map(
    (route): Row => ({
      route,
      intent: null,
      ask: async (world) => door(route, { contestId: world.contestId, number: await decision(world) }),
      expected: reads,
    }),
  ),
  {
    route: DECISION,
    intent: "",
    done: true,
    ask: async (world) =>
      door(DECISION, { contestId: world.contestId, number: await decision(world) }, { to: "all" }),
    expected: writes,
  },
  {
    route: APPEAL,
    intent: null,
    now: SCREENING,
    ask: async (world) => door(APPEAL, { id: (await refusedEntry(world, false)).entryId }),
    expected: only(["contestant", "coAuthor", ...RUNNERS], "hidden"),
  },
  {
    route: APPEAL,
    intent: "",
    now: SCREENING,
    done: true,
    ask: async (world) =>
      door(APPEAL, { id: (await refusedEntry(world, false)).entryId }, { appeal: "Xin xem lại" }),
    expected: desk(["contestant"], ["coAuthor", ...RUNNERS]),
  },
];
