import { db } from "~/platform/db.server";
import { must } from "../judging-world";
import { DECIDING, resultsContest, type ResultsWorld } from "../results-world";
import type { World } from "./world";

export { DECIDING };

/** A contest on its way to a result, run by the people of this world for this one contest, and judged by its judge. */
export async function contestUpTo(
  { idOf, actor }: World,
  advance: (contest: ResultsWorld) => Promise<unknown>,
): Promise<ResultsWorld> {
  const contest = await resultsContest([90]);
  const { organisationId, contestId } = contest;
  for (const [who, role] of [
    ["organiser", "ORGANISER"],
    ["secretary", "SECRETARY"],
    ["observer", "OBSERVER"],
  ] as const)
    await db.roleGrant.create({ data: { userId: idOf(who), role, organisationId, contestId } });
  await contest.judge(actor("judge"), { panel: null });
  await advance(contest);
  return contest;
}

function once(advance: (contest: ResultsWorld) => Promise<unknown>) {
  let made: Promise<ResultsWorld> | undefined;
  return (world: World) => (made ??= contestUpTo(world, advance));
}

/** All sheets are in, all panels closed. */
export const judgedContest = once((contest) => contest.judged());
export const closedContest = once((contest) => contest.closed());
/** Closed as well, for publishing it. */
export const readyContest = once((contest) => contest.closed());
/** Published, and not to be seen for another day. */
export const embargoedContest = once(async (contest) => {
  await contest.closed();
  must(await contest.publish({ visibleAt: "2026-10-26T10:00" }));
});
export const publishedContest = once(async (contest) => {
  await contest.closed();
  must(await contest.publish());
});
