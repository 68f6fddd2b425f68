import { submitSheet } from "~/judging/sheets/save-score-sheet.server";
import { must } from "../judging-world";
import { door, only, type Row } from "./ask";
import { assignedTo } from "./assigned";
import type { World } from "./world";

const HISTORY = "_app.judge.history.$assignmentId";
const RECEIPTS = "_app.judge.receipts.$contestId";

/** A submitted sheet of the judge, of an entry whose own sheet the chair has handed in or not. */
async function submitted(world: World, chairToo: boolean): Promise<string> {
  const { contest, actor, judgeId, chairId, now } = world;
  const { entryId, assignmentId } = await assignedTo(world, judgeId);
  const submit = (who: "judge" | "chair", id: string) =>
    submitSheet({ actor: actor(who), now }, { assignmentId: id, version: 1, marks: contest.fullMarks() });
  must(await submit("judge", assignmentId));
  if (chairToo) must(await submit("chair", await contest.assigned(entryId, chairId)));
  return assignmentId;
}

/** What came of a sheet, and its receipts. */
export const sheetRows: Row[] = [
  {
    route: HISTORY,
    intent: null,
    ask: async (world) => door(HISTORY, { assignmentId: await submitted(world, true) }),
    expected: only(["judge", "chair"], "hidden"),
  },
  {
    // A chair who scores the entry too does not read other marks before their own sheet is in.
    route: HISTORY,
    intent: null,
    ask: async (world) => door(HISTORY, { assignmentId: await submitted(world, false) }),
    expected: { ...only(["judge"], "hidden"), chair: "state" },
  },
  {
    route: RECEIPTS,
    intent: null,
    ask: ({ contestId }) => door(RECEIPTS, { contestId }),
    expected: only(["judge", "chair", "panelSecretary"], "hidden"),
  },
  {
    route: RECEIPTS,
    intent: null,
    ask: ({ other: { contestId } }) => door(RECEIPTS, { contestId }),
    expected: only(["neighbour"], "hidden"),
  },
];
