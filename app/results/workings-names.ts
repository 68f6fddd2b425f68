import { levelLabel, rubricOf, type Regulation } from "~/contests/regulation";
import { roundsOf } from "~/contests/rounds";
import { criteriaOfRound } from "~/contests/rule";

/** The words for what workings name by id. */
export interface WorkingsNames {
  readonly criteria: readonly { readonly id: string; readonly label: string; readonly max: string }[];
  readonly rounds: Readonly<Record<string, string>>;
  /** By round, the criteria that are scored there. */
  readonly scoredIn: Readonly<Record<string, readonly string[]>>;
  readonly levels: Readonly<Record<string, string>>;
}

export function workingsNames(regulation: Regulation): WorkingsNames {
  const rounds = roundsOf(regulation);
  return {
    criteria: rubricOf(regulation).map(({ id, label, max }) => ({ id, label, max })),
    rounds: Object.fromEntries(rounds.map(({ id, label }) => [id, label])),
    scoredIn: Object.fromEntries(
      rounds.map(({ id }) => [id, criteriaOfRound(regulation.rule, id).map((criterion) => criterion.id)]),
    ),
    levels: Object.fromEntries(regulation.rule.prizes.levels.map(({ id }) => [id, levelLabel(regulation, id) ?? id])),
  };
}
