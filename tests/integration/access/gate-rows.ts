import type { Regulation } from "~/contests/regulation";
import { db } from "~/platform/db.server";
import { judgingContest, person } from "../judging-world";
import { desk, door, type Row } from "./ask";
import type { World } from "./world";

const PANEL = "_app.manage.contests.$contestId.progress.$panelId._index";

/** Two judges for each entry, of which one is enough by the rule. */
const twoJudges = (regulation: Regulation): Regulation => ({
  ...regulation,
  rounds: regulation.rounds.map((round) => ({ ...round, judgesPerEntry: 2 })),
  rule: { ...regulation.rule, combine: { ...regulation.rule.combine, minimumSheets: 1 } },
});

let made: ReturnType<typeof shortContest> | undefined;

/** A contest run by the people of this world for this one contest. */
async function shortContest({ idOf }: World) {
  const contest = await judgingContest(twoJudges);
  const { organisationId, contestId } = contest;
  for (const [who, role] of [
    ["organiser", "ORGANISER"],
    ["secretary", "SECRETARY"],
    ["observer", "OBSERVER"],
  ] as const)
    await db.roleGrant.create({ data: { userId: idOf(who), role, organisationId, contestId } });
  return { ...contest, judgeId: await contest.judge(await person()) };
}

export const gateRows: Row[] = [
  {
    route: PANEL,
    intent: "",
    done: true,
    ask: async (world) => {
      const { contestId, panelId, roundId, judgeId, entry } = await (made ??= shortContest(world));
      const { id: entryId } = await entry();
      await db.assignment.create({ data: { entryId, judgeId, roundId, sheet: { create: {} } } });
      const form = { entryId, judges: "1", reason: "Không còn giám khảo nào khác." };
      return door(PANEL, { contestId, panelId }, form);
    },
    expected: desk(["organiser"], ["secretary", "observer"]),
  },
];
