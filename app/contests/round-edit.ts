import type { TextValues } from "~/platform/form";
import { rubricOf, type Regulation } from "./regulation";
import type { PartForm } from "./regulation-forms";
import type { Advance } from "./round";
import { newRound, roundOf } from "./rounds";
import { criteriaOfRound } from "./rule";

type Show = (decimal: string) => string;

const on = (value: boolean) => (value ? "on" : "");

/** The criteria with their anchors, as their form starts. */
export function formOfRubric(regulation: Regulation, decimal: Show): TextValues {
  return {
    criteria: rubricOf(regulation).map(({ id, guidance, anchors, ...row }) => ({
      id,
      guidance,
      label: regulation.criteriaText.find((words) => words.id === id)?.label ?? "",
      min: decimal(row.min),
      max: decimal(row.max),
      step: decimal(row.step),
      weight: decimal(row.weight),
      anchors: anchors.map(({ points, text }) => ({ points: decimal(points), text })),
    })),
  };
}

/** Criteria that are gone leave the rounds that score them, unless a round would have none left: that is a fault. */
export function applyRubric(regulation: Regulation, { criteria }: PartForm<"rubric">): Regulation {
  const known = new Set(criteria.map(({ id }) => id));
  const kept = (ids: readonly string[]) => {
    const left = ids.filter((id) => known.has(id));
    return left.length > 0 ? left : [...ids];
  };
  return {
    ...regulation,
    criteriaText: criteria.map(({ id, label, guidance, anchors }) => ({
      id,
      label,
      guidance,
      anchors,
    })),
    rule: {
      ...regulation.rule,
      criteria: criteria.map(({ id, max, min, step, weight }) => ({ id, max, min, step, weight })),
      rounds: regulation.rule.rounds.map(({ criteria: own, ...round }) =>
        own ? { ...round, criteria: kept(own) } : round,
      ),
    },
  };
}

/** The rounds as their form starts. */
export function formOfRounds(regulation: Regulation, decimal: Show): TextValues {
  return {
    rounds: regulation.rule.rounds.map(({ id, weight }) => {
      const { advance, ...round } = roundOf(regulation, id) ?? newRound(id);
      const { judgesPerEntry, differenceLimit } = round;
      return {
        id,
        label: round.label,
        kind: round.kind,
        weight: decimal(weight),
        criteria: Object.fromEntries(
          criteriaOfRound(regulation.rule, id).map((criterion) => [criterion.id, "on"]),
        ),
        blind: on(round.blind),
        judgesPerEntry: judgesPerEntry === null ? "" : String(judgesPerEntry),
        marksSeen: round.marksSeen,
        differenceLimit: differenceLimit === null ? "" : decimal(differenceLimit),
        asksProposal: on(round.asksProposal),
        advance: formOfAdvance(advance, decimal),
      };
    }),
  };
}

/** A line as its inputs start; those of the other kinds are empty. */
export function formOfAdvance(advance: Advance, decimal: Show): Record<string, string> {
  return {
    by: advance.by,
    count: advance.by === "top" ? String(advance.count) : "",
    onTie: advance.by === "top" ? advance.onTie : "all",
    score: advance.by === "minimum" ? decimal(advance.score) : "",
  };
}

/** A round that is gone takes its window along. Nobody goes on from the last. */
export function applyRounds(regulation: Regulation, { rounds }: PartForm<"rounds">): Regulation {
  const all = regulation.rule.criteria.map(({ id }) => id);
  return {
    ...regulation,
    windows: regulation.windows.filter(
      ({ roundId }) => roundId === undefined || rounds.some(({ id }) => id === roundId),
    ),
    rounds: rounds.map(({ weight: _weight, criteria: _criteria, advance, ...round }, index) => ({
      ...round,
      advance: index === rounds.length - 1 ? { by: "all" } : advance,
    })),
    rule: {
      ...regulation.rule,
      rounds: rounds.map(({ id, weight, criteria }) => {
        const scored = all.filter((criterion) => Object.hasOwn(criteria, criterion));
        // Ticks that name no criterion any more are as none: the rule says what is wrong then.
        const own = scored.length > 0 ? scored : Object.keys(criteria);
        return { id, weight, ...(scored.length === all.length ? {} : { criteria: own }) };
      }),
    },
  };
}
