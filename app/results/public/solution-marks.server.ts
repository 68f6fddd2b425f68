import { rubricOf, type Regulation } from "~/contests/regulation";
import { roundsOf } from "~/contests/rounds";
import { decimalsOf, formatExact, formatFixed, type Exact } from "~/platform/decimal";
import { db } from "~/platform/db.server";
import type { Bundle, BundleSheet } from "../bundle";
import type { VisiblePublication } from "../published.server";
import { scorerOf } from "../score";
import type { ResultRow } from "../tally";

/** How a winner was marked in one round: by criterion, all judges together. */
export interface RoundMarks {
  readonly round: string;
  /** "" where there is one round. */
  readonly label: string;
  readonly criteria: readonly { readonly id: string; readonly label: string; readonly max: string; readonly value: string | null }[];
}

/** Points that an entry was given for the public's votes, beside what the judges gave. */
export interface VotePoints {
  readonly votes: number;
  readonly points: string;
  readonly max: string;
}

export interface SolutionMarks {
  readonly rounds: readonly RoundMarks[];
  /** null where the regulation counts no votes. */
  readonly votes: VotePoints | null;
}

type Marks = ReadonlyMap<string, SolutionMarks>;

/** A publication never changes, and its tally may be large: the winners' figures are read out of it once. */
const known = new Map<string, Promise<Marks>>();
const KEPT = 20;

/** The published figures of one winner. */
export async function solutionMarks(
  publication: Pick<VisiblePublication, "id" | "tallyId" | "regulation" | "winners">,
  code: string,
): Promise<SolutionMarks> {
  const { id } = publication;
  let marks = known.get(id);
  if (!marks) {
    marks = read(publication);
    known.set(id, marks);
    marks.catch(() => known.delete(id));
    const oldest = known.keys().next().value;
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  }
  return (await marks).get(code) ?? { rounds: [], votes: null };
}

async function read({ tallyId, regulation, winners }: Pick<VisiblePublication, "tallyId" | "regulation" | "winners">): Promise<Marks> {
  const { bundle } = await db.tally.findUniqueOrThrow({ where: { id: tallyId }, select: { bundle: true } });
  // Written by `tallyEntries` and nothing else.
  const { rule, sheets, results } = bundle as unknown as Pick<Bundle, "rule" | "sheets"> & { results?: readonly ResultRow[] };
  const wanted = new Set(winners.levels.flatMap((level) => level.winners.map(({ code }) => code)));
  const own = new Map<string, BundleSheet[]>([...wanted].map((code) => [code, []]));
  for (const sheet of sheets) own.get(sheet.entry)?.push(sheet);
  const labels = new Map(roundsOf(regulation).map(({ id, label }) => [id, label]));
  const rounds = rule.rounds.map((round) => ({
    round,
    label: rule.rounds.length > 1 ? (labels.get(round.id) ?? round.id) : "",
    rubric: rubricOfRound(regulation, round.id),
    // As if it were the only one: what the round's own marks say.
    scorer: scorerOf({ ...rule, rounds: [{ ...round, weight: "1" }] }),
  }));
  const marksOf = (entry: readonly BundleSheet[]): RoundMarks[] =>
    rounds.flatMap(({ round, label, rubric, scorer }) => {
      const score = scorer.score(entry);
      const criteria = rubric.map(({ id, label: name, max }) => {
        const value = scorer.tieValue(score, { by: "criterion", id });
        return { id, label: name, max, value: value && shown(value) };
      });
      return criteria.some(({ value }) => value !== null) ? [{ round: round.id, label, criteria }] : [];
    });
  const voted = new Map(results?.map(({ entry, workings }) => [entry, workings.publicVote]));
  const votesOf = (code: string): VotePoints | null => {
    const counted = voted.get(code);
    return rule.publicVote && counted ? { votes: counted.votes, points: counted.points, max: rule.publicVote.max } : null;
  };
  return new Map([...own].map(([code, entry]) => [code, { rounds: marksOf(entry), votes: votesOf(code) }]));
}

function rubricOfRound(regulation: Regulation, roundId: string) {
  return regulation.rule.rounds.some(({ id }) => id === roundId) ? rubricOf(regulation, roundId) : rubricOf(regulation);
}

/** Two decimals where it has more, or none that end. */
function shown(value: Exact): string {
  const decimals = decimalsOf(value);
  return decimals === null || decimals > 2 ? formatFixed(value, 2) : formatExact(value);
}
