import { db } from "~/platform/db.server";
import { all, door, type Row } from "./ask";
import { closedContest, DECIDING, publishedContest } from "./finished";
import type { World } from "./world";

const ANNOUNCED = ["_public.contests.$slug._index", "_public.contests.$slug.regulation"];
const RESULTS = ["_public.contests.$slug.results", "contests.$slug.results[.]json"];

const page = (
  route: string,
  contestId: (world: World) => string | Promise<string>,
  expected: Row["expected"],
): Row => ({
  route,
  intent: null,
  now: DECIDING,
  ask: async (world) => {
    const id = await contestId(world);
    const { slug } = await db.contest.findUniqueOrThrow({ where: { id } });
    return door(route, { slug });
  },
  expected,
});

/** The public's pages are the same for everybody: they exist or they do not, for its own organiser too. */
export const publicRows: Row[] = [
  ...ANNOUNCED.map((route) => page(route, ({ draftId }) => draftId, all("hidden"))),
  ...RESULTS.flatMap((route) => [
    page(route, ({ draftId }) => draftId, all("hidden")),
    page(route, ({ contestId }) => contestId, all("hidden")),
    page(route, async (world) => (await closedContest(world)).contestId, all("hidden")),
    page(route, async (world) => (await publishedContest(world)).contestId, all("ok")),
    { route, intent: null, ask: () => door(route, { slug: "khong-co" }), expected: all("hidden") },
  ]),
];
