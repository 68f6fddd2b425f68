import { compareEntry } from "~/entries/similarity/compare.server";
import { db } from "~/platform/db.server";
import { desk, door, only, type Row } from "./ask";
import { RUNNERS, type Who, type World } from "./world";

/** While the contest runs. */
const TAKING = new Date("2026-05-04T03:00:00Z");
const LIST = "_app.manage.contests.$contestId.similar._index";
const PAIR = "_app.manage.contests.$contestId.similar.$findingId";
const PAST = "_app.manage.organisations.$organisationId.past-solutions";
const WRITERS: Who[] = ["organiser", "secretary"];

/** Two entries of one idea, of which the contestant and the unit know nothing of each other. */
async function finding({ contest, actor }: World): Promise<string> {
  const one = await contest.entry({ title: "Máy tách hạt bắp", owner: actor("contestant") });
  await contest.entry({ title: "Máy tách hạt ngô", owner: actor("unitCoordinator") });
  await compareEntry(one.id, TAKING);
  const { id } = await db.similarityFinding.findFirstOrThrow({
    where: { OR: [{ entryId: one.id }, { otherEntryId: one.id }] },
  });
  return id;
}

const past = async ({ organisationId, idOf }: World): Promise<string> => {
  const count = await db.pastSolution.count();
  const { id } = await db.pastSolution.create({
    data: { organisationId, title: "Trà túi lọc", key: `k${count}`, createdById: idOf("organiser") },
  });
  return id;
};

export const similarityRows: Row[] = [
  {
    route: LIST,
    intent: null,
    ask: ({ contestId }) => door(LIST, { contestId }),
    expected: only(RUNNERS, "hidden"),
  },
  ...["compare", "compare-anew"].map(
    (intent): Row => ({
      route: LIST,
      intent,
      now: TAKING,
      done: true,
      ask: ({ contestId }) => door(LIST, { contestId }, {}),
      expected: desk(WRITERS, RUNNERS),
    }),
  ),
  {
    route: PAIR,
    intent: null,
    ask: async (world) => door(PAIR, { contestId: world.contestId, findingId: await finding(world) }),
    expected: only(RUNNERS, "hidden"),
  },
  {
    route: PAIR,
    intent: "",
    now: TAKING,
    done: true,
    ask: async (world) =>
      door(
        PAIR,
        { contestId: world.contestId, findingId: await finding(world) },
        { opinion: "same", note: "", seen: "" },
      ),
    expected: desk(WRITERS, RUNNERS),
  },
  {
    route: PAIR,
    intent: "",
    ask: async (world) =>
      door(PAIR, { contestId: world.contestId, findingId: await finding(world) }, { opinion: "x" }),
    expected: desk(WRITERS, RUNNERS),
  },
  {
    route: PAST,
    intent: null,
    ask: ({ organisationId }) => door(PAST, { organisationId }),
    expected: only(RUNNERS, "hidden"),
  },
  {
    route: PAST,
    intent: "preview",
    done: true,
    ask: ({ organisationId }) => door(PAST, { organisationId }, { text: "Máy gieo hạt" }),
    expected: desk(WRITERS, RUNNERS),
  },
  {
    route: PAST,
    intent: "import",
    done: true,
    ask: ({ organisationId }) => door(PAST, { organisationId }, { rows: "Máy gieo hạt" }),
    expected: desk(WRITERS, RUNNERS),
  },
  {
    route: PAST,
    intent: "remove",
    done: true,
    ask: async (world) =>
      door(
        PAST,
        { organisationId: world.organisationId },
        { id: await past(world), reason: "Nhập nhầm" },
      ),
    expected: desk(WRITERS, RUNNERS),
  },
];
