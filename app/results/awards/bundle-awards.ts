import type { Collective } from "~/contests/regulation";
import { tellsOfAuthors } from "~/contests/special-prize";
import { formatDecimal, fromMilli } from "~/platform/decimal";
import { canonicalJson } from "~/platform/canonical-json";
import { leagueState, specialStates, type AwardSituation } from "./award";

/*
 * Special and collective prizes as the bundle names them, in `contest`: lists without persons, for the record. They
 * compute nothing.
 */

export interface BundleSpecial {
  /** Id of the decision: who got it may be withheld, that somebody else did is to be seen all the same. */
  readonly decision: string;
  /** Id in the regulation. */
  readonly prize: string;
  readonly label: string;
  readonly amountVnd: number;
  readonly sponsor?: string;
  /** Code of the entry, or name of the unit, that got it. */
  readonly entry?: string;
  readonly unit?: string;
  /** Who got it is not said for ever: it would say what an author said of themselves, which they may take back. */
  readonly withheld?: true;
  /** "rule": by the regulation's rule; "committee": named by the committee. */
  readonly by: "rule" | "committee";
  /** Why the committee named it; left out where it could tell who got a prize that is withheld. */
  readonly reason?: string;
  /** The rule looked only among the entries that have a sheet of the last round. */
  readonly among?: "finalists";
}

export interface BundleUnit {
  readonly unit: string;
  /** Id of the decision on its prize: the unit may be renamed afterwards. */
  readonly decision?: string;
  readonly entries: number;
  readonly eligible: number;
  /** Prizes by level, those without any left out. */
  readonly prizes: Readonly<Record<string, number>>;
  /** Points for promotion, decimal. */
  readonly promotion: string;
  readonly points: string;
  readonly rank: number;
  /** Id of the collective level; null: none. */
  readonly prize: string | null;
  readonly label?: string;
  readonly amountVnd?: number;
  readonly by?: "rule" | "committee";
}

export interface BundleAwards {
  readonly special?: readonly BundleSpecial[];
  readonly collective?: readonly BundleUnit[];
}

/** What stands decided, as the bundle says it; a list that is empty is left out. `unitNames`: by id. */
export function bundleAwards(
  situation: AwardSituation,
  unitNames: ReadonlyMap<string, string>,
): BundleAwards {
  const special = specialStates(situation).flatMap(({ prize, standing }) =>
    standing.map(({ id, entry, unitId, byRule, reason }): BundleSpecial => ({
      decision: id,
      prize: prize.id,
      label: prize.label,
      amountVnd: prize.amountVnd,
      ...(prize.sponsor !== "" && { sponsor: prize.sponsor }),
      ...(tellsOfAuthors(situation, prize.id)
        ? { withheld: true as const }
        : { ...(entry !== null && { entry }), ...(unitId !== null && { unit: unitNames.get(unitId) ?? "" }) }),
      by: byRule ? "rule" : "committee",
      ...(!byRule && !tellsOfAuthors(situation, prize.id) && { reason }),
      ...(byRule && prize.among === "finalists" && { among: "finalists" as const }),
    })),
  );
  const collective = leagueState(situation).rows.map(({ award, prize: _p, open: _o, outdated: _u, ...row }): BundleUnit => {
    const level = levelOf(situation.collective, award?.prizeId);
    return {
      unit: row.name,
      entries: row.entries,
      eligible: row.eligible,
      prizes: Object.fromEntries(Object.entries(row.prizes).filter(([, count]) => count > 0)),
      promotion: formatDecimal(fromMilli(row.promotionMilli)),
      points: row.points,
      rank: row.rank,
      prize: level?.id ?? null,
      ...(award && level && { decision: award.id, label: level.label, amountVnd: level.amountVnd, by: award.byRule ? "rule" : "committee" }),
    };
  });
  return { ...(special.length > 0 && { special }), ...(collective.length > 0 && { collective }) };
}

function levelOf(collective: Collective | null, prizeId: string | undefined): Collective["levels"][number] | null {
  return collective?.levels.find(({ id }) => id === prizeId) ?? null;
}

/**
 * Whether a result already holds these awards. Reasons, which older results left out, belong to their decisions; so does
 * the unit that gets a prize, which may have been renamed. Results of before named it by its name alone.
 */
export function holdsAwards(contest: Readonly<Record<string, unknown>> | undefined, awards: BundleAwards): boolean {
  const listed = (list: unknown) => (Array.isArray(list) ? (list as readonly Partial<BundleSpecial & BundleUnit>[]) : []);
  const byName = listed(contest?.["collective"]).some(({ prize, decision }) => prize && !decision);
  const without = (list: unknown, ...left: readonly string[]) =>
    listed(list)
      .map((one) => canonicalJson({ ...one, ...Object.fromEntries(left.map((name) => [name, undefined])) }))
      .sort();
  const written = ({ special, collective }: { special?: unknown; collective?: unknown }) =>
    canonicalJson([without(special, "reason", "unit"), without(collective, byName ? "decision" : "unit")]);
  return written(contest ?? {}) === written(awards);
}
