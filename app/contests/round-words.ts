import type { Regulation } from "./regulation";
import { roundAfter, roundOf, roundsOf } from "./rounds";
import { compare, decimal, ZERO } from "~/platform/decimal";
import type { RuleSentence } from "./rule-words";

type Held = Pick<Regulation, "rule" | "rounds">;

/** How a round is held and who goes on from it: `round.<key>` of the catalogue `public`, in the order of the work. */
export function roundSentences(regulation: Held, roundId: string): RuleSentence[] {
  const round = roundOf(regulation, roundId);
  if (!round) return [];
  const { judgesPerEntry, differenceLimit } = round;
  return [
    { key: `kind.${round.kind}` },
    { key: `blind.${round.blind ? "yes" : "no"}` },
    judgesPerEntry === null
      ? { key: "judges.all" }
      : { key: "judges.some", params: { count: judgesPerEntry } },
    { key: `marks-seen.${round.marksSeen}` },
    ...(differenceLimit === null
      ? []
      : [{ key: "difference", params: { points: differenceLimit } }]),
    ...(round.asksProposal ? [{ key: "proposal" }] : []),
    ...lineSentences(regulation, roundId),
  ];
}

function lineSentences(regulation: Held, roundId: string): RuleSentence[] {
  const advance = roundOf(regulation, roundId)?.advance;
  const following = roundAfter(regulation, roundId);
  if (!advance || following === null) return [];
  const next = roundsOf(regulation).find(({ id }) => id === following)?.label ?? following;
  const out: RuleSentence = {
    key: mustGoOn(regulation, roundId) ? "out" : "still-in",
    params: { next },
  };
  switch (advance.by) {
    case "all":
      return [{ key: "advance.all", params: { next } }];
    case "top":
      return [{ key: `advance.top-${advance.onTie}`, params: { count: advance.count, next } }, out];
    case "minimum":
      return [{ key: "advance.minimum", params: { score: advance.score, next } }, out];
    case "list":
      return [{ key: "advance.list", params: { next } }, out];
  }
}

/** Whether a later round counts: who does not go on then has no score. */
export function mustGoOn({ rule }: Pick<Regulation, "rule">, roundId: string): boolean {
  const at = rule.rounds.findIndex(({ id }) => id === roundId);
  return rule.rounds.slice(at + 1).some(({ weight }) => compare(decimal(weight), ZERO) > 0);
}
