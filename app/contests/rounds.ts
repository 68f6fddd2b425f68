import { searchKey } from "~/platform/vietnamese";
import type { Regulation } from "./regulation";
import type { Round } from "./round";

/** A round as it begins when it is added: blind, everybody on the panel scores everything, all go on. */
export function newRound(roundId: string): Round {
  return {
    id: roundId,
    label: "",
    kind: "dossier",
    blind: true,
    judgesPerEntry: null,
    marksSeen: "never",
    differenceLimit: null,
    asksProposal: false,
    advance: { by: "all" },
  };
}

/** The rounds with their words, in the order of the rule. */
export function roundsOf({
  rule,
  rounds,
}: Pick<Regulation, "rule" | "rounds">): { id: string; label: string; weight: string }[] {
  return rule.rounds.map(({ id, weight }) => ({
    id,
    weight,
    label: rounds.find((round) => round.id === id)?.label || id,
  }));
}

/**
 * What a panel is called where panels of several rounds stand together: with its round, unless there is only one or its
 * own name says it.
 */
export function panelInRound(
  regulation: Pick<Regulation, "rule" | "rounds">,
  { name, roundId }: { readonly name: string; readonly roundId: string },
): string {
  const rounds = roundsOf(regulation);
  const label = rounds.length > 1 ? (rounds.find(({ id }) => id === roundId)?.label ?? "") : "";
  return label === "" || searchKey(name).includes(searchKey(label)) ? name : `${name} – ${label}`;
}

/** How a round is held; null when the regulation has none of that id. */
export function roundOf({ rounds }: Pick<Regulation, "rounds">, roundId: string): Round | null {
  return rounds.find(({ id }) => id === roundId) ?? null;
}

/** The round before one; null before the first. */
export function roundBefore({ rule }: Pick<Regulation, "rule">, roundId: string): string | null {
  const at = rule.rounds.findIndex(({ id }) => id === roundId);
  return at < 1 ? null : (rule.rounds[at - 1]?.id ?? null);
}

/** The round after one, in the order of the rule; null after the last. */
export function roundAfter({ rule }: Pick<Regulation, "rule">, roundId: string): string | null {
  const at = rule.rounds.findIndex(({ id }) => id === roundId);
  return at < 0 ? null : (rule.rounds[at + 1]?.id ?? null);
}

/** Whether any round is judged blind: then authors are kept from judges from the first dossier on. */
export function isBlind({ rounds }: Pick<Regulation, "rounds">): boolean {
  return rounds.some(({ blind }) => blind);
}
