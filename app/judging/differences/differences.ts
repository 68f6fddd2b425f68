import { compare, decimal } from "~/platform/decimal";
import { sha256Hex } from "~/platform/sha256";

/** A sheet that stands submitted: whose, its exact total, and its receipt, which no other sheet has. */
export interface StandingSheet {
  readonly judgeId: string;
  readonly totalMicro: bigint;
  readonly receipt: string;
}

/** The sheets of one entry in one round. */
export interface EntrySheets {
  /** How many judges still have theirs open. */
  readonly open: number;
  readonly sheets: readonly StandingSheet[];
}

export interface Difference {
  /** Highest total less lowest. */
  readonly spreadMicro: bigint;
  readonly lowMicro: bigint;
  readonly highMicro: bigint;
  /** Of all sheets that it was found between, in their order as texts. */
  readonly receipts: readonly string[];
}

const MILLION = 1_000_000n;

/**
 * Where two totals of an entry lie further apart than the limit. Asked once all sheets of the entry in the round are
 * in: who still scores must not learn that the others disagree. A distance of exactly the limit is none.
 */
export function differenceOf(limit: string | null, { open, sheets }: EntrySheets): Difference | null {
  if (limit === null || open > 0) return null;
  const [first, ...rest] = sheets;
  if (!first || rest.length === 0) return null;
  let [low, high] = [first.totalMicro, first.totalMicro];
  for (const { totalMicro } of rest) {
    if (totalMicro < low) low = totalMicro;
    if (totalMicro > high) high = totalMicro;
  }
  const spreadMicro = high - low;
  if (compare({ n: spreadMicro, d: MILLION }, decimal(limit)) <= 0) return null;
  return {
    spreadMicro,
    lowMicro: low,
    highMicro: high,
    receipts: sheets.map(({ receipt }) => receipt).sort(),
  };
}

/** Whether an answer was given about exactly these sheets: another sheet asks the question anew. */
export function answers(
  answer: { readonly sheets: readonly string[] },
  { receipts }: Pick<Difference, "receipts">,
): boolean {
  const given = answer.sheets.toSorted();
  return given.length === receipts.length && given.every((receipt, at) => receipt === receipts[at]);
}

/** Stands for exactly these sheets in a form that people see: receipts themselves are their judges' own. */
export function sheetsKey({ receipts }: Pick<Difference, "receipts">): string {
  return sha256Hex(receipts.join(" "));
}
