import { db } from "~/platform/db.server";
import { all, door, only, type Row } from "./ask";
import { closedContest, DECIDING, embargoedContest, publishedContest, readyContest } from "./finished";
import { OFFICIAL } from "../results-world";
import { RUNNERS } from "./world";

const DESK = "_app.manage.contests.$contestId.publication._index";
const ONE = "_app.manage.contests.$contestId.publication.$number";

export const publicationRows: Row[] = [
  {
    route: DESK,
    intent: null,
    now: DECIDING,
    ask: async (world) => door(DESK, { contestId: (await closedContest(world)).contestId }),
    expected: only(RUNNERS),
  },
  {
    route: DESK,
    intent: "publish",
    now: DECIDING,
    done: true,
    ask: async (world) => {
      const { contestId, version } = await readyContest(world);
      return door(DESK, { contestId }, { ...OFFICIAL, version: String(await version()) });
    },
    expected: only(["organiser"]),
  },
  {
    route: DESK,
    intent: "publish",
    now: DECIDING,
    // Nothing was closed there.
    ask: ({ other: { contestId } }) => door(DESK, { contestId }, { ...OFFICIAL, version: "2" }),
    expected: { ...only([]), otherOrganiser: "state" },
  },
  {
    route: ONE,
    intent: null,
    now: DECIDING,
    ask: async (world) => door(ONE, { contestId: (await publishedContest(world)).contestId, number: "1" }),
    expected: only(RUNNERS),
  },
  {
    route: ONE,
    intent: "recall",
    now: DECIDING,
    done: true,
    ask: async (world) => {
      const { contestId, version } = await embargoedContest(world);
      const { id } = await db.publication.findFirstOrThrow({ where: { contestId } });
      await db.publication.update({ where: { id }, data: { recalledAt: null, recalledById: null, recallReason: "" } });
      return door(ONE, { contestId, number: "1" }, { version: String(await version()), reason: "Sai danh sách" });
    },
    expected: only(["organiser"]),
  },
  ...[DESK, ONE].flatMap((route): Row[] => [
    {
      route,
      intent: null,
      ask: ({ draftId }) => door(route, { contestId: draftId, number: "1" }),
      expected: all("hidden", { nobody: "sign-in" }),
    },
  ]),
];
