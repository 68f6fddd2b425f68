import type { Decision } from "./bundle";

/**
 * How a committee's vote on a tie orders the entries that it names: the outcome is the entry placed
 * first, or several in order, "A > B > C" (a comma does as well). Entries that the outcome leaves out
 * come after those in it and stay equal to each other. Null when the outcome does not say so.
 */
export function voteOrder({
  entries,
  outcome,
}: Pick<Decision, "entries" | "outcome">): string[] | null {
  const named = new Set(entries);
  const whole = outcome.trim();
  const readings = [[whole], ...SEPARATORS.map((sign) => whole.split(sign).map((code) => code.trim()))];
  return (
    readings.find((order) => order.every((code) => named.has(code)) && new Set(order).size === order.length) ?? null
  );
}

/** From what no code holds to what one may: the first by which the outcome names entries counts. */
const SEPARATORS = [/\s>\s/, ">", /[>,]/];

/** The recorded votes on ties, ready to split groups of equal entries. */
export interface Votes {
  /** The equal entries in the order that the votes give them: sets of still equal codes, best first. */
  readonly split: (codes: readonly string[]) => string[][];
}

/**
 * A vote only counts for a tie all of whose entries it names: it cannot place somebody whom the committee
 * did not compare. Of several, the last in the file that tells them apart counts.
 */
export function votesOf(decisions: readonly Decision[]): Votes {
  const byEntry = new Map<
    string,
    { readonly entries: ReadonlySet<string>; readonly order: readonly string[] }[]
  >();
  for (const decision of decisions) {
    if (decision.kind !== "tie") continue;
    const order = voteOrder(decision);
    if (!order)
      throw new RangeError(`not an order of the entries: ${JSON.stringify(decision.outcome)}`);
    const vote = { entries: new Set(decision.entries), order };
    for (const code of decision.entries) {
      const votes = byEntry.get(code);
      if (votes) votes.unshift(vote);
      else byEntry.set(code, [vote]);
    }
  }

  const split = (codes: readonly string[]): string[][] => {
    const [first] = codes;
    if (first === undefined) return [];
    if (codes.length === 1) return [[first]];
    const tied = new Set(codes);
    for (const { entries, order } of byEntry.get(first) ?? []) {
      if (!codes.every((code) => entries.has(code))) continue;
      const placed = order.filter((code) => tied.has(code));
      if (placed.length === 0) continue;
      for (const code of placed) tied.delete(code);
      return [...placed.map((code) => [code]), ...split([...tied])];
    }
    return [[...codes]];
  };
  return { split };
}
