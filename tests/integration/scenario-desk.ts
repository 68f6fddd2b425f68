import { db } from "~/platform/db.server";
import type { ScenarioLevel } from "~/results/scenarios/scenario";
import { changeLevels, createScenario, proposeScenario } from "~/results/scenarios/scenarios.server";
import { recordVote } from "~/results/scenarios/vote.server";
import { at, must } from "./judging-world";
import { DECIDING, resultsContest, type ResultsWorld } from "./results-world";
import { aRegulationWith } from "./scenarios-world";

export let world: ResultsWorld;
export let scenarioId: string;
export const ctx = () => at(world.organiser, DECIDING);
export const place = () => ({ contestId: world.contestId, scenarioId });

/** Three entries: by the regulation the first prize goes to 90, the second to 82, the third to 71. */
export async function begin(): Promise<void> {
  await beginWith([90, 82, 71], { voteShare: "2/3" });
}

/** A closed contest with entries of these totals, and a scenario that says what holds. */
export async function beginWith(totals: readonly number[], deciding: Parameters<typeof aRegulationWith>[1] = {}) {
  world = await resultsContest(totals);
  await aRegulationWith(world.contestId, deciding);
  await world.closed();
  scenarioId = await created("Phương án A");
}

/** From here on the scenario is another one. */
export async function goOnWith(name: string): Promise<void> {
  scenarioId = await created(name);
}

export async function created(name: string, source = "") {
  const { contestId } = world;
  return must(await createScenario(ctx(), { contestId, form: { name, note: "", source } })).id;
}

export const stored = async () => db.prizeScenario.findUniqueOrThrow({ where: { id: scenarioId } });
export const levels = async () => (await stored()).levels as unknown as ScenarioLevel[];

/** The scenario's numbers with those of single levels changed in every group. */
async function withLevels(over: Record<string, Partial<Pick<ScenarioLevel, "quota" | "minimumScore">>>) {
  return (await levels()).map((level) => ({
    ...level,
    groups: level.groups.map((own) => ({ ...own, ...over[level.id] })),
  }));
}

export async function change(over: Parameters<typeof withLevels>[0], version?: number) {
  const form = { version: version ?? (await stored()).version, levels: await withLevels(over) };
  return changeLevels(ctx(), { ...place(), form });
}

export const propose = async () => proposeScenario(ctx(), { ...place(), version: (await stored()).version });

export async function vote(over: object = {}) {
  const counts = { votesFor: 6, votesAgainst: 3, votesTotal: 9, meetingId: "", reason: "" };
  return recordVote(ctx(), {
    ...place(),
    form: { version: await world.version(), ...counts, ...over },
  });
}

export const prizes = async () => (await world.tally()).results.map(({ prize }) => prize);
