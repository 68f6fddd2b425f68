import { standingInContest } from "~/contests/contest-policy";
import { openedContest, type OpenedContest } from "~/contests/contest.server";
import { whyNotWindow } from "~/contests/timeline";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import type { Standing } from "~/people/standing";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { isUuid } from "~/platform/uuid";
import type { PrizeScenario } from "../../../prisma/generated/client";
import { correctedSince } from "../corrected-since.server";
import type { ResultFacts } from "../result-policy";
import { newestTally, type StoredTally } from "../tally-read.server";
import type { ScenarioLevel } from "./scenario";
import { whyNotSeeScenarios } from "./scenario-policy";

/** What every page and every step of scenarios begins with. */
export interface Room extends OpenedContest {
  readonly tally: StoredTally;
  readonly standing: Standing;
  readonly facts: ResultFacts;
}

/** The contest with its newest result, for who may see it: an interest in an entry keeps all of it away. */
export async function enterScenarios(
  ctx: Context,
  contestId: string,
): Promise<Result<Room, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const standing = standingInContest(ctx.actor, contest);
  const refusal =
    whyNotSeeScenarios(standing, { contestState: contest.state }) ??
    (await whyMarksAreWithheld(ctx, contest));
  if (refusal) return refused(refusal);
  const tally = await newestTally(db, contest.id);
  if (!tally) return refused("state");
  const window = whyNotWindow(regulation, "decide", ctx.now);
  const corrected = await correctedSince(db, contest.id);
  return ok({ ...opened, tally, standing, facts: { contestState: contest.state, window, corrected } });
}

export interface StoredScenario {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly version: number;
  readonly levels: readonly ScenarioLevel[];
  readonly createdById: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly proposedAt: Date | null;
}

/** The contest's scenarios that were not taken out, the oldest first. */
export async function scenariosOf(contestId: string): Promise<StoredScenario[]> {
  const rows = await db.prizeScenario.findMany({
    where: { contestId, removedAt: null },
    orderBy: { id: "asc" },
  });
  return rows.map(stored);
}

export async function scenarioOf(contestId: string, id: string): Promise<StoredScenario | null> {
  if (!isUuid(id)) return null;
  const row = await db.prizeScenario.findFirst({ where: { id, contestId, removedAt: null } });
  return row && stored(row);
}

function stored({ levels, ...row }: PrizeScenario): StoredScenario {
  const { id, name, note, version, createdById, createdAt, updatedAt, proposedAt } = row;
  return {
    ...{ id, name, note, version, createdById, createdAt, updatedAt, proposedAt },
    // Written by `levelsOf` and `levelsForm` and nothing else.
    levels: levels as unknown as ScenarioLevel[],
  };
}

/** Groups that have judged entries, in the order of the regulation. */
export function groupsOf({ regulation, tally }: Pick<Room, "regulation" | "tally">): string[] {
  const taken = new Set(
    tally.bundle.entries.filter(({ status }) => status === "judged").map(({ group }) => group),
  );
  return regulation.groups.map(({ id }) => id).filter((id) => taken.has(id));
}
