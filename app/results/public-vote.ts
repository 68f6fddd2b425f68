import type { PublicVoteRule } from "~/contests/rule";
import { decimal, div, fromInteger, mul, round, ZERO, type Exact } from "~/platform/decimal";

/** What an entry's votes come to. */
export interface VotePoints {
  readonly votes: number;
  /** The most votes of any judged entry. */
  readonly highest: number;
  readonly points: Exact;
}

/**
 * Points for votes of the public: max × votes ÷ highest votes, rounded (Thái Nguyên's contest of 2025 gives 20 points so,
 * to one decimal). Entries that nobody is asked about have no part in it: `judged` are the codes that have. Where
 * nobody voted for anybody, all get nothing.
 */
export function votePoints(
  rule: PublicVoteRule,
  counts: Readonly<Record<string, number>>,
  judged: readonly string[],
): ReadonlyMap<string, VotePoints> {
  const votesOf = (code: string) => (Object.hasOwn(counts, code) ? (counts[code] ?? 0) : 0);
  const highest = judged.reduce((most, code) => Math.max(most, votesOf(code)), 0);
  return new Map(
    judged.map((code) => {
      const votes = votesOf(code);
      const share = highest === 0 ? ZERO : div(fromInteger(votes), fromInteger(highest));
      const points = round(mul(decimal(rule.max), share), rule.decimals, rule.mode);
      return [code, { votes, highest, points }];
    }),
  );
}
