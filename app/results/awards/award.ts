import type { Collective, SpecialPrize } from "~/contests/regulation";
import { NO_PRIZE, UNDECIDED } from "~/contests/rule";
import { isAbout } from "./candidate";
import { leagueTable, type LeagueRow, type UnitRecord } from "./league";
import { amongOf, findSpecial, type AwardEntry, type Candidate, type SpecialFinding } from "./special";

/*
 * Special and collective prizes between the regulation's rule, which proposes, and the committee, which decides. What was
 * decided is compared with what the rule says now, since a correction or a vote on the prizes may change it.
 */

/** A decision that stands: somebody gets a prize, or (neither entry nor unit) the places left of it stay empty. */
export interface StandingAward {
  readonly id: string;
  /** Special prize, collective level, or "none": the unit gets no collective prize. */
  readonly prizeId: string;
  /** Code. */
  readonly entry: string | null;
  readonly memberId: string | null;
  readonly unitId: string | null;
  readonly byRule: boolean;
  readonly reason: string;
}

export interface AwardSituation {
  readonly specialPrizes: readonly SpecialPrize[];
  readonly collective: Collective | null;
  /** Ids of the rule's prize levels, the highest first. */
  readonly levels: readonly string[];
  /** Those that were judged. */
  readonly entries: readonly AwardEntry[];
  readonly units: readonly UnitRecord[];
  readonly awards: readonly StandingAward[];
}

/** One special prize: what the rule finds, what was decided, and how many places wait for a decision. */
export interface SpecialState extends SpecialFinding {
  readonly prize: SpecialPrize;
  readonly standing: readonly StandingAward[];
  /** That the rest of it stays empty. */
  readonly empty: StandingAward | null;
  /** Candidates of the rule who are not decided on. */
  readonly proposed: readonly Candidate[];
  readonly open: number;
  /** Decisions that the rule, or the result, no longer bears out. */
  readonly outdated: readonly StandingAward[];
}

/** Where every special prize of the regulation stands. */
export function specialStates({ specialPrizes, entries, awards }: AwardSituation): SpecialState[] {
  const judged = new Set(entries.map(({ code }) => code));
  return specialPrizes.map((prize): SpecialState => {
    const finding = findSpecial(prize, entries);
    const among = new Set(amongOf(prize, entries).map(({ code }) => code));
    const own = awards.filter(({ prizeId }) => prizeId === prize.id);
    const standing = own.filter((award) => award.entry !== null || award.unitId !== null);
    const empty = own.find((award) => award.entry === null && award.unitId === null) ?? null;
    const left = Math.max(0, prize.count - standing.length);
    const candidates = [...finding.found, ...finding.tied];
    const isTaken = (candidate: Candidate) => standing.some((award) => isAbout(award, candidate));
    const waiting =
      prize.rule.by === "committee" ? left : Math.min(left, candidates.filter((one) => !isTaken(one)).length);
    return {
      ...finding,
      prize,
      standing,
      empty,
      proposed: finding.found.filter((candidate) => !isTaken(candidate)).slice(0, left),
      open: empty ? 0 : waiting,
      outdated: standing.filter(
        (award) =>
          (award.entry !== null && !(award.byRule ? among : judged).has(award.entry)) ||
          (award.byRule && overtaken(prize, entries, finding).some((candidate) => isAbout(award, candidate))),
      ),
    };
  });
}

/**
 * Candidates whom the rule does not choose. Who is none any more, having taken back what made them one, is not among
 * them: what was decided while it stood stays true.
 */
function overtaken(prize: SpecialPrize, entries: readonly AwardEntry[], { found }: SpecialFinding): Candidate[] {
  const all = findSpecial({ ...prize, count: Number.MAX_SAFE_INTEGER }, entries).found;
  return all.filter((candidate) => !found.some((one) => isAbout(one, candidate)));
}

/** The league table with what was decided about it. */
export interface LeagueState {
  readonly rows: readonly (LeagueRow & {
    /** The decision about this unit; null: none. */
    readonly award: StandingAward | null;
    /** A prize by the table that is not decided, or equals at a level's edge. */
    readonly open: boolean;
    /** What was decided by the table is not what it says now. */
    readonly outdated: boolean;
  })[];
}

/** The league table by the committee's own decisions and the formula, compared with everything decided. */
export function leagueState({ collective, levels, units, awards }: AwardSituation): LeagueState {
  if (!collective) return { rows: [] };
  const known = new Set([NO_PRIZE, ...collective.levels.map(({ id }) => id)]);
  const own = awards.filter(({ prizeId, unitId }) => unitId !== null && known.has(prizeId));
  const decided = new Map(
    own.filter(({ byRule }) => !byRule).map(({ unitId, prizeId }) => [unitId ?? "", prizeId]),
  );
  return {
    rows: leagueTable(collective, levels, units, decided).map((row) => {
      const award = own.find(({ unitId }) => unitId === row.unitId) ?? null;
      return {
        ...row,
        award,
        open: award === null && row.prize !== null,
        outdated: award !== null && award.byRule && award.prizeId !== row.prize,
      };
    }),
  };
}

/** Units that the table alone gives a level to, and nobody has decided on. */
export function leagueProposals({ rows }: LeagueState): { readonly unitId: string; readonly prizeId: string; readonly points: string }[] {
  return rows.flatMap(({ unitId, prize, points, award }) =>
    award === null && prize !== null && prize !== UNDECIDED ? [{ unitId, prizeId: prize, points }] : [],
  );
}

/** What keeps awards from going into the result. Catalogue: `gate:fault.<code>`. */
export type AwardFault =
  /** Places of a special prize about which nothing is decided. */
  | { readonly code: "award-open"; readonly prize: string }
  /** What was decided is not borne out any more. */
  | { readonly code: "award-outdated"; readonly prize: string }
  /** Units whose collective prize is not decided. */
  | { readonly code: "collective-open"; readonly count: number };

export function awardFaults(situation: AwardSituation): AwardFault[] {
  const { rows } = leagueState(situation);
  const open = rows.filter((row) => row.open).length;
  const stale = rows.filter((row) => row.outdated);
  const labelOf = (prizeId: string) =>
    situation.collective?.levels.find(({ id }) => id === prizeId)?.label ?? prizeId;
  return [
    ...specialStates(situation).flatMap(({ prize: { label }, open: places, outdated }): AwardFault[] => [
      ...(places > 0 ? [{ code: "award-open" as const, prize: label }] : []),
      ...(outdated.length > 0 ? [{ code: "award-outdated" as const, prize: label }] : []),
    ]),
    ...(open > 0 ? [{ code: "collective-open" as const, count: open }] : []),
    ...[...new Set(stale.map(({ award }) => labelOf(award?.prizeId ?? "")))].map((prize) => ({
      code: "award-outdated" as const,
      prize,
    })),
  ];
}
