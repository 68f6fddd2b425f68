import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, type Result } from "~/platform/result";
import { titlesOf } from "../entry-titles.server";
import { enterScenarios, scenariosOf } from "./room.server";
import {
  movesBetween,
  playScenario,
  standingsOf,
  type Outcome,
  type PrizeMove,
} from "./scenario";
import { levelNames, type ScenarioPage } from "./scenario-page.server";
import { whyNotWriteScenario } from "./scenario-policy";
import { scenarioState, type ScenarioState } from "./scenario-state";
import { outcomeOf, sumsOf, type LevelSum } from "./scenario-view";
import { scenarioIdInForce } from "./vote.server";
import { votesOn, type VoteView } from "./votes.server";

/** What is played besides scenarios: the regulation's own numbers, and what holds now. */
export const PLAYED = ["regulation", "now"] as const;

export interface ListedScenario {
  /** One of `PLAYED`, or the scenario's id. */
  readonly key: string;
  /** "" where it is no scenario. */
  readonly name: string;
  readonly state: ScenarioState | null;
  readonly levels: readonly LevelSum[];
  readonly places: number;
  readonly awarded: number;
  readonly undecided: number;
  readonly empty: number;
  readonly costVnd: number;
}

export interface ScenarioList {
  readonly contest: { readonly id: string };
  readonly zone: string;
  readonly whyNot: Refusal | null;
  readonly levels: ScenarioPage["levels"];
  readonly rows: readonly ListedScenario[];
  readonly votes: readonly VoteView[];
  /** Two of the rows beside each other, where two were asked for. */
  readonly compared: {
    readonly from: string;
    readonly to: string;
    readonly moves: readonly (PrizeMove & { readonly title: string; readonly group: string })[];
    /** Of `to`, less that of `from`. */
    readonly moreVnd: number;
  } | null;
  readonly groupNames: Readonly<Record<string, string>>;
}

/** All scenarios beside each other, and any two of them compared. */
export async function scenarioList(
  ctx: Context,
  contestId: string,
  asked: { readonly from: string | null; readonly to: string | null },
): Promise<Result<ScenarioList, Refusal>> {
  const entered = await enterScenarios(ctx, contestId);
  if (!entered.ok) return entered;
  const { contest, regulation, tally, standing, facts } = entered.value;
  const { rule } = tally.bundle;
  const standings = standingsOf(tally.bundle, tally.results);
  const scenarios = await scenariosOf(contest.id);
  const votes = await votesOn(contest.id);
  const inForce = await scenarioIdInForce(db, contest.id);

  const outcomes = new Map<string, Outcome>([
    ["regulation", playScenario(regulation.rule, standings)],
    ["now", playScenario(rule, standings)],
    ...scenarios.map(({ id, levels }) => [id, outcomeOf(rule, levels, standings)] as const),
  ]);
  const row = (key: string, name: string, state: ListedScenario["state"]): ListedScenario[] => {
    const outcome = outcomes.get(key);
    if (!outcome) return [];
    const levels = sumsOf(outcome);
    const { awarded, undecided, empty, costVnd } = outcome;
    const places = levels.reduce((sum, { quota }) => sum + quota, 0);
    return [{ key, name, state, levels, places, awarded, undecided, empty, costVnd }];
  };

  const from = asked.from === null ? undefined : outcomes.get(asked.from);
  const to = asked.to === null ? undefined : outcomes.get(asked.to);
  const titles = from && to ? await titlesOf(contest.id) : new Map<string, string>();
  const groupOf = new Map(tally.bundle.entries.map(({ code, group }) => [code, group]));
  return ok({
    contest: { id: contest.id },
    zone: regulation.timeZone,
    whyNot: whyNotWriteScenario(standing, facts),
    levels: levelNames({ regulation }),
    rows: [
      ...row("regulation", "", null),
      // Before any vote the regulation's numbers are those that hold.
      ...(inForce === null ? [] : row("now", "", null)),
      ...scenarios.flatMap((scenario) => {
        const { id, name } = scenario;
        const own = votes.filter(({ scenarioId }) => scenarioId === id);
        return row(id, name, scenarioState(scenario, own, id === inForce));
      }),
    ],
    votes,
    compared:
      from && to && asked.from !== null && asked.to !== null
        ? {
            from: asked.from,
            to: asked.to,
            moves: movesBetween(from, to).map((move) => ({
              ...move,
              title: titles.get(move.entry) ?? "",
              group: groupOf.get(move.entry) ?? "",
            })),
            moreVnd: to.costVnd - from.costVnd,
          }
        : null,
    groupNames: Object.fromEntries(regulation.groups.map((group) => [group.id, group.name])),
  });
}
