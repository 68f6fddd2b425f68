import { rubricOf, type Regulation } from "~/contests/regulation";
import type { ToldResult, WithoutPrize } from "~/entries/told-result";
import { decimal, div, formatFixed, fromInteger, round, sum } from "~/platform/decimal";
import type { Bundle } from "./bundle";
import type { ResultRow } from "./tally";
import type { RoundWorkings } from "./workings";

/** The mean of an entry's marks for one criterion. */
export interface OwnCriterion {
  readonly round: string;
  readonly label: string;
  readonly max: string;
  /** With two decimals. */
  readonly mean: string;
}

/** What its authors are told of an entry's result, as far as the regulation allows. */
export interface OwnResult {
  readonly total: string | null;
  readonly rank: { readonly rank: number; readonly of: number } | null;
  readonly criteria: readonly OwnCriterion[];
  /** Receipts of the sheets that count and whose words may be told; empty where none are. */
  readonly receipts: readonly string[];
}

const DECIMALS = 2;

/** What of an entry's row tells whether it was ranked. */
export interface RankedRow {
  readonly rank: number | null;
  /** Of each round; null: too few sheets count, or it did not take part. */
  readonly scores: readonly (string | null)[];
}

export function toldResult(prizes: readonly string[], without: WithoutPrize): ToldResult {
  return prizes.length > 0 ? { prizes: prizes.join(", ") } : { without };
}

/** `row`: null where the result was computed without it. Who was scored in a round and did not go on to the next got no prize like those behind the winners. */
export function withoutPrize(row: RankedRow | null): WithoutPrize {
  if (row === null) return "not-in-result";
  return row.rank !== null || row.scores.some((score) => score !== null) ? "no-prize" : "not-ranked";
}

export function rankedRow({ rank, workings }: Pick<ResultRow, "rank" | "workings">): RankedRow {
  return { rank, scores: workings.rounds.map(({ score }) => score) };
}

/** What an entry's own result is read from: its own row and sheets, and of all others their places. */
export interface OwnTally extends Pick<Bundle, "rule" | "entries" | "sheets"> {
  readonly row: ResultRow;
  readonly ranks: readonly Pick<ResultRow, "entry" | "rank">[];
}

/** An entry's own result from a published tally. */
export function ownResult(
  regulation: Pick<Regulation, "rule" | "criteriaText" | "rounds" | "deciding">,
  { row, ranks, ...bundle }: OwnTally,
): OwnResult {
  const code = row.entry;
  const { feedback } = regulation.deciding;
  const groupOf = new Map(bundle.entries.map(({ code: each, group }) => [each, group]));
  const byGroup = bundle.rule.prizes.scope === "group";
  const beside = ranks.filter(
    ({ entry, rank }) => rank !== null && (!byGroup || groupOf.get(entry) === groupOf.get(code)),
  );
  const own = bundle.sheets;
  return {
    total: feedback.total ? row.score : null,
    rank: feedback.rank && row.rank !== null ? { rank: row.rank, of: beside.length } : null,
    criteria: feedback.criteria
      ? row.workings.rounds.flatMap((each) =>
          criteriaMeans(regulation, each, own.filter(({ round: id }) => id === each.round)),
        )
      : [],
    receipts: feedback.comments ? own.flatMap(({ receipt }) => receipt ?? []) : [],
  };
}

/** Of the marks that the workings count: neither those left out as highest or lowest, nor sheets that lack a criterion. */
function criteriaMeans(
  regulation: Pick<Regulation, "rule" | "criteriaText" | "rounds">,
  workings: RoundWorkings,
  sheets: Bundle["sheets"],
): OwnCriterion[] {
  const label = regulation.rounds.find(({ id }) => id === workings.round)?.label ?? workings.round;
  const isOne = regulation.rule.rounds.length < 2;
  const counted = new Set(
    workings.sheets.filter(({ dropped, missing }) => !dropped && !missing?.length).map(({ judge }) => judge),
  );
  return rubricOf(regulation, workings.round).flatMap((criterion): OwnCriterion[] => {
    const combined = workings.criteria?.find((each) => each.criterion === criterion.id);
    const marks = combined
      ? combined.marks.filter(({ dropped }) => !dropped).map(({ mark }) => mark)
      : sheets.filter(({ judge }) => counted.has(judge)).flatMap(({ scores }) => scores[criterion.id] ?? []);
    if (marks.length === 0) return [];
    const mean = div(sum(marks.map(decimal)), fromInteger(marks.length));
    return [
      {
        round: isOne ? "" : label,
        label: criterion.label,
        max: criterion.max,
        mean: formatFixed(round(mean, DECIMALS, "half-up"), DECIMALS),
      },
    ];
  });
}
