import { db } from "~/platform/db.server";
import { all, door, type Row } from "./ask";
import { closedContest, DECIDING, publishedContest } from "./finished";
import type { World } from "./world";

const PAGES = [
  "_public.contests.$slug.winners.$code",
  "_public.contests.$slug.gallery",
  "_public.contests.$slug.recount",
  "contests.$slug.card[.]png",
  "contests.$slug.winners.$code.card[.]png",
];
/** The winner's authors have not agreed to pictures: there is none for anybody. */
const FILE = "contests.$slug.winners.$code.files.$number.$variant";
const ALWAYS = ["feed[.]xml", "sitemap[.]xml", "robots[.]txt"];

type Contest = (world: World) => Promise<{ contestId: string; code: string }>;

const published: Contest = async (world) => {
  const { contestId, entries } = await publishedContest(world);
  return { contestId, code: entries[0]!.code };
};
const closed: Contest = async (world) => {
  const { contestId, entries } = await closedContest(world);
  return { contestId, code: entries[0]!.code };
};
const running: Contest = async ({ contestId, entry }) => ({ contestId, code: entry.code });
const draft: Contest = async ({ draftId }) => ({ contestId: draftId, code: "X" });

const row = (route: string, contest: Contest, expected: Row["expected"], code?: string): Row => ({
  route,
  intent: null,
  now: DECIDING,
  ask: async (world) => {
    const found = await contest(world);
    const { slug } = await db.contest.findUniqueOrThrow({ where: { id: found.contestId } });
    return door(route, { slug, code: code ?? found.code, number: "1", variant: "thumb" });
  },
  expected,
});

/** What the public reads of a result is the same for everybody; before that minute it is there for nobody. */
export const publicResultRows: Row[] = [
  ...PAGES.flatMap((route) => [
    row(route, published, all("ok")),
    ...[draft, running, closed].map((contest) => row(route, contest, all("hidden"))),
    ...(route.includes("$code") ? [row(route, published, all("hidden"), "KHONG-CO")] : []),
  ]),
  ...[published, closed].map((contest) => row(FILE, contest, all("hidden"))),
  ...ALWAYS.map((route): Row => ({ route, intent: null, ask: () => door(route, {}), expected: all("ok") })),
];
