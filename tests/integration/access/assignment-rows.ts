import { makePlan } from "~/judging/assignment/plan.server";
import { db } from "~/platform/db.server";
import { at, judgingContest, must } from "../judging-world";
import { judgesPerEntry } from "../plan-world";
import { door, only, type Row } from "./ask";
import { RUNNERS, type Who, type World } from "./world";

const PLAN = "_app.manage.contests.$contestId.assignment.$panelId";
const MANAGERS: Who[] = ["organiser", "secretary"];

/** A contest of its own in the world's organisation, where one judge scores each entry. */
async function planned({ organisationId, actor }: World) {
  const contest = await judgingContest();
  await db.contest.update({ where: { id: contest.contestId }, data: { organisationId } });
  await judgesPerEntry(contest.contestId, 1);
  await contest.judge(actor("judge"));
  await contest.judge(actor("chair"), { chair: true });
  await contest.entry();
  return contest;
}

let made: ReturnType<typeof planned> | undefined;
const ours = (world: World) => (made ??= planned(world));

async function place(world: World) {
  const { contestId, panelId } = await ours(world);
  return { contestId, panelId };
}

export const assignmentRows: Row[] = [
  {
    route: PLAN,
    intent: null,
    ask: async (world) => door(PLAN, await place(world)),
    expected: only(RUNNERS),
  },
  {
    route: PLAN,
    intent: "make",
    done: true,
    ask: async (world) => door(PLAN, await place(world), { seed: "3" }),
    expected: only(MANAGERS),
  },
  {
    route: PLAN,
    intent: "apply",
    done: true,
    ask: async (world) => {
      const { contestId, panelId } = await place(world);
      const ctx = at(world.actor("organiser"), world.now);
      const grants = await db.roleGrant.findMany({ where: { userId: ctx.actor.userId } });
      const actor = {
        ...ctx.actor,
        grants: grants.map(({ role, organisationId, contestId: contest, unitId }) => ({
          role,
          organisationId,
          contestId: contest,
          unitId,
        })),
      };
      const { planId } = must(await makePlan({ ...ctx, actor }, { contestId, panelId, seed: 1 }));
      return door(PLAN, { contestId, panelId }, { planId });
    },
    expected: only(MANAGERS),
  },
  // A panel of this contest under another organisation's, and the other way round.
  {
    route: PLAN,
    intent: null,
    ask: async (world) =>
      door(PLAN, { contestId: world.other.contestId, panelId: (await place(world)).panelId }),
    expected: { ...only([]), otherOrganiser: "hidden" },
  },
  {
    route: PLAN,
    intent: "make",
    done: true,
    ask: async (world) =>
      door(
        PLAN,
        { contestId: (await place(world)).contestId, panelId: world.other.panelId },
        { seed: "1" },
      ),
    expected: { ...only([]), organiser: "hidden", secretary: "hidden" },
  },
];
