import { db } from "~/platform/db.server";
import { complaintForm, minutes, regulate, storedFile } from "../complaints-world";
import { must } from "../judging-world";
import type { ResultsWorld } from "../results-world";
import { desk, door, only, type Row } from "./ask";
import { contestUpTo, DECIDING } from "./finished";
import { RUNNERS, type World } from "./world";

const OWN = "_app.entries.$id.complaint";
const LIST = "_app.manage.contests.$contestId.complaints._index";
const ONE = "_app.manage.contests.$contestId.complaints.$number";
const FILE = "complaints.files.$fileId";
const CORRECTIONS = "_app.manage.contests.$contestId.corrections._index";
const CORRECTION = "_app.manage.contests.$contestId.corrections.$number";

const now = minutes(1);

/** A provisional list is out, on which the contestant of this world complains. */
async function listed(world: World): Promise<ResultsWorld> {
  return contestUpTo(world, async (contest) => {
    await regulate(contest.contestId, { complaintDays: 7 });
    await contest.closed();
    must(await contest.publish({ kind: "PROVISIONAL" }));
    await db.entry.update({
      where: { id: contest.entries[0]!.id },
      data: { ownerId: world.idOf("contestant") },
    });
  });
}

let made: Promise<ResultsWorld> | undefined;
const contestOf = (world: World) => (made ??= listed(world));

/** One more complaint; those before it are taken back, as one at a time waits. */
async function complaint(world: World) {
  const { contestId, entries } = await contestOf(world);
  const entryId = entries[0]!.id;
  await db.complaint.updateMany({ where: { entryId, state: "OPEN" }, data: { state: "WITHDRAWN" } });
  const publication = await db.publication.findFirstOrThrow({ where: { contestId } });
  const number = 1 + (await db.complaint.count({ where: { contestId } }));
  const { id } = await db.complaint.create({
    data: { contestId, number, entryId, publicationId: publication.id, byId: world.idOf("contestant"), text: "x", at: now },
  });
  return { id, contestId, entryId, number };
}

const own: Row[] = [
  {
    route: OWN,
    intent: null,
    now,
    ask: async (world) => door(OWN, { id: (await contestOf(world)).entries[0]!.id }),
    expected: { ...only(["contestant", "organiser", "secretary"], "hidden"), observer: "role" },
  },
  {
    route: OWN,
    intent: "",
    now,
    done: true,
    ask: async (world) => {
      const { entryId } = await complaint(world);
      await db.complaint.updateMany({ where: { entryId, state: "OPEN" }, data: { state: "WITHDRAWN" } });
      return door(OWN, { id: entryId }, complaintForm("Xin xem lại"));
    },
    expected: desk(["contestant"], RUNNERS),
  },
  {
    route: OWN,
    intent: "take-back",
    now,
    done: true,
    ask: async (world) => {
      const { id, entryId } = await complaint(world);
      return door(OWN, { id: entryId }, { complaintId: id, version: "1" });
    },
    expected: desk(["contestant"], RUNNERS),
  },
  {
    route: FILE,
    intent: null,
    now,
    ask: async (world) => {
      const { id } = await complaint(world);
      return door(FILE, { fileId: await storedFile(id) });
    },
    // What is no page says "none" to all who may not have it.
    expected: only(["contestant", "organiser", "secretary"], "hidden"),
  },
];

const answers: Row[] = [
  {
    route: LIST,
    intent: null,
    now,
    ask: async (world) => door(LIST, { contestId: (await contestOf(world)).contestId }),
    expected: desk(["organiser", "secretary"], RUNNERS),
  },
  {
    route: ONE,
    intent: null,
    now,
    ask: async (world) => {
      const { contestId, number } = await complaint(world);
      return door(ONE, { contestId, number: String(number) });
    },
    expected: desk(["organiser", "secretary"], RUNNERS),
  },
  {
    route: ONE,
    intent: "answer",
    now,
    done: true,
    ask: async (world) => {
      const { contestId, number } = await complaint(world);
      const form = { version: "1", outcome: "REJECTED", answer: "Kết quả giữ nguyên" };
      return door(ONE, { contestId, number: String(number) }, form);
    },
    expected: desk(["organiser"], RUNNERS),
  },
];

/** A correction that waits for nothing. */
async function correction(world: World) {
  const { contestId, version } = await contestOf(world);
  const open = await db.correction.findFirst({ where: { contestId, closedAt: null } });
  const number = open?.number ?? 1 + (await db.correction.count({ where: { contestId } }));
  if (!open)
    await db.correction.create({
      data: { contestId, number, reason: "x", openedById: world.idOf("organiser"), openedAt: DECIDING },
    });
  return { contestId, number: String(number), version: String(await version()) };
}

const corrections: Row[] = [
  {
    route: CORRECTIONS,
    intent: null,
    now,
    ask: async (world) => door(CORRECTIONS, { contestId: (await contestOf(world)).contestId }),
    expected: only(RUNNERS),
  },
  {
    route: CORRECTIONS,
    intent: "open",
    now,
    done: true,
    ask: async (world) => {
      const { contestId, entries, version } = await contestOf(world);
      await db.correction.deleteMany({ where: { contestId, closedAt: null } });
      const { id } = await db.assignment.findFirstOrThrow({ where: { entryId: entries[0]!.id, sheet: { state: "SUBMITTED" } } });
      return door(CORRECTIONS, { contestId }, { version: String(await version()), reason: "Cộng nhầm", sheets: id });
    },
    expected: only(["organiser"]),
  },
  {
    route: CORRECTION,
    intent: null,
    now,
    ask: async (world) => {
      const { contestId, number } = await correction(world);
      return door(CORRECTION, { contestId, number });
    },
    expected: only(RUNNERS),
  },
  {
    route: CORRECTION,
    intent: "close",
    now,
    done: true,
    ask: async (world) => {
      const { contestId } = await contestOf(world);
      await db.correction.deleteMany({ where: { contestId, closedAt: null } });
      const { number, version } = await correction(world);
      return door(CORRECTION, { contestId, number }, { version });
    },
    expected: only(["organiser"]),
  },
];

corrections.push({
  route: CORRECTION,
  intent: "cancel",
  now,
  done: true,
  ask: async (world) => {
    const { contestId } = await contestOf(world);
    await db.correction.deleteMany({ where: { contestId, closedAt: null } });
    const { number, version } = await correction(world);
    return door(CORRECTION, { contestId, number }, { version, reason: "Mở nhầm" });
  },
  expected: only(["organiser"]),
});

export const complaintRows: Row[] = [...own, ...answers, ...corrections];
