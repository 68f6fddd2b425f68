import type { Regulation } from "./regulation";
import { roundsOf } from "./rounds";
import type { TieBreakStep } from "./rule";

/** One sentence about the rule: `rule.<key>` of the catalogue `public`. Decimals are strings with a dot. */
export interface RuleSentence {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Items under the sentence, in their order. */
  readonly items?: readonly RuleSentence[];
}

type Ruled = Pick<Regulation, "rule" | "rounds" | "criteriaText">;

/** How results come about, from the marks to the prizes, as sentences in the order of the computation. */
export function ruleSentences(regulation: Ruled): RuleSentence[] {
  const { combine, prizes } = regulation.rule;
  return [
    { key: `order.${combine.order}` },
    {
      key: `method.${combine.method}`,
      params: { lowest: combine.dropLowest, highest: combine.dropHighest },
    },
    { key: "minimum-sheets", params: { count: combine.minimumSheets } },
    ...roundSentences(regulation),
    ...voteSentences(regulation),
    ...roundingSentences(regulation),
    { key: `rank.${prizes.scope}` },
    ...tieSentences(regulation),
    { key: "fill" },
    { key: `on-tie.${prizes.onTie}` },
  ];
}

function roundSentences(regulation: Ruled): RuleSentence[] {
  const rounds = roundsOf(regulation);
  if (rounds.length < 2) return [];
  return [
    {
      key: "rounds",
      items: rounds.map(({ label, weight }) => ({
        key: weight === "0" ? "round-without-weight" : "round",
        params: { label, weight },
      })),
    },
  ];
}

function voteSentences({ rule: { publicVote } }: Ruled): RuleSentence[] {
  return publicVote ? [{ key: "public-vote", params: { points: publicVote.max, count: publicVote.decimals } }] : [];
}

function roundingSentences({ rule: { rounding } }: Ruled): RuleSentence[] {
  const stages = (["combined", "weighted", "total"] as const).flatMap((stage) => {
    const rule = rounding[stage];
    return rule ? [{ key: `rounding.${stage}.${rule.mode}`, params: { count: rule.decimals } }] : [];
  });
  return stages.length > 0 ? stages : [{ key: "rounding.none" }];
}

function tieSentences({ rule, rounds, criteriaText }: Ruled): RuleSentence[] {
  const labelOf = (words: readonly { id: string; label: string }[], id: string) =>
    words.find((word) => word.id === id)?.label || id;
  const item = (step: TieBreakStep): RuleSentence => {
    switch (step.by) {
      case "criterion":
        return { key: "tie.criterion", params: { label: labelOf(criteriaText, step.id) } };
      case "round":
        return { key: "tie.round", params: { label: labelOf(rounds, step.id) } };
      case "median":
      case "highest-sheet":
      case "vote":
        return { key: `tie.${step.by}` };
    }
  };
  if (rule.tieBreak.length === 0) return [{ key: "tie.none" }];
  return [{ key: "tie.chain", items: rule.tieBreak.map(item) }];
}
