import { all, door, only, type Row } from "./ask";
import { closedContest, DECIDING, judgedContest, publishedContest } from "./finished";
import { complaintRows } from "./complaint-rows";
import { publicationRows } from "./publication-rows";
import { RUNNERS } from "./world";

const DESK = "_app.manage.contests.$contestId.tally._index";
const WORKINGS = "_app.manage.contests.$contestId.tally.$code";

const decision = {
  kind: "prize",
  outcome: "none",
  votesFor: "5",
  votesTotal: "7",
  reason: "Hội đồng biểu quyết",
};

const steps: Row[] = (
  [
    ["close", judgedContest, {}],
    ["decide", closedContest, decision],
  ] as const
).map(([intent, contestOf, form]) => ({
  route: DESK,
  intent,
  now: DECIDING,
  done: true,
  ask: async (world) => {
    const { contestId, version, entries } = await contestOf(world);
    const entry = entries[0]!.code;
    return door(DESK, { contestId }, { ...form, entry, version: String(await version()) });
  },
  expected: only(["organiser"]),
}));

const elsewhere: Row[] = (["close", "decide"] as const).flatMap((intent): Row[] => [
  {
    route: DESK,
    intent,
    now: DECIDING,
    ask: ({ other: { contestId } }) =>
      door(DESK, { contestId }, { ...decision, entry: "X", version: "2" }),
    // Closing is its own organiser's business; there is no tally yet to decide about.
    expected: {
      ...only([]),
      otherOrganiser: intent === "close" ? "ok" : "state",
    },
  },
  {
    route: DESK,
    intent,
    now: DECIDING,
    ask: ({ draftId }) =>
      door(DESK, { contestId: draftId }, { ...decision, entry: "X", version: "1" }),
    expected: only([], "hidden"),
  },
]);

export const resultRows: Row[] = [
  ...publicationRows,
  ...complaintRows,
  ...steps,
  ...elsewhere,
  {
    route: DESK,
    intent: "close",
    // While judges still score.
    ask: ({ contestId }) => door(DESK, { contestId }, { version: "2" }),
    expected: { ...only([]), organiser: "not-yet" },
  },
  ...[closedContest, publishedContest].map((contestOf): Row => ({
    route: WORKINGS,
    intent: null,
    ask: async (world) => {
      const { contestId, entries } = await contestOf(world);
      return door(WORKINGS, { contestId, code: entries[0]!.code });
    },
    expected: only(RUNNERS),
  })),
  {
    route: WORKINGS,
    intent: null,
    // No tally yet.
    ask: ({ contestId, entry }) => door(WORKINGS, { contestId, code: entry.code }),
    expected: {
      ...only([]),
      ...Object.fromEntries(RUNNERS.map((who) => [who, "hidden"])),
    },
  },
  ...[DESK, WORKINGS].flatMap((route): Row[] => [
    {
      route,
      intent: null,
      ask: ({ draftId }) => door(route, { contestId: draftId, code: "X" }),
      expected: all("hidden", { nobody: "sign-in" }),
    },
    {
      route,
      intent: null,
      ask: ({ other: { contestId } }) => door(route, { contestId, code: "X" }),
      expected: { ...only([]), otherOrganiser: route === DESK ? "ok" : "hidden" },
    },
  ]),
];
