import { db } from "~/platform/db.server";
import { all, only, signedIn, type Row } from "./ask";
import { RUNNERS, type World } from "./world";

const read = (
  route: string,
  path: (world: World) => string,
  params: (world: World) => Record<string, string>,
  expected: Row["expected"],
): Row => ({
  route,
  intent: null,
  ask: (world) => ({ path: path(world), params: params(world) }),
  expected,
});
const inContest = (rest: string, route: string, expected: Row["expected"], more = {}): Row =>
  read(
    `_app.manage.contests.$contestId${route}`,
    ({ contestId }) => `/manage/contests/${contestId}${rest}`,
    ({ contestId }) => ({ contestId, ...more }),
    expected,
  );
const slugged = (route: string, rest: string, expected: Row["expected"]): Row => ({
  route,
  intent: null,
  ask: async ({ contestId }) => {
    const { slug } = await db.contest.findUniqueOrThrow({ where: { id: contestId } });
    return { path: `/contests/${slug}${rest}`, params: { slug } };
  },
  expected,
});

/** Pages that only read, of all parts but the people's. */
export const readRows: Row[] = [
  read(
    "_public",
    () => "/",
    () => ({}),
    all("ok"),
  ),
  read(
    "_public._index",
    () => "/",
    () => ({}),
    all("ok"),
  ),
  slugged("_public.contests.$slug._index", "", all("ok")),
  slugged("_public.contests.$slug.regulation", "/regulation", all("ok")),
  read(
    "language",
    () => "/language",
    () => ({}),
    all("ok"),
  ),
  {
    route: "language",
    intent: "",
    ask: () => ({ path: "/language", form: { language: "en" } }),
    expected: all("ok"),
  },

  read(
    "_app",
    () => "/home",
    () => ({}),
    signedIn,
  ),
  read(
    "_app.home",
    () => "/home",
    () => ({}),
    signedIn,
  ),
  read(
    "_app.entries._index",
    () => "/entries",
    () => ({}),
    signedIn,
  ),
  read(
    "_app.judge._index",
    () => "/judge",
    () => ({}),
    signedIn,
  ),

  // The frame of the pages below: the administrator gets it around the people's page, and nothing else of the contest.
  inContest("", "", only([...RUNNERS, "platformAdmin"], "hidden")),
  inContest("", "._index", only(RUNNERS, "hidden")),
  inContest("/entries", ".entries._index", only(RUNNERS, "hidden")),
  inContest("/panels", ".panels", only(RUNNERS)),
  inContest("/progress", ".progress._index", only(RUNNERS)),
  inContest("/regulation", ".regulation._index", only(RUNNERS, "hidden")),
  inContest("/tally", ".tally._index", only(RUNNERS)),
  read(
    "_app.manage.contests.$contestId.entries.$entryId",
    ({ contestId, entry }) => `/manage/contests/${contestId}/entries/${entry.id}`,
    ({ contestId, entry }) => ({ contestId, entryId: entry.id }),
    only(RUNNERS, "hidden"),
  ),

  read(
    "_app.entries.$id._index",
    ({ entry }) => `/entries/${entry.id}`,
    ({ entry }) => ({ id: entry.id }),
    only(["contestant", "coAuthor", ...RUNNERS], "hidden"),
  ),
  read(
    "_app.judge.$contestId",
    ({ contestId }) => `/judge/${contestId}`,
    ({ contestId }) => ({ contestId }),
    only(["judge", "chair", "panelSecretary"], "hidden"),
  ),
  read(
    "_app.judge.sheets.$assignmentId",
    ({ assignmentId }) => `/judge/sheets/${assignmentId}`,
    ({ assignmentId }) => ({ assignmentId }),
    only(["judge"], "hidden"),
  ),
  read(
    "_app.judge.panels.$panelId._index",
    ({ contest }) => `/judge/panels/${contest.panelId}`,
    ({ contest }) => ({ panelId: contest.panelId }),
    only(["chair", "panelSecretary"], "hidden"),
  ),
];
