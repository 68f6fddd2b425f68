import { createScenario, proposeScenario } from "~/results/scenarios/scenarios.server";
import { db } from "~/platform/db.server";
import { at, must } from "../judging-world";
import type { ResultsWorld } from "../results-world";
import { all, door, only, type Row } from "./ask";
import { closedContest, DECIDING, publishedContest } from "./finished";
import { RUNNERS, type World } from "./world";

const LIST = "_app.manage.contests.$contestId.scenarios._index";
const PAGE = "_app.manage.contests.$contestId.scenarios.$scenarioId";

let made = 0;

/** A scenario of its own for whoever asks: what one of them does to it is not missing for the next. */
async function scenarioIn({ contestId, organiser }: ResultsWorld, proposed: boolean) {
  const form = { name: `Phương án ${(made += 1)}`, note: "", source: "" };
  const ctx = at(organiser, DECIDING);
  const { id } = must(await createScenario(ctx, { contestId, form }));
  if (proposed) must(await proposeScenario(ctx, { contestId, scenarioId: id, version: 1 }));
  return db.prizeScenario.findUniqueOrThrow({ where: { id } });
}

/** Its numbers as they stand, as its form posts them. */
function numbers(levels: unknown): Record<string, string> {
  const rows = levels as { id: string; quota: number; groups: { group: string; quota: number }[] }[];
  return Object.fromEntries(
    rows.flatMap(({ id, quota, groups }, level) => [
      [`levels.${level}.id`, id],
      ...(groups.length > 0 ? groups : [{ group: "", quota }]).flatMap((own, place) => [
        [`levels.${level}.places.${place}.group`, own.group],
        [`levels.${level}.places.${place}.quota`, String(own.quota)],
      ]),
    ]),
  );
}

function intent(
  name: string,
  {
    proposed = false,
    form = {},
    reader = false,
  }: {
    readonly proposed?: boolean;
    readonly form?: Readonly<Record<string, string>>;
    readonly reader?: boolean;
  } = {},
): Row {
  return {
    route: PAGE,
    intent: name,
    now: DECIDING,
    done: true,
    ask: async (world: World) => {
      const contest = await closedContest(world);
      const scenario = await scenarioIn(contest, proposed);
      const version = proposed ? await contest.version() : scenario.version;
      return door(
        PAGE,
        { contestId: contest.contestId, scenarioId: scenario.id },
        { ...numbers(scenario.levels), ...form, version: String(version) },
      );
    },
    expected: only(reader ? RUNNERS : ["organiser"]),
  };
}

export const scenarioRows: Row[] = [
  intent("levels"),
  intent("recompute", { reader: true }),
  intent("rename", { form: { name: "Tên mới", note: "" } }),
  intent("propose"),
  intent("remove"),
  intent("vote", {
    proposed: true,
    form: { votesFor: "7", votesAgainst: "1", votesTotal: "9", meetingId: "", reason: "" },
  }),
  {
    route: LIST,
    intent: "create",
    now: DECIDING,
    done: true,
    ask: async (world, who) => {
      const { contestId } = await closedContest(world);
      return door(LIST, { contestId }, { name: `Của ${who}`, note: "", source: "" });
    },
    expected: only(["organiser"]),
  },
  {
    route: PAGE,
    intent: null,
    now: DECIDING,
    ask: async (world) => {
      const contest = await closedContest(world);
      const { id } = await scenarioIn(contest, false);
      return door(PAGE, { contestId: contest.contestId, scenarioId: id });
    },
    expected: only(RUNNERS),
  },
  ...[closedContest, publishedContest].map((contestOf): Row => ({
    route: LIST,
    intent: null,
    now: DECIDING,
    ask: async (world) => door(LIST, { contestId: (await contestOf(world)).contestId }),
    expected: only(RUNNERS),
  })),
  {
    route: PAGE,
    intent: null,
    // No such scenario.
    ask: async (world) =>
      door(PAGE, { contestId: (await closedContest(world)).contestId, scenarioId: "x" }),
    expected: { ...only([]), ...Object.fromEntries(RUNNERS.map((who) => [who, "hidden"])) },
  },
  ...[LIST, PAGE].flatMap((route): Row[] => [
    {
      route,
      intent: null,
      // Still being judged.
      ask: ({ contestId }) => door(route, { contestId, scenarioId: "x" }),
      expected: { ...only([]), ...Object.fromEntries(RUNNERS.map((who) => [who, "not-yet"])) },
    },
    {
      route,
      intent: null,
      ask: ({ draftId }) => door(route, { contestId: draftId, scenarioId: "x" }),
      expected: all("hidden", { nobody: "sign-in" }),
    },
    {
      route,
      intent: null,
      ask: ({ other: { contestId } }) => door(route, { contestId, scenarioId: "x" }),
      expected: { ...only([]), otherOrganiser: "not-yet" },
    },
  ]),
];
