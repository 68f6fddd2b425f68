import { all, door, only, type Row } from "./ask";
import { DECIDING, judgedContest, publishedContest } from "./finished";
import { RUNNERS } from "./world";

const PAGE = "_app.manage.contests.$contestId.severity";

export const severityRows: Row[] = [
  // Nobody's panel is closed yet: who may look is told so, without a mark.
  {
    route: PAGE,
    intent: null,
    ask: ({ contestId }) => door(PAGE, { contestId }),
    expected: only(RUNNERS),
  },
  ...[judgedContest, publishedContest].map((contestOf): Row => ({
    route: PAGE,
    intent: null,
    now: DECIDING,
    ask: async (world) => {
      const { contestId, roundId, groupId } = await contestOf(world);
      const { path, params } = door(PAGE, { contestId });
      return { path: `${path}?round=${roundId}&group=${groupId}`, params };
    },
    expected: only(RUNNERS),
  })),
  {
    route: PAGE,
    intent: null,
    // No such round.
    ask: ({ contestId }) => {
      const { path, params } = door(PAGE, { contestId });
      return { path: `${path}?round=x`, params };
    },
    expected: { ...only([]), ...Object.fromEntries(RUNNERS.map((who) => [who, "hidden"])) },
  },
  {
    route: PAGE,
    intent: null,
    ask: ({ draftId }) => door(PAGE, { contestId: draftId }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
  {
    route: PAGE,
    intent: null,
    ask: ({ other: { contestId } }) => door(PAGE, { contestId }),
    expected: { ...only([]), otherOrganiser: "ok" },
  },
];
